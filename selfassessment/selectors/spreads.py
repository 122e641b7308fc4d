"""How the scores of one body went from campaign to campaign."""

from django.utils.translation import gettext as _

from eset_portal.common.charts.chart import Chart, Drawn, Series
from eset_portal.common.charts.lines import lines
from selfassessment.models import Assessment
from selfassessment.rules.assessment_states import WITHDRAWN
from selfassessment.selectors.coverage import SUBMITTED
from selfassessment.templatetags.scores import score

FEWEST_POINTS = 2


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
        labels=tuple(row.campaign.title for row in past),
        series=(Series(str(assessment.entity), tuple(row.low for row in past), "mine"),),
        number=score,
        heading=_("Campaign"),
    )
    return lines(chart, f"trend-{assessment.pk}")
