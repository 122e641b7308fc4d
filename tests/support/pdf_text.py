"""Read the words of a PDF, page by page, through the character maps of its fonts."""

import io
import re
from collections.abc import Mapping
from typing import Any

import pikepdf

PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def pages(content: bytes) -> list[str]:
    """Return the text of each page, in painting order, margins included; one line per text."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [_page(page) for page in pdf.pages]


def _page(page: pikepdf.Page) -> str:
    maps = {name: _map(font) for name, font in page.Resources.get("/Font", {}).items()}
    lines: list[str] = []
    current: Mapping[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = maps[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            lines.append(_words(operands[0], current))
    return "\n".join(lines)


def _words(operand: Any, glyphs: Mapping[int, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    codes = (int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2))
    return "".join(glyphs.get(code, "�") for code in codes)


def _map(font: Any) -> dict[int, str]:
    table = bytes(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else b""
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL)
        for code, text in PAIR.findall(block)
    }
