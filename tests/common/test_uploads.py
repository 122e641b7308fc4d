"""What is handed in is what it says it is, whole, and harmless; everything else is told why."""

import hashlib
from typing import Any

import pytest
from django.utils import translation

from eset_portal.common import packed, uploads
from eset_portal.common.downloads import attachment
from eset_portal.common.rules import file_kinds
from tests.common import files

GOOD = {
    "acta.pdf": files.pdf,
    "foto.png": files.image,
    "foto.JPEG": lambda: files.image("JPEG"),
    "text.odt": files.odt,
    "text.docx": files.docx,
    "full.xlsx": files.xlsx,
}


def refusal(name: str, content: bytes, **options: Any) -> str:
    with translation.override("en"), pytest.raises(uploads.Unacceptable) as raised:
        uploads.checked(files.upload(name, content), **options)
    return raised.value.message


@pytest.mark.parametrize("name", GOOD)
def test_good_files_of_every_kind_come_through(name: str) -> None:
    content = GOOD[name]()
    found = uploads.checked(files.upload(name, content))
    assert found.size == len(content)
    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert found.file.read() == content
    assert found.name.endswith(f".{found.kind}")


BAD = {
    "empty": ("buit.pdf", b"", "is empty"),
    "no PDF": ("acta.pdf", b"MZ" + bytes(50), "is not what its ending says"),
    "only begins as PDF": ("acta.pdf", b"%PDF-1.7 hola", "damaged or no PDF"),
    "locked PDF": ("acta.pdf", files.pdf("secret"), "password"),
    "PDF with a ZIP behind": ("acta.pdf", files.pdf() + files.odt(), "hidden"),
    "picture with a ZIP behind": ("foto.png", files.image() + files.odt(), "hidden"),
    "ZIP with a program before": ("text.odt", b"MZ" + files.odt(), "is not what its ending says"),
    "PDF called picture": ("foto.png", files.pdf(), "is not what its ending says"),
    "SVG": ("dibuix.svg", b"<svg onload='x()'/>", "not of a kind"),
    "two endings": ("factura.exe.pdf", files.pdf(), "not of a kind"),
    "no ending": ("factura", files.pdf(), "not of a kind"),
    "macros": ("text.docx", files.docx(**{"word/vbaProject.bin": b"x"}), "macros"),
    "macros in ODF": ("text.odt", files.odt(**{"Basic/script-lb.xml": b"x"}), "macros"),
    "a sheet called text": ("text.docx", files.xlsx(), "is not what its ending says"),
    "text called sheet": ("full.ods", files.odt(), "is not what its ending says"),
    "a plain ZIP": ("text.odt", files.packed({"a": "b"}), "is not what its ending says"),
    "names that climb": ("text.odt", files.odt(**{"../../etc/passwd": b"x"}), "damaged"),
    "cut short": ("text.odt", files.odt()[:-30], "damaged"),
    "bomb": ("text.odt", files.odt(bomb=bytes(30 * 1024 * 1024)), "unpacks"),
    "damaged picture": ("foto.png", files.image()[:40], "damaged"),
    "flood of pixels": ("foto.png", files.image(size=(8000, 5001)), "million"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_are_told_why(case: str) -> None:
    name, content, words = BAD[case]
    assert words in refusal(name, content)


def test_a_file_beyond_the_limit_is_not_even_read() -> None:
    assert "20 MB" in refusal("gran.pdf", b"%PDF-" + bytes(uploads.MOST_BYTES))


def test_only_the_kinds_asked_for_are_taken() -> None:
    assert "pdf" in refusal("foto.png", files.image(), kinds=uploads.PDF_ONLY)


def test_a_package_that_lies_about_its_size_is_found_out() -> None:
    honest = files.odt(big=bytes(3_000_000))
    real, claimed = (3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert "damaged" in refusal("text.odt", honest.replace(real, claimed))


def test_many_parts_are_a_bomb_too() -> None:
    parts = {f"p{number}": b"" for number in range(packed.MOST_PARTS)}
    assert "unpacks" in refusal("text.odt", files.odt(**parts))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\docs\\acta ple.pdf", "Cdocsacta_ple.pdf"),
        ("../../acta.PDF", "acta.pdf"),
        ("acta.2024.01.pdf", "acta.2024.01.pdf"),
        ("\u202efdp.pdf", "fdp.pdf"),
        ("....pdf", "fitxer.pdf"),
        ("n" * 500 + ".pdf", "n" * 116 + ".pdf"),
        ("<script>.pdf", "script.pdf"),
    ],
)
def test_names_are_kept_harmless(given: str, kept: str) -> None:
    assert uploads.checked(files.upload(given, files.pdf())).name == kept


@pytest.mark.parametrize("name", ["acta.pdf", "foto.png", "text.odt", "sense-res"])
def test_what_is_handed_out_is_saved_and_never_shown(name: str) -> None:
    answer = attachment(files.upload(name, b"x").file, name)
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    kind = file_kinds.kind_of(name)
    assert answer["Content-Type"] == (kind.content_type if kind else "application/octet-stream")
    assert "sandbox" in answer["Content-Security-Policy"]
