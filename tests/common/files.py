"""Files to hand in, good and bad, made on the spot."""

import io
import zipfile
from collections.abc import Mapping

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image

ODT_MARK = "application/vnd.oasis.opendocument.text"


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """Return CONTENT as a browser would send it, under NAME."""
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def pdf(password: str = "") -> bytes:
    """Return a PDF of one empty page, locked when there is a PASSWORD."""
    document = pikepdf.new()
    document.add_blank_page()
    out = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password) if password else False
    document.save(out, encryption=lock)
    return out.getvalue()


def image(kind: str = "PNG", size: tuple[int, int] = (4, 4)) -> bytes:
    """Return a grey picture."""
    out = io.BytesIO()
    Image.new("L", size).save(out, kind)
    return out.getvalue()


def xlsx() -> bytes:
    """Return a workbook."""
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """Return a ZIP of PARTS."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def odt(**others: bytes) -> bytes:
    """Return the least that is a text of OpenDocument, with OTHERS beside it."""
    return packed({"mimetype": ODT_MARK, "content.xml": "<office/>", **others})


def docx(**others: bytes) -> bytes:
    """Return the least that is a Word file, with OTHERS beside it."""
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>", **others})
