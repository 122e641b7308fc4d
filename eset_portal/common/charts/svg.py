"""A small writer of SVG: everything that comes in is escaped, nothing needs a style or a script."""

import re
from collections.abc import Iterable
from html import escape
from typing import NewType

Fragment = NewType("Fragment", str)
"""SVG that is already escaped; only this module makes one."""

Attribute = str | float | None

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ADDRESS = re.compile(r"(?:https?://|/(?![/\\])|[?#])[^\s\\]*")


def coordinate(value: float) -> str:
    """Write VALUE with at most one decimal, as short as it goes."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def points(pairs: Iterable[tuple[float, float]]) -> str:
    """Write PAIRS as the `points` of a polygon or polyline."""
    return " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in pairs)


def words(text: str) -> Fragment:
    """Return TEXT escaped, without the characters XML cannot hold."""
    return Fragment(escape(_NOT_XML.sub("", text)))


def address(href: str) -> str:
    """Return HREF when it leads to a page; a script or another scheme raises ValueError."""
    if not _ADDRESS.fullmatch(href):
        message = f"not an address a chart may link to: {href!r}"
        raise ValueError(message)
    return href


def element(name: str, *children: Fragment, **attributes: Attribute) -> Fragment:
    """Write one element, leaving out attributes that are None.

    `font_size` becomes `font-size`, `class_` becomes `class`. Attributes
    that a strict content security policy refuses raise ValueError.
    """
    written = "".join(
        f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None
    )
    inside = "".join(children)
    return Fragment(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")


def stamp(pattern: Fragment, *gaps: Fragment | str) -> Fragment:
    """Fill the GAPS, numbers or fragments, into the `%s` of PATTERN: quick where marks are many."""
    return Fragment(pattern % gaps)


def group(children: Iterable[Fragment], **attributes: Attribute) -> Fragment:
    """Put CHILDREN in a `g`."""
    return element("g", *children, **attributes)


def checked_key(key: str) -> str:
    """Return KEY when ids can be made of it; raises ValueError otherwise."""
    if not _KEY.fullmatch(key):
        message = f"a chart's key starts with a letter and has no spaces: {key!r}"
        raise ValueError(message)
    return key


def document(
    key: str,
    title: str,
    description: str,
    box: tuple[float, float, float, float],
    marks: Iterable[Fragment],
    *,
    role: str = "img",
) -> Fragment:
    """Write the whole drawing: named by TITLE and DESCRIPTION, ids from KEY, BOX as x, y, w, h."""
    checked_key(key)
    return element(
        "svg",
        element("title", words(title), id=f"{key}-title"),
        element("desc", words(description), id=f"{key}-desc"),
        *marks,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart-svg",
        viewBox=" ".join(coordinate(side) for side in box),
        width="100%",
        role=role,
        aria_labelledby=f"{key}-title {key}-desc",
    )


def _name(key: str) -> str:
    name = key.rstrip("_").replace("_", "-")
    if name == "style" or name.startswith("on"):
        message = f"the content security policy refuses the attribute {name}"
        raise ValueError(message)
    return name


def _value(value: str | float) -> str:
    return words(value) if isinstance(value, str) else coordinate(value)
