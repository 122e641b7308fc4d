"""How the scores of one body went from campaign to campaign."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from eset_portal.common.charts.chart import Chart, Drawn, Series
from eset_portal.common.charts.lines import lines
from selfassessment.models import Assessment
from selfassessment.rules.assessment_states import WITHDRAWN
from selfassessment.selectors.coverage import SUBMITTED
from selfassessment.templatetags.scores import score

FEWEST_POINTS = 2
MOST_TITLES, LONGEST_TITLE = 4, 18


def of_body(assessment: Assessment) -> Drawn | None:
    """Draw the scores that the body handed in up to ASSESSMENT; None with fewer than two.

    Only campaigns with the same questions stand in one line: others do not compare. What was
    withdrawn does not count.
    """
    rows = Assessment.objects.filter(
        SUBMITTED,
        entity=assessment.entity_id,
        campaign__version=assessment.campaign.version_id,
        campaign__instrument=assessment.campaign.instrument,
        campaign__chosen=assessment.campaign.chosen,
        campaign__opens_on__lte=assessment.campaign.opens_on,
    ).exclude(state=WITHDRAWN)
    past = list(rows.select_related("campaign").order_by("campaign__opens_on"))
    if len(past) < FEWEST_POINTS:
        return None
    chart = Chart(
        title=_("From campaign to campaign"),
        description=_("The overall score of each campaign with the same questionnaire."),
        labels=_names(past),
        series=(Series(str(assessment.entity), tuple(row.low for row in past), "mine"),),
        number=score,
        heading=_("Campaign"),
    )
    drawn = lines(chart, f"trend-{assessment.pk}")
    found = zip(past, drawn.table.rows, strict=True)
    titled = tuple((row.campaign.title, *cells[1:]) for row, cells in found)
    return replace(drawn, table=replace(drawn.table, rows=titled))


def _names(past: Sequence[Assessment]) -> tuple[str, ...]:
    """Return the titles of campaigns, or their years where titles would be cut or touch."""
    titles = tuple(row.campaign.title for row in past)
    if len(titles) <= MOST_TITLES and all(len(title) <= LONGEST_TITLE for title in titles):
        return titles
    return tuple(str(row.campaign.opens_on.year) for row in past)
