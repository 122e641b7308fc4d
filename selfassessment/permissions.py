"""Who may do what with an assessment: each answer carries its reason."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from django.utils.translation import gettext as _

from eset_portal.common.rules.decisions import YES, Decision, no
from eset_portal.common.rules.moves import Move
from governance import access
from governance.models import User
from governance.rules import roles
from selfassessment.models import Assessment, ImprovementAction
from selfassessment.rules import finding_states
from selfassessment.rules.assessment_states import CLOSED, OPEN, RETURNED, VALIDATED, WITHDRAWN
from selfassessment.rules.improvement import action_states

# Those who see the queue of controls: technicians, the AOC, and auditors, who only read.
CONTROLLING = (roles.CONTROL, roles.MANAGE_CAMPAIGNS)


def may_answer(rights: AbstractSet[str], assessment: Assessment, on: date) -> Decision:
    """Say whether somebody with RIGHTS over the body may change its answers on that day."""
    if roles.ANSWER not in rights:
        return no(
            _("Only the e-SET manager and the contributors of a body answer its self-assessment.")
        )
    if assessment.state == RETURNED:
        return _may_amend(assessment, on)
    if assessment.state == WITHDRAWN:
        return no(_("The self-assessment was withdrawn: it takes no answers."))
    if assessment.state != OPEN:
        return no(_("The self-assessment is already submitted: its answers stay as they are."))
    if not assessment.campaign.is_open(on):
        return no(_("The campaign is closed: it takes no answers any more."))
    return YES


def not_returned() -> str:
    """Return why what belongs to an answer stays when only others came back."""
    return _("Only the returned answers reopen: this one was not returned.")


def may_submit(rights: AbstractSet[str], assessment: Assessment, on: date) -> Decision:
    """Say whether somebody with RIGHTS over the body may hand its assessment in on that day."""
    if roles.SUBMIT not in rights:
        return no(_("Only the e-SET manager of the body submits its self-assessment."))
    return may_answer(rights, assessment, on)


def may_delegate(rights: AbstractSet[str], assessment: Assessment) -> Decision:
    """Say whether somebody with RIGHTS over the body may share its dimensions out."""
    if roles.SUBMIT not in rights:
        return no(_("Only the e-SET manager of the body shares its dimensions out."))
    if assessment.state not in {OPEN, RETURNED}:
        return no(_("There is nothing to share out: the answers stay as they are."))
    return YES


def may_discuss(rights: AbstractSet[str], assessment: Assessment) -> Decision:
    """Say whether somebody with RIGHTS over the body may talk about its questions."""
    if not rights & {roles.ANSWER, roles.CONTROL}:
        return no(_("Those who answer for the body and who accompany it talk about its questions."))
    if assessment.state in {CLOSED, WITHDRAWN}:
        return no(_("The self-assessment has ended: its conversations are for reading."))
    return YES


def _may_amend(assessment: Assessment, on: date) -> Decision:
    control = getattr(assessment, "control", None)
    until = control.returned_until if control else None
    if until is not None and on > until:
        return no(_("The day until which the returned answers could be amended has passed."))
    return YES


def may_control(rights: AbstractSet[str], assessment: Assessment) -> Decision:
    """Say whether somebody with RIGHTS over the body may look after its control.

    It is for the technicians who accompany the body; for the AOC where nobody does.
    """
    if roles.CONTROL in rights:
        return YES
    if roles.MANAGE_CAMPAIGNS in rights and assessment.supporter_id is None:
        return YES
    return no(_("The control is for the technicians who accompany the body."))


def may_judge(rights: AbstractSet[str], *, has_answered: bool) -> Decision:
    """Say whether somebody with RIGHTS over the body is independent enough to control it."""
    if has_answered:
        return no(_("You answered in this self-assessment: somebody else has to control it."))
    if roles.ANSWER in rights:
        return no(_("You belong to the team of this body: somebody else has to control it."))
    return YES


def may_give_opinion(rights: AbstractSet[str]) -> Decision:
    """Say whether somebody with RIGHTS over the body may give the second opinion."""
    if roles.MANAGE_CAMPAIGNS in rights:
        return YES
    return no(_("The second opinion is given by the AOC."))


def may_contest(rights: AbstractSet[str], assessment: Assessment, on: date) -> Decision:
    """Say whether somebody with RIGHTS over the body may ask the AOC about what was validated."""
    if roles.SUBMIT not in rights:
        return no(_("Only the e-SET manager of the body asks the AOC for a second opinion."))
    if assessment.state != VALIDATED or not assessment.campaign.may_amend(on):
        return no(_("A second opinion is asked for between the validation and the closing."))
    return YES


def may_close(rights: AbstractSet[str], assessment: Assessment) -> Decision:
    """Say whether somebody with RIGHTS over the body may close its assessment."""
    if roles.MANAGE_CAMPAIGNS in rights:
        return YES
    return may_control(rights, assessment)


def may_withdraw(rights: AbstractSet[str]) -> Decision:
    """Say whether somebody with RIGHTS over the body may withdraw or bring back its assessment."""
    if roles.MANAGE_CAMPAIGNS in rights:
        return YES
    return no(_("Only the AOC withdraws a self-assessment or brings it back."))


def sides_of(
    rights: AbstractSet[str], assessment: Assessment, *, has_answered: bool
) -> dict[str, Decision]:
    """Say on which sides of a finding somebody with RIGHTS over the body stands."""
    body = YES if roles.ANSWER in rights else no(_("The team of the body plans what it does."))
    controller = may_control(rights, assessment)
    if controller:
        controller = may_judge(rights, has_answered=has_answered)
    return {finding_states.BODY: body, finding_states.CONTROLLER: controller}


def nobody() -> Decision:
    """Refuse what the portal does by itself."""
    return no(_("This step is made by the control itself."))


def not_yet() -> str:
    """Return why there is nothing to control before the body hands in."""
    return _("The control begins once the body submits its self-assessment.")


def may_see_controls(user: User) -> Decision:
    """Say whether USER has assessments to control, or opinions to give, anywhere."""
    if any(access.may_somewhere(user, right) for right in CONTROLLING):
        return YES
    return no(_("The queue of controls is for those who control self-assessments."))


def may_ask_report(rights: AbstractSet[str], assessment: Assessment) -> Decision:
    """Say whether somebody with RIGHTS over the body may have its report made."""
    if roles.REQUEST_REPORT not in rights:
        return no(_("Only the e-SET manager and those who support the body ask for its report."))
    if assessment.state == WITHDRAWN:
        return no(_("The self-assessment was withdrawn: there is nothing to report on."))
    return YES


def may_ask_reports(user: User) -> Decision:
    """Say whether USER may have the reports of many bodies made at once."""
    both = (roles.REQUEST_REPORT, roles.READ_DASHBOARD)
    if all(access.may_somewhere(user, right) for right in both):
        return YES
    return no(_("Reports of many bodies are for the AOC and for those who support them."))


def may_ask_aggregates(user: User) -> Decision:
    """Say whether USER may have aggregate reports made: none of them tells of a single body.

    They are for who sees many bodies, and for who looks after the method for all: its editors,
    its approvers, the committee and auditors.
    """
    if access.may_for_all(user, roles.VIEW) or access.may_somewhere(user, roles.READ_DASHBOARD):
        return YES
    return no(
        _("Aggregate reports are for the AOC, for supporters, for the committee and its editors.")
    )


def may_read_dashboard(user: User) -> Decision:
    """Say whether USER may see many bodies side by side."""
    if access.may_somewhere(user, roles.READ_DASHBOARD):
        return YES
    return no(_("Dashboards are for the AOC and for those who support bodies."))


def may_see_campaigns(user: User) -> Decision:
    """Say whether USER may see how far the bodies of a campaign are."""
    if access.may_somewhere(user, roles.READ_DASHBOARD):
        return YES
    return no(_("Campaigns are followed by the AOC and by those who support bodies."))


def may_manage_campaigns(user: User) -> Decision:
    """Say whether USER may prepare, open and close campaigns."""
    if access.may_for_all(user, roles.MANAGE_CAMPAIGNS):
        return YES
    return no(_("Campaigns are prepared and opened by the administrators of the Consortium."))


def may_plan(rights: AbstractSet[str]) -> Decision:
    """Say whether somebody with RIGHTS over the body may plan its improvement."""
    if roles.PLAN_IMPROVEMENT in rights:
        return YES
    return no(_("Only the e-SET manager of the body plans its improvement."))


def may_suggest(rights: AbstractSet[str]) -> Decision:
    """Say whether somebody with RIGHTS over the body may suggest an action to it."""
    if roles.CONTROL in rights:
        return YES
    return no(_("Suggestions are made by the technicians who accompany the body."))


def parts_of(
    rights: AbstractSet[str], action: ImprovementAction, user: User
) -> dict[str, Decision]:
    """Say which parts USER, with RIGHTS over the body, plays towards ACTION."""
    owner = no(_("Only the e-SET manager and who has to do it move an action."))
    if roles.ANSWER in rights and action.owner_id == user.pk:
        owner = YES
    return {
        action_states.OWNER: owner,
        action_states.PLANNER: may_plan(rights),
        action_states.SUGGESTER: may_suggest(rights),
    }


def may_move(parts: Mapping[str, Decision], move: Move) -> Decision:
    """Say whether somebody who plays PARTS may make MOVE, any of whose parts will do."""
    found = [decision for part, decision in parts.items() if part in move.by]
    return next((decision for decision in found if decision), found[0])


def may_assume(user: User) -> Decision:
    """Say whether USER may say what is assumed of the hours that sharing saves."""
    if access.may_for_all(user, roles.MANAGE_SETTINGS):
        return YES
    return no(_("Only administrators of the Consortium change these assumptions."))


def may_see_drafts(user: User) -> Decision:
    """Say whether USER may see the questionnaires and what is being written of them."""
    known = (roles.WRITE_METHOD, roles.APPROVE_METHOD, roles.READ_TRAIL)
    if any(access.may_for_all(user, right) for right in known):
        return YES
    return no(_("Questionnaires are written by methodology editors and approvers."))


def may_write_drafts(user: User) -> Decision:
    """Say whether USER may write questionnaires."""
    if access.may_for_all(user, roles.WRITE_METHOD):
        return YES
    return no(_("Only methodology editors write questionnaires."))


def may_approve_drafts(user: User, *, has_written: bool = False) -> Decision:
    """Say whether USER may approve and publish a questionnaire that others wrote."""
    if not access.may_for_all(user, roles.APPROVE_METHOD):
        return no(_("Only methodology approvers approve and publish questionnaires."))
    if has_written:
        return no(_("You wrote in this questionnaire: somebody else has to approve it."))
    return YES
