"""What every page of a control opens first: the assessment, its control, who may do what."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.decisions import YES, Decision, no
from governance.rules import roles
from selfassessment import permissions
from selfassessment.models import Assessment, Control
from selfassessment.rules.assessment_states import IN_CONTROL, OPEN
from selfassessment.selectors import control
from selfassessment.selectors.control import Line
from selfassessment.views.desk import Desk, open_desk


@dataclass(frozen=True, slots=True)
class Bench:
    """A control on somebody's bench."""

    desk: Desk
    control: Control | None
    has_answered: bool

    @property
    def assessment(self) -> Assessment:
        """The assessment under control."""
        return self.desk.assessment

    @property
    def may_control(self) -> Decision:
        """Whether this person may control it at all: by role, and by four eyes."""
        decision = permissions.may_control(self.desk.rights, self.assessment)
        if not decision:
            return decision
        return permissions.may_judge(self.desk.rights, has_answered=self.has_answered)

    @property
    def may_decide(self) -> Decision:
        """Whether this person may decide on answers now."""
        decision = self.may_control
        if decision and self.assessment.state != IN_CONTROL:
            words = _("Nothing can be decided now: the self-assessment is “%(state)s”.")
            return no(words % {"state": self.assessment.state_label.lower()})
        return decision

    @property
    def may_give_opinion(self) -> Decision:
        """Whether this person speaks for the AOC."""
        return permissions.may_give_opinion(self.desk.rights)

    @property
    def may_close(self) -> Decision:
        """Whether this person may close it."""
        return permissions.may_close(self.desk.rights, self.assessment)

    @property
    def may_withdraw(self) -> Decision:
        """Whether this person may take it out of the campaign, or bring it back."""
        return permissions.may_withdraw(self.desk.rights)

    def lines(self) -> list[Line]:
        """Return every answer with how it stands."""
        return control.lines(self.assessment, self.desk.instrument)


def open_bench(request: HttpRequest, pk: UUID) -> Bench:
    """Return the control of assessment PK for somebody who may see it.

    A stranger finds nothing there; who only answers or reads is told that it is not for them.
    """
    desk = open_desk(request, pk)
    require(_may_look(desk))
    return Bench(
        desk=desk,
        control=control.of(desk.assessment),
        has_answered=control.has_answered(desk.assessment, desk.user),
    )


def _may_look(desk: Desk) -> Decision:
    """Say whether somebody may see the pages of the control: those who take part, and auditors."""
    if desk.assessment.state == OPEN and roles.MANAGE_CAMPAIGNS not in desk.rights:
        return no(permissions.not_yet())
    if desk.rights & {roles.MANAGE_CAMPAIGNS, roles.READ_TRAIL}:
        return YES
    return permissions.may_control(desk.rights, desk.assessment)
