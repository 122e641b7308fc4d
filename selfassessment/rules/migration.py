"""How the questions of one version became those of the next: declared, else by their codes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument import Instrument, Question

KEPT, REWORDED, SPLIT, MERGED, NEW, DROPPED = (
    "kept",
    "reworded",
    "split",
    "merged",
    "new",
    "dropped",
)
LABELS: Mapping[str, str] = {
    KEPT: noop("Kept"),
    REWORDED: noop("Reworded: to be confirmed"),
    SPLIT: noop("Split into several"),
    MERGED: noop("Merged from several"),
    NEW: noop("Not asked before"),
    DROPPED: noop("Not asked any more"),
}
TONES: Mapping[str, str] = {
    KEPT: "good", REWORDED: "warn", SPLIT: "warn", MERGED: "warn", NEW: "on", DROPPED: "bad"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """What became of a question: its codes THEN and its code NOW, of which one may be missing.

    IS_CONFIRMED says of a reworded one that its author declares it to be the same.
    """

    what: str
    then: tuple[str, ...]
    now: str
    is_confirmed: bool = False

    @property
    def compares(self) -> bool:
        """Whether what was answered then and now says the same."""
        return self.what == KEPT or (self.what == REWORDED and self.is_confirmed)


def links(now: Instrument, then: Instrument, between: Sequence[Instrument] = ()) -> list[Link]:
    """Return what each question of NOW came from, in order, and then those of THEN left out.

    BETWEEN are the whole versions from THEN to NOW, the latest first: each declares what its
    questions came from in the one before it, so that nothing is lost on a longer way.
    """
    past = {question.code: question for question in then}
    way = [*({question.code: question for question in one} for one in between), past]
    found = {question.code: _origins(question, way) for question in now}
    uses = Counter(code for codes in found.values() for code in codes)
    rows = [
        Link(
            _what(question, found[question.code], past, uses),
            found[question.code],
            question.code,
            _is_confirmed(question, way),
        )
        for question in now
    ]
    return [*rows, *(Link(DROPPED, (code,), "") for code in past if not uses[code])]


def _origins(question: Question, way: Sequence[Mapping[str, Question]]) -> tuple[str, ...]:
    """Return the codes, at the end of the WAY, of those that QUESTION came from."""
    before, *further = way
    codes = _before(question, before)
    if not further:
        return codes
    found = [code for one in codes for code in _origins(before[one], further)]
    return tuple(dict.fromkeys(found))


def _is_confirmed(question: Question, way: Sequence[Mapping[str, Question]]) -> bool:
    """Say whether at each step of the WAY other words were declared to ask the same."""
    for past in way:
        codes = _before(question, past)
        if len(codes) != 1:
            return False
        before = past[codes[0]]
        is_same = words(before) == words(question) or question.origins is not None
        if before.kind != question.kind or not is_same:
            return False
        question = before
    return True


def _before(question: Question, past: Mapping[str, Question]) -> tuple[str, ...]:
    """Return the codes declared, as far as they were asked, or the same code of the same kind."""
    if question.origins is not None:
        return tuple(code for code in question.origins if code in past)
    known = past.get(question.code)
    return (question.code,) if known is not None and known.kind == question.kind else ()


def _what(
    question: Question,
    origins: tuple[str, ...],
    past: Mapping[str, Question],
    uses: Mapping[str, int],
) -> str:
    if not origins:
        return NEW
    if len(origins) > 1:
        return MERGED
    if uses[origins[0]] > 1:
        return SPLIT
    return KEPT if words(past[origins[0]]) == words(question) else REWORDED


def words(question: Question) -> tuple[object, ...]:
    """Return all that somebody reads to answer QUESTION."""
    return question.kind, question.text, question.levels, question.details
