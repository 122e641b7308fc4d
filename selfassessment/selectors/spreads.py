"""How scores spread: over many bodies in one campaign, and of one body over its campaigns."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import quantiles

from django.utils.translation import gettext as _

from eset_portal.common.charts.chart import Chart, Drawn, Series
from eset_portal.common.charts.distribution import Distribution, Mark, distribution
from eset_portal.common.charts.lines import lines
from selfassessment.models import Assessment
from selfassessment.selectors.coverage import SUBMITTED
from selfassessment.templatetags.scores import score

STEP = 10
TOP = 100
# With fewer bodies a quartile is one of them.
FEWEST_FOR_QUARTILES = 4
FEWEST_POINTS = 2


def of_many(scores: Sequence[Fraction], key: str) -> Drawn | None:
    """Draw how SCORES spread from 0 to 100, with their quartiles; None without any."""
    if not scores:
        return None
    edges = tuple(Fraction(edge) for edge in range(0, TOP + 1, STEP))
    return distribution(
        Distribution(
            title=_("How the scores spread"),
            description=_("How many bodies score in each ten points, with the quartiles."),
            edges=edges,
            counts=counts(scores),
            marks=_quartiles(scores),
            number=score,
            head=(_("Score"), _("Bodies")),
        ),
        key,
    )


def counts(scores: Sequence[Fraction]) -> tuple[int, ...]:
    """Count SCORES, 0 to 100, by ten points; 100 stands in the last ten."""
    found = [0] * (TOP // STEP)
    for value in scores:
        found[min(int(value // STEP), len(found) - 1)] += 1
    return tuple(found)


def _quartiles(scores: Sequence[Fraction]) -> tuple[Mark, ...]:
    if len(scores) < FEWEST_FOR_QUARTILES:
        return ()
    names = (_("First quartile"), _("Median"), _("Third quartile"))
    values = quantiles(scores, n=4, method="inclusive")
    return tuple(Mark(name, Fraction(value)) for name, value in zip(names, values, strict=True))


def of_body(assessment: Assessment) -> Drawn | None:
    """Draw the scores that the body handed in up to ASSESSMENT; None with fewer than two.

    Only campaigns with the same questions stand in one line: others do not compare.
    """
    rows = Assessment.objects.filter(
        SUBMITTED,
        entity=assessment.entity_id,
        campaign__version=assessment.campaign.version_id,
        campaign__instrument=assessment.campaign.instrument,
        campaign__chosen=assessment.campaign.chosen,
        campaign__opens_on__lte=assessment.campaign.opens_on,
    )
    past = list(rows.select_related("campaign").order_by("campaign__opens_on"))
    if len(past) < FEWEST_POINTS:
        return None
    chart = Chart(
        title=_("From campaign to campaign"),
        description=_("The overall score of each campaign with the same questionnaire."),
        labels=tuple(row.campaign.title for row in past),
        series=(Series(str(assessment.entity), tuple(row.low for row in past), "mine"),),
        number=score,
        heading=_("Campaign"),
    )
    return lines(chart, f"trend-{assessment.pk}")
