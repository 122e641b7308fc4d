"""From campaign to campaign: mean and quartiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from eset_portal.common.rules.i18n import noop
from selfassessment.models import Campaign
from selfassessment.rules.comparison import REASONS
from selfassessment.rules.instrument import Question
from selfassessment.rules.question_kinds import reachable
from selfassessment.rules.spreading import Quartiles, quartiles
from selfassessment.selectors import instruments
from selfassessment.selectors.steering import commons
from selfassessment.selectors.steering.commons import Shared, asks_alike
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading
from selfassessment.selectors.tallies.reading import Mean

MOST_CAMPAIGNS = 10
_UNANSWERED = noop("nobody answered it in one of them")


@dataclass(frozen=True, slots=True)
class Point:
    """A campaign: the mean of N bodies, and their quartiles where all questions compare."""

    campaign: Campaign
    n: int
    mean: Fraction | None
    quartiles: Quartiles | None


@dataclass(frozen=True, slots=True)
class Trend:
    """Campaigns with results, the oldest first, all measured by the same questions.

    COMMON of the ASKED ones; APART are the others with the reason, ASIDE the campaigns that
    compare in too little.
    """

    points: tuple[Point, ...]
    asked: int
    common: int
    apart: tuple[tuple[Question, str], ...] = ()
    aside: tuple[Campaign, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every campaign asks the very same."""
        return not self.apart and not self.aside and self.common == self.asked


def until(campaign: Campaign, campaigns: Sequence[Campaign]) -> list[Campaign]:
    """Return the last of CAMPAIGNS up to CAMPAIGN, the oldest first."""
    past = [one for one in campaigns if one.opens_on <= campaign.opens_on]
    return sorted(past, key=lambda one: (one.opens_on, one.pk))[-MOST_CAMPAIGNS:]


def of(view: View, campaigns: Sequence[Campaign]) -> Trend:
    """Return the last of CAMPAIGNS with results up to that of VIEW.

    When all ask the same, the mean is that of the scores. Otherwise each of them is measured
    by the questions that all have in common, the newest one too: see rules.trending.
    """
    newest = until(view.campaign, campaigns)
    every = view.counts_of_all(newest)
    found = reading.over_campaigns(every)
    there = [one for one in newest if found[one.pk][0] is not None]
    last = there[-1] if there else view.campaign
    if all(asks_alike(one, last) for one in there):
        asked = sum(1 for question in instruments.of_campaign(last) if reachable(question))
        return Trend(tuple(_point(one, found[one.pk]) for one in there), asked, asked)
    asked_of = {asked.scope.campaign: asked for asked in every}
    known = commons.over([(one, asked_of[one.pk]) for one in there[::-1]])
    return _measured(known, [(one, found[one.pk][0]) for one in there])


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


def _measured(known: Shared, rows: Sequence[tuple[Campaign, Mean | None]]) -> Trend:
    points = tuple(
        Point(one, whole.n if whole else 0, known.means[one.pk].get(""), None)
        for one, whole in rows
        if one.pk in known.means
    )
    others = [q for q in known.now if reachable(q) and q.code not in known.codes]
    why = {code: REASONS[what] for code, what in known.apart.items()}
    apart = tuple((question, _(why.get(question.code, _UNANSWERED))) for question in others)
    return Trend(points, len(known.codes) + len(others), len(known.codes), apart, known.aside)
