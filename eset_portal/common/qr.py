"""A QR code as a drawing for print, with words for those who do not see it."""

import segno
from django.utils.safestring import SafeString, mark_safe

INK = "#1d2a2e"


def svg(address: str, *, title: str) -> SafeString:
    """Return ADDRESS as a QR code in SVG; TITLE is its alternative text."""
    code = segno.make(address, error="m", micro=False)
    drawn: str = code.svg_inline(
        title=title, dark=INK, border=0, omitsize=True, svgclass="qr", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 - segno escapes the title, the rest is numbers
