"""Finish the tag tree of a PDF where WeasyPrint leaves it short of PDF/UA.

Four things: what stands in the page margins becomes a pagination artifact (ISO 14289-1, 7.8),
header cells say whether they head a row or a column, links carry their words instead of their
target, and identifiers that repeat on each page of a long table go.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pydyf  # type: ignore[import-untyped]  # ships no types


@dataclass(frozen=True, slots=True)
class Finisher:
    """A callable for WeasyPrint's `finisher`; LINK_TEXTS are the words of a link by its target."""

    link_texts: Mapping[str, str]

    def __call__(self, _document: object, pdf: Any) -> None:
        """Finish the tags of PDF in place."""
        by_reference = {item.reference: item for item in pdf.objects}
        self._name_links(pdf)
        root = by_reference.get(pdf.catalog.get("StructTreeRoot"))
        if root is not None:
            reachable = set(_below(root, by_reference))
            _mark_margins(pdf, by_reference, by_reference[root["ParentTree"]]["Nums"], reachable)
            _scope_headers(by_reference, reachable)

    def _name_links(self, pdf: Any) -> None:
        for item in pdf.objects:
            if isinstance(item, dict) and item.get("Subtype") == "/Link":
                target = item["Contents"].string if "Contents" in item else ""
                item["Contents"] = pydyf.String(self.link_texts.get(target) or target)


def _below(root: Any, by_reference: Mapping[bytes, Any]) -> Iterator[bytes]:
    """Yield the references of all structure elements under ROOT."""
    waiting = list(root["K"])
    while waiting:
        reference = waiting.pop()
        if isinstance(reference, bytes):
            yield reference
            kids = by_reference[reference].get("K", [])
            waiting.extend(kids if isinstance(kids, list) else [kids])


def _mark_margins(
    pdf: Any, by_reference: Mapping[bytes, Any], parents: list[Any], reachable: set[bytes]
) -> None:
    """Turn marked content that hangs on no reachable element into pagination artifacts."""
    pages = (item for item in pdf.objects if isinstance(item, dict) and "StructParents" in item)
    by_key = dict(zip(parents[::2], parents[1::2], strict=True))
    for page in pages:
        if page.get("Type") != "/Page":
            continue
        owners = by_key[page["StructParents"]]
        adrift = {mcid for mcid, owner in enumerate(owners) if owner not in reachable}
        _become_artifacts(by_reference[page["Contents"]].stream, adrift)
        for mcid in adrift:
            by_reference[owners[mcid]].clear()
            owners[mcid] = b"null"


def _become_artifacts(stream: list[Any], adrift: set[int]) -> None:
    for place, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in adrift:
            stream[place - 1] = b"/Artifact"
            stream[place] = pydyf.Dictionary({"Type": "/Pagination"})


def _scope_headers(by_reference: Mapping[bytes, Any], reachable: set[bytes]) -> None:
    """Give each header cell its scope: a row's if data cells follow it, else a column's."""
    for reference in reachable:
        row = by_reference[reference]
        if row.get("S") != "/TR":
            continue
        cells = [by_reference[kid] for kid in row["K"]]
        kinds = {cell["S"] for cell in cells}
        for cell in cells:
            attributes = cell.get("A", {})
            attributes.pop("Headers", None)
            cell.pop("ID", None)
            if cell["S"] == "/TH":
                attributes["Scope"] = "/Row" if "/TD" in kinds else "/Column"
