"""What a body said before that it would do."""

from collections.abc import Iterable

from selfassessment.models import Assessment, ImprovementAction
from selfassessment.rules.improvement.action_states import (
    PROMISED,
)
from selfassessment.selectors import instruments
from selfassessment.selectors.improvement.actions import KNOWN, words_of


def promised(assessment: Assessment, codes: Iterable[str]) -> dict[str, list[ImprovementAction]]:
    """Return what the body of ASSESSMENT said before it that it would do, by question code.

    Only where the question still has the same words: another question promised nothing.
    """
    rows = ImprovementAction.objects.filter(
        entity=assessment.entity_id,
        question__code__in=list(codes),
        state__in=PROMISED,
        assessment__campaign__opens_on__lt=assessment.campaign.opens_on,
    ).select_related(*KNOWN)
    now = {question.code: question.text for question in instruments.of_assessment(assessment)}
    found: dict[str, list[ImprovementAction]] = {}
    for row in rows.defer("assessment__campaign__version__content").order_by("due_on", "pk"):
        code = row.question.code
        if words_of(row) == now.get(code):
            found.setdefault(code, []).append(row)
    return found
