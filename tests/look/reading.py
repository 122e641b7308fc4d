"""How the tests of the look read style sheets and templates."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
STYLES = ROOT / "static" / "css"
TEMPLATES = ROOT / "templates"
OURS = ("base.html", "account", "allauth", "components", "errors", "layouts", "mfa")


def style(name: str) -> str:
    """Return one style sheet without its comments."""
    text = (STYLES / name).read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def all_styles() -> str:
    """Return every style sheet joined."""
    return "\n".join(style(path.name) for path in sorted(STYLES.glob("*.css")))


def templates(*parts: str) -> Iterator[Path]:
    """Yield the templates under the named folders, or all of them."""
    for part in parts or ("",):
        place = TEMPLATES / part
        yield from [place] if place.is_file() else sorted(place.rglob("*.html"))


def token_pairs() -> dict[str, tuple[str, str]]:
    """Return each colour token with its value in light and in dark."""
    found = re.findall(r"--([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)", style("tokens.css"))
    return {name: (light, dark) for name, light, dark in found}


def luminance(colour: str) -> float:
    """Return the relative luminance that WCAG 2 defines, 0 to 1."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
