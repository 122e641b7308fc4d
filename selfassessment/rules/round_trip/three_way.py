"""What changed where since a workbook was downloaded: here in the file, there in the portal."""

from dataclasses import dataclass, replace

UNCHANGED = "unchanged"
HERE = "here"
THERE = "there"
CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says; everything empty is no answer."""

    level: int | None = None
    value: str = ""
    not_applicable: bool = False
    reason: str = ""
    comment: str = ""


def tidy(said: Said) -> Said:
    """Return SAID with its texts as a workbook keeps them, so that they compare."""
    return replace(
        said,
        value=tidy_text(said.value),
        reason=tidy_text(said.reason),
        comment=tidy_text(said.comment),
    )


def tidy_text(text: str) -> str:
    """Return TEXT with one kind of line end, without control characters or blanks around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one.isprintable() or one in "\n\t").strip()


def verdict(base: Said, here: Said, there: Said) -> str:
    """Say where an answer changed since BASE: HERE in the file, or THERE in the portal.

    Both to the same, or none: unchanged, nothing is to be written. Both, to other things: a
    conflict, which only a person can decide.
    """
    base, here, there = tidy(base), tidy(here), tidy(there)
    if here == there:
        return UNCHANGED
    if there == base:
        return HERE
    return THERE if here == base else CONFLICT
