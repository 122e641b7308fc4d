"""What every step of a control begins with: the row locked, and four eyes."""

from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import IllegalMove, NotAllowed
from governance import access
from governance.models import User
from selfassessment import permissions
from selfassessment.models import Assessment, Control
from selfassessment.rules.assessment_states import ASSESSMENT
from selfassessment.selectors import control
from selfassessment.services import summaries


def hold(assessment: Assessment) -> Assessment:
    """Lock ASSESSMENT and return it as it stands: everybody else waits until the end."""
    rows = Assessment.objects.select_for_update(of=("self",)).defer("campaign__version__content")
    return rows.select_related("campaign__version", "entity").get(pk=assessment.pk)


def check_four_eyes(held: Assessment, by: User) -> None:
    """Raise NotAllowed when BY answered in HELD or belongs to its body: others control."""
    decision = permissions.may_judge(
        access.rights_over(by, held.entity), has_answered=control.has_answered(held, by)
    )
    if not decision:
        raise NotAllowed(decision.reason)


def after(held: Assessment, move: str) -> str:
    """Return the state to which MOVE leads from HELD; raise IllegalMove, with what stands."""
    if not ASSESSMENT.allows(held.state, move):
        words = _("This is no longer possible: the self-assessment is now “%(state)s”.")
        raise IllegalMove(words % {"state": held.state_label.lower()})
    return ASSESSMENT.after(held.state, move)


def settle(held: Assessment, state: str) -> None:
    """Let HELD be in STATE; the dashboards are told."""
    Assessment.objects.filter(pk=held.pk).update(state=state)
    summaries.touch(held.campaign_id, now=timezone.now())
    held.state = state


def count(held: Assessment, rows: list[control.Line]) -> None:
    """Keep on the control of HELD how its answers, ROWS, stand."""
    tally = control.tally(rows)
    Control.objects.filter(pk=held.pk).update(
        decided=tally.settled, lowered=tally.lowered, returned=tally.returned
    )
