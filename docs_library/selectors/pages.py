"""Everything that the page of one edition shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import translation

from docs_library.models import Document, Edition
from docs_library.rules.cross_references import mentioned
from docs_library.rules.rendering import Heading, render
from docs_library.selectors import documents
from eset_portal.common.rules.moves import State
from governance.models import Entity

DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """An edition in the list of those of its document."""

    edition: Edition
    address: str
    standing: State
    is_this: bool


@dataclass(frozen=True, slots=True)
class Page:
    """An edition, ready to be laid out."""

    edition: Edition
    document: Document
    address: str
    standing: State
    html: str
    contents: list[Heading]
    editions: list[Listed]
    in_force: Edition | None
    previous: Edition | None


def values_of(body: Entity | None) -> dict[str, str]:
    """Return what the parameters of a text stand for, to somebody who acts for BODY."""
    if body is None:
        return {}
    with translation.override("ca"):  # documents are written in Catalan
        kind = body.kind_label
    return {
        "ens.nom": body.name,
        "ens.tipus": kind,
        "ens.codi": body.code or "",
        "ens.nif": body.nif or "",
        "ens.dir3": body.dir3 or "",
        "ens.web": body.website,
    }


def address(edition: Edition) -> str:
    """Return the address at which EDITION stays for ever."""
    arguments = [edition.document.code, edition.major, edition.minor]
    return reverse("docs_library:edition-detail", args=arguments)


def read(edition: Edition, *, on: date, values: Mapping[str, str] | None = None) -> Page:
    """Return the page of EDITION as it is ON that day, its parameters filled with VALUES."""
    document = edition.document
    every = documents.editions_of(document)
    body = render(edition.text, addresses=_addresses(edition), values=values)
    return Page(
        edition=edition,
        document=document,
        address=address(edition),
        standing=edition.standing(on),
        html=body.html,
        contents=[heading for heading in body.headings if heading.level == DEEPEST],
        editions=[_listed(one, document, edition, on) for one in every],
        in_force=next((one for one in every if one.standing(on).code == "in_force"), None),
        previous=_previous(every, edition),
    )


def _previous(every: list[Edition], edition: Edition) -> Edition | None:
    """Return the edition numbered before EDITION; EVERY comes newest first."""
    numbers = [one.pk for one in every]
    place = numbers.index(edition.pk) + 1 if edition.pk in numbers else len(every)
    return every[place] if place < len(every) else None


def preview(edition: Edition, text: str, *, values: Mapping[str, str] | None = None) -> str:
    """Return TEXT as safe HTML, as it would read in EDITION. Raise DomainError when too long."""
    codes = mentioned(text) - {edition.document.code}
    return render(text, addresses=_addresses_of(codes), values=values).html


def own(edition: Edition, text: str, *, values: Mapping[str, str]) -> dict[str, object]:
    """Return the TEXT of an own copy that stands on EDITION as HTML, and its contents."""
    codes = mentioned(text) - {edition.document.code}
    body = render(text, addresses=_addresses_of(codes), values=values)
    contents = [heading for heading in body.headings if heading.level == DEEPEST]
    return {"html": body.html, "contents": contents}


def _listed(one: Edition, document: Document, shown: Edition, on: date) -> Listed:
    one.document = document
    return Listed(one, address(one), one.standing(on), one.pk == shown.pk)


def _addresses(edition: Edition) -> dict[str, str]:
    """Return where the other documents are that the text of EDITION names."""
    return _addresses_of(mentioned(edition.text) - {edition.document.code})


def _addresses_of(codes: set[str]) -> dict[str, str]:
    found = Edition.objects.numbered().filter(document__code__in=codes)
    known = found.values_list("document__code", flat=True).distinct()
    return {code: reverse("docs_library:document-detail", args=[code]) for code in known}
