"""From campaign to campaign: mean and quartiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from selfassessment.models import Campaign
from selfassessment.rules import migration
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.spreading import Quartiles, quartiles
from selfassessment.selectors import instruments, lineage
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading
from selfassessment.selectors.tallies.reading import Asked, Mean

MOST_CAMPAIGNS = 10


@dataclass(frozen=True, slots=True)
class Point:
    """A campaign: the mean of N bodies, their quartiles, and whether only part of it compares."""

    campaign: Campaign
    n: int
    mean: Fraction | None
    quartiles: Quartiles | None
    is_common: bool = False


def until(campaign: Campaign, campaigns: Sequence[Campaign]) -> list[Campaign]:
    """Return the last of CAMPAIGNS up to CAMPAIGN, the oldest first."""
    past = [one for one in campaigns if one.opens_on <= campaign.opens_on]
    return sorted(past, key=lambda one: (one.opens_on, one.pk))[-MOST_CAMPAIGNS:]


def asks_alike(one: Campaign, other: Campaign) -> bool:
    """Say whether two campaigns ask the very same questions."""
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("version_id", "instrument", "chosen")
    )


def points(view: View, campaigns: Sequence[Campaign]) -> list[Point]:
    """Return the last of CAMPAIGNS up to that of VIEW, the oldest first.

    With another questionnaire only the questions that both ask count, word for word the same.
    """
    newest = until(view.campaign, campaigns)
    asked = view.counts_of_all(newest)
    same = [asks_alike(one, view.campaign) for one in newest]
    pairs = list(zip(newest, asked, same, strict=True))
    found = reading.over_campaigns([one for _campaign, one, is_same in pairs if is_same])
    return [
        _point(campaign, found[campaign.pk]) if is_same else _other(view, campaign, one)
        for campaign, one, is_same in pairs
    ]


def before(view: View, campaigns: Sequence[Campaign]) -> Campaign | None:
    """Return the campaign before that of VIEW with the same questionnaire; None without one."""
    past = [
        one
        for one in campaigns
        if one.opens_on < view.campaign.opens_on and asks_alike(one, view.campaign)
    ]
    return max(past, key=lambda one: (one.opens_on, one.pk), default=None)


def _point(campaign: Campaign, found: tuple[Mean | None, dict[int, int]]) -> Point:
    mean, spread = found
    n, value = (mean.n, mean.mean) if mean else (0, None)
    return Point(campaign, n, value, quartiles(spread))


def _other(view: View, campaign: Campaign, asked: Asked) -> Point:
    theirs = instruments.of_campaign(campaign)
    counts = reading.levels(asked)
    answered = max((sum(one.values()) for one in counts.values()), default=0)
    between = lineage.between(view.campaign.version, campaign.version)
    links = migration.links(view.instrument, theirs, between)
    same = {link.now: link.then[0] for link in links if link.compares}
    return Point(campaign, answered, common(view.instrument, same, counts), None, is_common=True)


def common(
    mine: Instrument, same: Mapping[str, str], counts: Mapping[str, Mapping[str, int]]
) -> Fraction | None:
    """Return the mean level, as points of 100, of the questions of MINE that compare.

    SAME has their codes now and then; COUNTS go by the code of then.
    """
    total, weights = Fraction(), Fraction()
    for part in mine.dimensions:
        for question in part.questions:
            then = counts.get(same.get(question.code, ""), {})
            given = {int(k): n for k, n in then.items() if k != "na"}
            if not given:
                continue
            level = Fraction(sum(k * n for k, n in given.items()), sum(given.values()))
            weight = part.weight * question.weight
            total += weight * level * 25
            weights += weight
    return total / weights if weights else None
