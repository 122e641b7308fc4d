"""What every page of an assessment opens first: the assessment, and what the person may do."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from eset_portal.common.rules.decisions import Decision
from governance import access, acting
from governance.models import User
from governance.rules import roles
from selfassessment import permissions
from selfassessment.models import Assessment
from selfassessment.rules.instrument import Instrument
from selfassessment.selectors import assessments, instruments


@dataclass(frozen=True, slots=True)
class Desk:
    """An assessment on somebody's desk."""

    assessment: Assessment
    instrument: Instrument
    user: User
    rights: frozenset[str]
    today: date

    @property
    def may_answer(self) -> Decision:
        """Whether this person may change answers today."""
        return permissions.may_answer(self.rights, self.assessment, self.today)

    @property
    def may_submit(self) -> Decision:
        """Whether this person may hand it in today."""
        return permissions.may_submit(self.rights, self.assessment, self.today)

    @property
    def may_delegate(self) -> Decision:
        """Whether this person may share the dimensions out."""
        return permissions.may_delegate(self.rights, self.assessment)

    @property
    def may_discuss(self) -> Decision:
        """Whether this person may talk about the questions."""
        return permissions.may_discuss(self.rights, self.assessment)

    @property
    def may_contest(self) -> Decision:
        """Whether this person may ask the AOC about what was validated."""
        return permissions.may_contest(self.rights, self.assessment, self.today)

    @property
    def may_ask_report(self) -> Decision:
        """Whether this person may have the report made."""
        return permissions.may_ask_report(self.rights, self.assessment)


def open_desk(request: HttpRequest, pk: UUID) -> Desk:
    """Return the assessment PK for the signed-in person; a stranger finds nothing there.

    From then on the person acts for its body, if it is one of theirs.
    """
    assessment = assessments.loaded(pk).first()
    user = acting.person(request)
    rights = access.rights_over(user, assessment.entity) if assessment else frozenset()
    if assessment is None or roles.READ_RESULTS not in rights:
        raise Http404
    if request.session.get(acting.KEY) != str(assessment.entity_id):
        acting.act_for(request, assessment.entity)
    return Desk(
        assessment=assessment,
        instrument=instruments.of_assessment(assessment),
        user=user,
        rights=rights,
        today=timezone.localdate(),
    )
