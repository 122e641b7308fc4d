"""Look into a PDF: what the machine-checkable part of PDF/UA-1 says is wrong with it."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

PAINTING = re.compile(r"Tj|TJ|'|\"|[fFS]\*?|[Bb]\*?|s|Do|sh|INLINE IMAGE")
HIDDEN = 2
STANDARD = re.compile(
    "Document|Part|Art|Sect|Div|BlockQuote|Caption|TOC|TOCI|Index|NonStruct|Private|P|H[1-6]?|L|LI"
    "|Lbl|LBody|Table|TR|TH|TD|THead|TBody|TFoot|Span|Quote|Note|Reference|BibEntry|Code|Link|Annot"
    "|Ruby|Warichu|Figure|Formula|Form"
)
KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
}


def problems(content: bytes) -> list[str]:
    """Return each thing that PDF/UA-1 asks of the PDF in CONTENT and is not there."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        elements = list(_elements(root)) if root is not None else []
        return [
            *_document(pdf),
            *_metadata(pdf),
            *_headings(elements),
            *_shapes(elements),
            *_tables(elements),
            *_links(pdf, elements),
            *_fonts(pdf),
            *_content(pdf, elements),
        ]


def structure(content: bytes) -> list[tuple[str, str]]:
    """Return (type, alternative text) of each structure element, in reading order."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        elements = _elements(pdf.Root.StructTreeRoot)
        return [(_kind(element), str(element.get("/Alt", ""))) for element in elements]


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    if not str(pdf.Root.get("/Lang", "")):
        yield "the document has no language"
    if not bool(pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the window does not show the title"
    if not bool(pdf.Root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "the document is not marked as tagged"
    if "/StructTreeRoot" not in pdf.Root:
        yield "there is no structure tree"
    if "/Outlines" not in pdf.Root or not pdf.open_outline().root:
        yield "there are no bookmarks"
    for number, page in enumerate(pdf.pages, start=1):
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield f"page {number}: tab order does not follow the structure"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        if not xmp.get("dc:title"):
            yield "the metadata have no title"
        if xmp.get("pdfuaid:part") != "1":
            yield "the metadata do not claim PDF/UA-1"


def _headings(elements: list[Any]) -> Iterator[str]:
    levels = [int(kind[1]) for kind in map(_kind, elements) if re.fullmatch(r"H[1-6]", kind)]
    if not levels:
        yield "there are no headings"
    elif levels[0] != 1:
        yield f"the first heading is H{levels[0]}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"H{after} follows H{before}"


def _shapes(elements: list[Any]) -> Iterator[str]:
    for element in elements:
        kind = _kind(element)
        if not STANDARD.fullmatch(kind):
            yield f"{kind} is not a standard type"
        if kind == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "a Figure has no alternative text"
        for kid in _kids(element):
            if kind in KIDS and _kind(kid) not in KIDS[kind]:
                yield f"{_kind(kid)} stands in {kind}"


def _tables(elements: list[Any]) -> Iterator[str]:
    for table in (element for element in elements if _kind(element) == "Table"):
        rows = [row for row in _elements(table) if _kind(row) == "TR"]
        widths = {sum(_attribute(cell, "/ColSpan", 1) for cell in _kids(row)) for row in rows}
        if len(widths) > 1:
            yield f"rows of a table have {sorted(widths)} cells"
        headers = [cell for row in rows for cell in _kids(row) if _kind(cell) == "TH"]
        if not headers:
            yield "a table has no header cell"
        if any("/ID" not in cell and not _attribute(cell, "/Scope", "") for cell in headers):
            yield "a TH has neither scope nor identifier"


def _links(pdf: pikepdf.Pdf, elements: list[Any]) -> Iterator[str]:
    tagged = {
        kid.Obj.objgen
        for element in elements
        if _kind(element) == "Link"
        for kid in _raw_kids(element)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    }
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            if int(note.get("/F", 0)) & HIDDEN:  # such as an invisible seal: 7.18.1 leaves it out
                continue
            if not str(note.get("/Contents", "")):
                yield "a link has no Contents"
            if note.objgen not in tagged or "/StructParent" not in note:
                yield "a link is not tagged"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    fonts = {
        font.objgen: font
        for page in pdf.pages
        for font in page.get("/Resources", {}).get("/Font", {}).values()
    }
    for font in fonts.values():
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = inner.get("/FontDescriptor", {})
        if not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
            yield f"{font.BaseFont} is not embedded"
        if "/ToUnicode" not in font:
            yield f"{font.BaseFont} has no ToUnicode"


def _content(pdf: pikepdf.Pdf, elements: list[Any]) -> Iterator[str]:
    reachable = {element.objgen for element in elements}
    tree = pdf.Root.get("/StructTreeRoot", {}).get("/ParentTree", {}).get("/Nums", [])
    owners = {int(tree[place]): tree[place + 1] for place in range(0, len(tree), 2)}
    for number, page in enumerate(pdf.pages, start=1):
        marks: list[str] = []
        mine = owners.get(int(page.get("/StructParents", -1)), [])
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BMC", "BDC"):
                marks.append(str(instruction.operands[0]))
                mcid = _mcid(instruction)
                if mcid is not None and not _hangs(mine, mcid, reachable):
                    yield f"page {number}: marked content {mcid} hangs on no element"
            elif operator == "EMC":
                marks.pop()
            elif PAINTING.fullmatch(operator) and not marks:
                yield f"page {number}: {operator} paints untagged content"


def _mcid(instruction: Any) -> int | None:
    last = instruction.operands[-1]
    found = isinstance(last, pikepdf.Dictionary) and "/MCID" in last
    return int(last.MCID) if found else None


def _hangs(owners: Any, mcid: int, reachable: set[tuple[int, int]]) -> bool:
    owner = owners[mcid] if mcid < len(owners) else None
    return isinstance(owner, pikepdf.Object) and owner.objgen in reachable


def _elements(element: Any) -> Iterator[Any]:
    for kid in _kids(element):
        yield kid
        yield from _elements(kid)


def _kids(element: Any) -> list[Any]:
    return [
        kid for kid in _raw_kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]


def _raw_kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _kind(element: Any) -> str:
    return str(element.S).removeprefix("/")


def _attribute(element: Any, name: str, default: Any) -> Any:
    found = element.get("/A", {}).get(name, default)
    return str(found) if isinstance(found, pikepdf.Name) else found
