"""Whether an answer, and what belongs to it, may still change: asked under the lock."""

from datetime import date

from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance.models import User
from selfassessment.models import Assessment
from selfassessment.rules import assessment_states
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.selectors import control


class Closed(Conflict):
    """The assessment takes no answers any more."""


class ForeignQuestion(DomainError):
    """The question is not one that this body is asked."""

    status = 404


def lock(assessment: Assessment) -> Assessment:
    """Return ASSESSMENT as it stands, held until the transaction ends, with its campaign."""
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("campaign")
    return rows.defer("campaign__population").get(pk=assessment.pk)


def asked(instrument: Instrument, code: str) -> Question:
    """Return the question CODE, or raise ForeignQuestion when the body is not asked it."""
    try:
        return instrument.question(code)
    except KeyError:
        raise ForeignQuestion(_("This question is not part of your questionnaire.")) from None


def check(locked: Assessment, code: str, *, by: User, on: date) -> None:
    """Raise Closed unless the answer to CODE may change ON that day, BY that person.

    LOCKED comes from `lock`: its state cannot change meanwhile, and its campaign was read then,
    not when the page was opened.
    """
    if locked.state == assessment_states.RETURNED:
        _check_returned(locked, code, by, on)
    elif not assessment_states.may_edit(locked.state, returned=False):
        raise Closed(_("The self-assessment is already submitted: its answers stay as they are."))
    elif not locked.campaign.is_open(on):
        raise Closed(_("The campaign is closed: it takes no answers any more."))


def _returned_until(locked: Assessment) -> date | None:
    known = control.of(locked)
    return known.returned_until if known else None


def _check_returned(locked: Assessment, code: str, by: User, today: date) -> None:
    """Raise Closed unless the answer to CODE came back, or is asked since, in time to amend it."""
    decision = control.current(locked).get(code)
    if not control.reopens(locked, code, decision):
        raise Closed(_("Only the returned answers reopen: this one was not returned."))
    until = decision.until if decision else _returned_until(locked)
    if until is not None and today > until:
        raise Closed(_("The day until which this answer could be amended has passed."))
    if control.has_decided(locked, by):
        raise Closed(_("You controlled this self-assessment: somebody else has to answer."))
