"""Lay out the difference of two texts, step by step, for a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from docs_library.models import Edition
from docs_library.rules import inlines, marks
from docs_library.rules.differences import Change, Difference, compare
from docs_library.rules.marks import Spoken
from eset_portal.common.rules.i18n import noop

AROUND = 1  # unchanged blocks shown on either side of a change
LABELS = {
    "changed": noop("Changed"),
    "added": noop("Added"),
    "removed": noop("Removed"),
    "moved_here": noop("Moved here"),
    "moved_away": noop("It was here; it has moved"),
    "restyled": noop("Set in another way"),
}
SIGNS = {"changed": "±", "added": "+", "removed": "−", "moved_here": "⇄", "restyled": "Aa"}


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of the difference: a change, a block that stayed, or a run of them left out.

    `kind` is a kind of change, "kept" or "left_out"; `skipped` counts what was left out. `both`,
    `before` and `now` are safe HTML.
    """

    kind: str
    number: int = 0
    label: str = ""
    sign: str = ""
    where: str = ""
    both: str = ""
    before: str = ""
    now: str = ""
    remarks: tuple[str, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A difference, ready to be laid out: `counts` are sentences, `total` the number of changes."""

    steps: list[Step]
    counts: list[str]
    total: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two editions of a document beside one another."""

    old: Edition
    new: Edition
    shown: Shown
    norms_added: list[str]
    norms_removed: list[str]


def editions(old: Edition, new: Edition, *, whole: bool) -> Pair:
    """Return what changed from OLD to NEW: title, summary, text and norms. Raise TooLong."""
    return Pair(
        old=old,
        new=new,
        shown=shown(_text(old), _text(new), whole=whole),
        norms_added=[norm for norm in new.norms if norm not in old.norms],
        norms_removed=[norm for norm in old.norms if norm not in new.norms],
    )


def _text(edition: Edition) -> str:
    return f"# {edition.title}\n\n{edition.summary}\n\n{edition.text}"


def shown(old_text: str, new_text: str, *, whole: bool = False) -> Shown:
    """Return what changed from OLD_TEXT to NEW_TEXT, in the reader's language.

    Only what is around the changes, unless the WHOLE text is asked for. Raise TooLong.
    """
    difference = compare(old_text, new_text)
    changes = difference.changes
    visible = set(range(len(changes))) if whole else _around(changes)
    return Shown([*_steps(changes, visible, spoken())], _counted(difference), difference.count)


def spoken() -> Spoken:
    """Return what those hear who do not see the marks, in the reader's language."""
    return Spoken(
        added=_("added text"),
        removed=_("removed text"),
        restyled=_("text set in another way"),
    )


def _around(changes: Sequence[Change]) -> set[int]:
    """Return the places of what changed and of its neighbours."""
    found: set[int] = set()
    for place, change in enumerate(changes):
        if change.kind != "kept":
            found.update(range(place - AROUND, place + AROUND + 1))
    return found


def _steps(changes: Sequence[Change], visible: set[int], said: Spoken) -> Iterator[Step]:
    where, skipped = "", 0
    for place, change in enumerate(changes):
        if change.block.kind == "heading":
            where = "".join(word.text for word in inlines.read(change.block))
        if place not in visible:
            skipped += 1
            continue
        if skipped:
            yield Step("left_out", skipped=skipped)
            skipped = 0
        yield _step(change, where, said)
    if skipped:
        yield Step("left_out", skipped=skipped)


def _step(change: Change, where: str, said: Spoken) -> Step:
    if change.kind == "kept":
        return Step("kept", both=marks.whole(change.block))
    kind = "restyled" if change.is_restyled else change.kind
    told = [
        _(one.label) % {"text": one.text, "detail": one.detail} for one in marks.remarks(change)
    ]
    return Step(
        kind=kind,
        number=change.number,
        label=_(LABELS[kind]),
        sign=SIGNS.get(kind, ""),
        where="" if change.block.kind == "heading" else where,
        both=marks.marked(change, said),
        before=marks.side(change, "old", said),
        now=marks.side(change, "new", said),
        remarks=tuple(told),
    )


def _counted(difference: Difference) -> list[str]:
    counts = difference.counts
    words = {
        "changed": ngettext("%(n)s block changed", "%(n)s blocks changed", counts["changed"]),
        "added": ngettext("%(n)s added", "%(n)s added", counts["added"]),
        "removed": ngettext("%(n)s removed", "%(n)s removed", counts["removed"]),
        "moved": ngettext("%(n)s moved", "%(n)s moved", counts["moved"]),
        "restyled": ngettext(
            "%(n)s set in another way", "%(n)s set in another way", counts["restyled"]
        ),
    }
    return [words[kind] % {"n": n} for kind, n in counts.items() if n]
