"""The second opinion of the AOC: asked for, given, or taken back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User
from selfassessment.models import Assessment, Question, SecondOpinion
from selfassessment.rules.assessment_states import IN_CONTROL, VALIDATED
from selfassessment.services.control import holding

SHORTEST = 10
LONGEST_QUESTION = 2000
LONGEST_OPINION = 4000


@transaction.atomic
def ask(*, assessment: Assessment, code: str, words: str, by: User, now: datetime) -> SecondOpinion:
    """Ask the AOC about the answer to question CODE; about the whole when that is empty.

    Raise Conflict while an equal question waits, DomainError when nothing can be asked.
    """
    held = holding.hold(assessment)
    if held.state not in {IN_CONTROL, VALIDATED}:
        raise DomainError(_("A second opinion is asked for during the control or before closing."))
    _check(words, LONGEST_QUESTION)
    question = _question(held, code)
    waiting = SecondOpinion.objects.filter(
        assessment=held, question=question, given_at=None, taken_back_at=None
    )
    if waiting.exists():
        raise Conflict(_("The AOC has already been asked about this and has not answered yet."))
    made = SecondOpinion.objects.create(
        assessment=held, question=question, asked=words.strip(), asked_by=by, asked_at=now
    )
    audit.record(by, "opinion.asked", held, acting_for=held.entity, question=code or None)
    return made


@transaction.atomic
def give(*, opinion: SecondOpinion, words: str, by: User, now: datetime) -> None:
    """Answer OPINION, for ever; raise Conflict when it was answered or taken back already."""
    held = SecondOpinion.objects.select_for_update().get(pk=opinion.pk)
    _check_open(held)
    _check(words, LONGEST_OPINION)
    held.given, held.given_by, held.given_at = words.strip(), by, now
    held.save(update_fields=["given", "given_by", "given_at"])
    audit.record(by, "opinion.given", held.assessment, acting_for=held.assessment.entity)


@transaction.atomic
def volunteer(
    *, assessment: Assessment, code: str, words: str, by: User, now: datetime
) -> SecondOpinion:
    """Give an opinion that nobody asked for, on the answer to CODE or on the whole."""
    held = holding.hold(assessment)
    if held.state not in {IN_CONTROL, VALIDATED}:
        raise DomainError(_("An opinion is given during the control or before closing."))
    _check(words, LONGEST_OPINION)
    made = SecondOpinion.objects.create(
        assessment=held,
        question=_question(held, code),
        given=words.strip(),
        given_by=by,
        given_at=now,
    )
    audit.record(by, "opinion.given", held, acting_for=held.entity, question=code or None)
    return made


@transaction.atomic
def take_back(*, opinion: SecondOpinion, by: User, now: datetime) -> None:
    """Take a question back that the AOC has not answered; only who asked it does."""
    held = SecondOpinion.objects.select_for_update().get(pk=opinion.pk)
    _check_open(held)
    if held.asked_by_id != by.pk:
        raise DomainError(_("Only who asked takes the question back."))
    held.taken_back_at = now
    held.save(update_fields=["taken_back_at"])
    audit.record(by, "opinion.taken_back", held.assessment, acting_for=held.assessment.entity)


def _check_open(held: SecondOpinion) -> None:
    if held.given_at is not None:
        words = _("%(who)s has already answered this question.")
        raise Conflict(words % {"who": held.given_by})
    if held.taken_back_at is not None:
        raise Conflict(_("The question was taken back meanwhile."))


def _check(words: str, longest: int) -> None:
    if len(words.strip()) < SHORTEST:
        raise DomainError(_("Write it in a whole sentence, so that others understand it."))
    if len(words) > longest:
        raise DomainError(_("This text is too long. Shorten it."))


def _question(held: Assessment, code: str) -> Question | None:
    if not code:
        return None
    found = Question.objects.filter(version=held.campaign.version_id, code=code).first()
    if found is None:
        raise DomainError(_("This question is not part of the questionnaire of the body."))
    return found
