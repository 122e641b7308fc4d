"""What a body said before that it would do."""

from collections import defaultdict
from collections.abc import Iterable

from selfassessment.models import Assessment, ImprovementAction, QuestionnaireVersion
from selfassessment.rules.improvement.action_states import (
    PROMISED,
)
from selfassessment.selectors import lineage
from selfassessment.selectors.improvement.actions import KNOWN


def promised(assessment: Assessment, codes: Iterable[str]) -> dict[str, list[ImprovementAction]]:
    """Return what the body of ASSESSMENT said before it that it would do, by question code.

    A promise belongs to the questions that come from the one it was made for, by what the
    versions declare: another question that took over its code promised nothing.
    """
    rows = ImprovementAction.objects.filter(
        entity=assessment.entity_id,
        state__in=PROMISED,
        assessment__campaign__opens_on__lt=assessment.campaign.opens_on,
    ).select_related(*KNOWN)
    found: dict[str, list[ImprovementAction]] = defaultdict(list)
    known: dict[int, dict[str, list[str]]] = {}
    wanted = set(codes)
    for row in rows.defer("assessment__campaign__version__content").order_by("due_on", "pk"):
        then = row.assessment.campaign.version
        if then.pk not in known:
            known[then.pk] = _heirs(assessment.campaign.version, then)
        for code in known[then.pk].get(row.question.code, ()):
            if code in wanted:
                found[code].append(row)
    return dict(found)


def _heirs(now: QuestionnaireVersion, then: QuestionnaireVersion) -> dict[str, list[str]]:
    """Return the codes NOW of what came from each question of THEN, by its code then."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, origins in lineage.origins(now, then).items():
        for origin in origins:
            found[origin].append(code)
    return found
