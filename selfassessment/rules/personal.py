"""What the self-assessments keep about people."""

from eset_portal.common.rules.i18n import noop
from governance.rules.personal import TRACE, Kept

KEPT = (
    Kept(
        "selfassessment.answer",
        noop("The answers of your bodies that you gave"),
        TRACE,
        people=("changed_by",),
    ),
    Kept(
        "selfassessment.answerrevision",
        noop("Every value that you gave an answer"),
        TRACE,
        people=("changed_by",),
        hidden=("key",),
    ),
    Kept(
        "selfassessment.assessment",
        noop("The self-assessments that you submitted"),
        TRACE,
        people=("submitted_by",),
        hidden=("frozen_levels", "caps"),
    ),
    Kept(
        "selfassessment.report",
        noop("The reports that you asked for"),
        TRACE,
        people=("requested_by",),
        hidden=("token", "file"),
    ),
)
