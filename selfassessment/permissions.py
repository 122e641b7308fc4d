"""Who may do what with an assessment: each answer carries its reason."""

from collections.abc import Set as AbstractSet
from datetime import date

from django.utils.translation import gettext as _

from eset_portal.common.rules.decisions import YES, Decision, no
from governance import access
from governance.models import User
from governance.rules import roles
from selfassessment.models import Assessment
from selfassessment.rules.assessment_states import OPEN


def may_answer(rights: AbstractSet[str], assessment: Assessment, on: date) -> Decision:
    """Say whether somebody with RIGHTS over the body may change its answers on that day."""
    if roles.ANSWER not in rights:
        return no(
            _("Only the e-SET manager and the contributors of a body answer its self-assessment.")
        )
    if assessment.state != OPEN:
        return no(_("The self-assessment is already submitted: its answers stay as they are."))
    if not assessment.campaign.is_open(on):
        return no(_("The campaign is closed: it takes no answers any more."))
    return YES


def may_submit(rights: AbstractSet[str], assessment: Assessment, on: date) -> Decision:
    """Say whether somebody with RIGHTS over the body may hand its assessment in on that day."""
    if roles.SUBMIT not in rights:
        return no(_("Only the e-SET manager of the body submits its self-assessment."))
    return may_answer(rights, assessment, on)


def may_ask_report(rights: AbstractSet[str], assessment: Assessment) -> Decision:
    """Say whether somebody with RIGHTS over the body may have its report made."""
    if roles.REQUEST_REPORT not in rights:
        return no(_("Only the e-SET manager and those who support the body ask for its report."))
    if not assessment.is_submitted:
        return no(_("The report is made once the self-assessment is submitted."))
    return YES


def may_read_dashboard(user: User) -> Decision:
    """Say whether USER may see many bodies side by side."""
    if access.may_somewhere(user, roles.READ_DASHBOARD):
        return YES
    return no(_("Dashboards are for the AOC and for those who support bodies."))
