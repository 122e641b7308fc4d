"""Who moved most from one campaign to the next."""

from django.db.models import F, FilteredRelation, Q

from selfassessment.models import Assessment, Campaign
from selfassessment.rules.assessment_states import WITHDRAWN
from selfassessment.selectors.coverage import SUBMITTED
from selfassessment.selectors.steering.view import View

MOST_MOVERS = 8


def movers(view: View, past: Campaign) -> tuple[list[Assessment], list[Assessment]]:
    """Return the bodies that rose and that fell most since PAST, each with `moved` in points.

    Who was withdrawn from either campaign did not move.
    """
    both = (
        view.rows()
        .filter(SUBMITTED, denominator__gt=0)
        .annotate(
            past=FilteredRelation(
                "entity__assessments",
                condition=Q(
                    entity__assessments__campaign=past,
                    entity__assessments__submitted_at__isnull=False,
                )
                & ~Q(entity__assessments__state=WITHDRAWN),
            )
        )
    )
    known = both.filter(past__denominator__gt=0).annotate(
        moved=F("low_numerator") / F("denominator")
        - F("past__low_numerator") / F("past__denominator")
    )
    rows = known.select_related("entity")
    rose = rows.filter(moved__gt=0).order_by("-moved", "entity__sort_name")[:MOST_MOVERS]
    fell = rows.filter(moved__lt=0).order_by("moved", "entity__sort_name")[:MOST_MOVERS]
    return list(rose), list(fell)
