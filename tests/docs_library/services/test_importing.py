"""A file becomes a draft, and what was not understood is said."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from docs_library.services import importing
from eset_portal.common.rules.errors import DomainError

pytestmark = pytest.mark.usefixtures("in_english")

TYPES = """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
RELATIONS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""
BODY = """<?xml version="1.0"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Objecte</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Un text </w:t></w:r>
<w:r><w:rPr><w:b/></w:rPr><w:t>important</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Estrany"/></w:pPr><w:r><w:t>{{ ens.alcalde }}</w:t></w:r></w:p>
%s</w:body></w:document>"""
TABLE = """<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""


HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
CELL = "<w:tbl><w:tr><w:tc>"


def word(body: str, **more: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in more.items():
            pack.writestr(name, content)
        pack.writestr("[Content_Types].xml", TYPES)
        pack.writestr("_rels/.rels", RELATIONS)
        pack.writestr("word/document.xml", body)
    return file.getvalue()


def read(name: str, content: bytes) -> importing.Imported:
    return importing.read(SimpleUploadedFile(name, content))


def test_a_word_file_becomes_markdown_and_says_what_it_did_not_understand() -> None:
    found = read("text.docx", word(BODY % TABLE))

    assert "## Objecte" in found.text
    assert "Un text **important**" in found.text
    assert "| A | B |" in found.text
    assert [line for line in found.report if "Estrany" in line] == [
        "The style “Estrany” is not known: check its paragraphs."
    ]
    assert any("ens.alcalde" in line for line in found.report)


def test_markdown_stays_as_it_is_and_what_will_not_show_is_told_by_line() -> None:
    text = (
        "\ufeff## Un\r\n\r\n<b>gras</b>\r\n\r\n![foto](x.png)\r\n{{ ens.nom }}\r\n[x](JavaScript:y)"
    )

    found = read("text.md", text.encode())

    assert found.text.startswith("## Un\n\n<b>gras</b>\n")
    assert [line.split(":")[0] for line in found.report] == ["Line 3", "Line 5", "Line 7"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.md", b"", "no text"),
        ("a.md", b"\xff\xfe\x00x", "UTF-8"),
        ("a.md", b"a\0b", "UTF-8"),
        ("a.md", b"x" * 5_000_001, "too long"),
        ("a.md", b"# \n" * 1_001, "headings"),
        ("a.md", "\u202e\u2066\u200f ".encode() * 40, "no text"),
        ("a.md", b"h\x00o\x00l\x00a", "UTF-8"),
        ("a.docx", b"PK\x03\x04 broken", "DOCX|damaged|good"),
        ("a.docx", word("<not xml"), "could not be read"),
        ("a.docx", b"## Markdown", "not what its ending"),
        ("a.docx", word(BODY % TABLE)[:900], "damaged"),
        ("a.docx", word(BODY % TABLE, **{"word/vbaProject.bin": "x"}), "macros"),
        ("a.docx", word(BODY % TABLE, **{"word/media/a.bin": "0" * 15_000_000}), "far more"),
        ("a.docx", word(BODY % (HEADING * 1_001)), "headings"),
        ("a.docx", word(BODY % ("<w:p/>" * 600_001)), "too many parts"),
        ("a.docx", word(BODY % (f"{CELL}" * 400 + "</w:tc></w:tr></w:tbl>" * 400)), "could not"),
        ("a.docx", word(BODY % "<w:p><w:r><w:t>a&#0;</w:t></w:r></w:p>"), "could not be read"),
        ("a.pdf", b"%PDF-1.7", "neither a Markdown"),
        ("a.exe", b"MZ", "neither a Markdown"),
    ],
)
def test_what_is_neither_is_refused_with_what_to_do(name: str, content: bytes, says: str) -> None:
    with pytest.raises(DomainError, match=says):
        read(name, content)


def test_a_word_file_that_would_keep_its_reader_for_minutes_is_refused_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importing, "MOST_XML", 500)

    with pytest.raises(DomainError, match="too long"):
        read("text.docx", word(BODY % TABLE))


def test_tables_that_will_not_be_shown_as_meant_are_named_by_line() -> None:
    text = "| A | B |\n| --- | --- |\n| 1 | 2 | 3 |\n\n| C | D |\n\n| E | F |\n| --- |\n"
    report = read("text.md", text.encode()).report

    assert [line.partition(":")[0] for line in report] == ["Line 3", "Line 5", "Line 7"]
    assert ["more cells" in report[0], "no line of dashes" in report[1]] == [True, True]
