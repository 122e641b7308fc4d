"""Campaigns that do not ask the same, read over the questions that they have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from selfassessment.models import Campaign
from selfassessment.rules import trending
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.trending import Common
from selfassessment.selectors import instruments, lineage
from selfassessment.selectors.tallies import reading
from selfassessment.selectors.tallies.reading import Asked


@dataclass(frozen=True, slots=True)
class Shared:
    """What campaigns have in common with the newest of them.

    MEANS go by campaign, then by dimension (empty: the whole). CODES are the questions of NOW
    that all of them ask alike, APART what became of each other one, and ASIDE the campaigns
    that have too little in common to be compared.
    """

    now: Instrument
    means: Mapping[int, Mapping[str, Fraction]]
    codes: frozenset[str]
    apart: Mapping[str, str]
    aside: tuple[Campaign, ...]


def asks_alike(one: Campaign, other: Campaign) -> bool:
    """Say whether two campaigns ask the very same questions."""
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("version_id", "instrument", "chosen")
    )


def over(rows: Sequence[tuple[Campaign, Asked]]) -> Shared:
    """Return what the campaigns of ROWS have in common, each with what to ask its counts for.

    The newest comes first, and its questions and weights count.
    """
    newest, others = rows[0][0], rows[1:]
    now = instruments.of_campaign(newest)
    known = {campaign.pk: _common(now, newest, campaign) for campaign, _asked in rows}
    aside = [one for one, _asked in others if _weighs(now, known[one.pk]) < trending.LEAST]
    kept = [row for row in rows if row[0] not in aside]
    counts = reading.levels_of_all([asked for _one, asked in kept])
    codes = trending.shared([(known[one.pk], counts[one.pk]) for one, _asked in kept])
    apart = {code: what for one, _asked in kept for code, what in known[one.pk].apart.items()}
    means = {
        one.pk: trending.means(now, codes, known[one.pk], counts[one.pk]) for one, _asked in kept
    }
    return Shared(now, means, codes, apart, tuple(aside))


def _weighs(now: Instrument, found: Common) -> Fraction:
    return trending.weight(now, found.then)


def _common(now: Instrument, newest: Campaign, other: Campaign) -> Common:
    then = instruments.of_campaign(other)
    return trending.common(now, then, lineage.between(newest.version, other.version))
