"""Which questions of the version before look like one that says nothing of its origin."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.migration import NEW, REWORDED, Link

_WORD = re.compile(r"[^\W\d_]{3,}")
LEAST, MOST = 50, 3


@dataclass(frozen=True, slots=True)
class Alike:
    """A question that shares PERCENT of its words with another; IS_FREE when nothing came of it."""

    question: Question
    percent: int
    is_free: bool


def proposals(
    now: Instrument, then: Instrument, links: Iterable[Link]
) -> Mapping[str, tuple[Alike, ...]]:
    """Return what each question of NOW that declares nothing may come from, the likest first.

    Only those that are new or say something else than before are asked; nothing is decided.
    """
    rows = list(links)
    used = {code for row in rows for code in row.then if row.now}
    index = _index(then)
    questions = {question.code: question for question in now}
    found = {
        row.now: _alike(questions[row.now], index, used, besides=row.then)
        for row in rows
        if row.what in {NEW, REWORDED} and questions[row.now].origins is None
    }
    return {code: alike for code, alike in found.items() if alike}


def percent(one: Question, other: Question) -> int:
    """Return how much of their words, 0 to 100, two questions share."""
    mine, theirs = words(one), words(other)
    return _percent(len(mine & theirs), mine, theirs)


def words(question: Question) -> frozenset[str]:
    """Return the words of the text of QUESTION that tell it apart."""
    return frozenset(_WORD.findall(question.text.lower()))


def _index(then: Instrument) -> Mapping[str, list[Question]]:
    index: dict[str, list[Question]] = defaultdict(list)
    for question in then:
        for word in words(question):
            index[word].append(question)
    return index


def _alike(
    question: Question,
    index: Mapping[str, list[Question]],
    used: set[str],
    besides: tuple[str, ...],
) -> tuple[Alike, ...]:
    mine = words(question)
    known = {row.code: row for word in mine for row in index.get(word, ())}
    shared = Counter(row.code for word in mine for row in index.get(word, ()))
    rows = [
        Alike(known[code], _percent(count, mine, words(known[code])), code not in used)
        for code, count in shared.items()
    ]
    least = max([LEAST, *(row.percent + 1 for row in rows if row.question.code in besides)])
    fit = [row for row in rows if row.percent >= least and row.question.code not in besides]
    return tuple(sorted(fit, key=lambda row: (-row.percent, not row.is_free)))[:MOST]


def _percent(shared: int, mine: frozenset[str], theirs: frozenset[str]) -> int:
    both = len(mine) + len(theirs)
    return 200 * shared // both if both else 0
