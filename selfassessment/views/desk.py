"""What every page of an assessment opens first: the assessment, and what the person may do."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from eset_portal.common.rules.decisions import Decision
from governance import access, acting
from governance.models import User
from governance.rules import roles
from selfassessment import permissions
from selfassessment.models import Assessment
from selfassessment.rules.instrument import Instrument
from selfassessment.selectors import assessments, instruments, last_time


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
    desk = quick_desk(request, pk)
    _act(request, desk.assessment)
    return desk


def open_form(request: HttpRequest, pk: UUID) -> Desk:
    """Return the assessment PK like `open_desk`, with what its body answered before beside it.

    That takes no statement more, nor more than one in a process that has read neither
    questionnaire yet.
    """
    desk = _desk(request, last_time.with_past(assessments.loaded(pk)))
    _act(request, desk.assessment)
    return desk


def quick_desk(request: HttpRequest, pk: UUID) -> Desk:
    """Return the assessment PK like `open_desk`, without a look at for whom the person acts."""
    return _desk(request, assessments.loaded(pk))


def _desk(request: HttpRequest, rows: QuerySet[Assessment]) -> Desk:
    assessment = rows.first()
    user = acting.person(request)
    rights = access.rights_over(user, assessment.entity) if assessment else frozenset()
    if assessment is None or roles.READ_RESULTS not in rights:
        raise Http404
    last_time.learn_ahead(assessment)
    return Desk(
        assessment=assessment,
        instrument=instruments.of_assessment(assessment),
        user=user,
        rights=rights,
        today=timezone.localdate(),
    )


def _act(request: HttpRequest, assessment: Assessment) -> None:
    """Let the person act for the body of ASSESSMENT; what holds already is not written again."""
    if acting.acting_for(request) != assessment.entity:
        acting.act_for(request, assessment.entity)
