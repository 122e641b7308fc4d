"""Whom a questionnaire asks what: kinds and sizes of bodies that are asked the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.vocabulary import BANDS, KINDS, TOWN_HALL


@dataclass(frozen=True, slots=True)
class Whom:
    """A kind of body; BANDS, small to large, say which of them where the size matters."""

    kind: str
    bands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies that are asked the same: who they are, how many questions, which are not theirs."""

    whom: tuple[Whom, ...]
    asked: int
    left_out: tuple[Question, ...]


def groups(instrument: Instrument) -> list[Group]:
    """Return the groups of bodies that INSTRUMENT asks the same, those asked most first.

    Each kind comes once, town halls once for each run of sizes that are asked the same.
    """
    found: dict[frozenset[str], list[Whom]] = {}
    for whom, codes in _asked(instrument):
        found.setdefault(codes, []).append(whom)
    rows = [
        Group(
            whom=tuple(whom),
            asked=len(codes),
            left_out=tuple(row for row in instrument if row.code not in codes),
        )
        for codes, whom in found.items()
    ]
    return sorted(rows, key=lambda row: -row.asked)


def _asked(instrument: Instrument) -> Iterator[tuple[Whom, frozenset[str]]]:
    runs = groupby(BANDS, key=lambda band: _codes(instrument, TOWN_HALL, band))
    for codes, sizes in runs:
        found = tuple(sizes)
        yield Whom(TOWN_HALL, found if found != BANDS else ()), codes
    for kind in KINDS:
        if kind != TOWN_HALL:
            yield Whom(kind), _codes(instrument, kind, "")


def _codes(instrument: Instrument, kind: str, band: str) -> frozenset[str]:
    return frozenset(row.code for row in instrument if row.applies.to(kind, band))
