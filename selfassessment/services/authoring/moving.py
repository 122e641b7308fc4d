"""The moves of a draft: submitted, approved by a second person, published, or given up."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance import audit
from governance.models import User
from selfassessment import permissions
from selfassessment.models import QuestionnaireDraft, QuestionnaireVersion
from selfassessment.rules.authoring.problems import sound
from selfassessment.rules.draft_states import (
    APPROVE,
    BY_WRITERS,
    DISCARD,
    DRAFT,
    PUBLISH,
    SEND_BACK,
    SUBMIT,
)
from selfassessment.rules.instrument import content_hash, to_content
from selfassessment.selectors import drafts
from selfassessment.services import campaigns


class Unsound(DomainError):
    """Something is still wrong with the questionnaire."""

    status = 409

    def __init__(self) -> None:
        super().__init__(_("Some things are still wrong with the questionnaire: mend them first."))


@transaction.atomic
def move(
    *, draft: QuestionnaireDraft, step: str, sha256: str, note: str, by: User, now: datetime
) -> QuestionnaireDraft:
    """Make STEP with DRAFT, whose content has the hash SHA256 that BY saw; return it after.

    Raise IllegalMove, Unsound, Conflict when it changed since it was seen or its number is
    taken, and NotAllowed for an approval by somebody who wrote in it.
    """
    row = QuestionnaireDraft.objects.select_for_update().get(pk=draft.pk)
    state = _after(row, step)
    _check_person(row, step, by)
    if step in {SUBMIT, APPROVE, PUBLISH}:
        _check_content(row, sha256)
    row.state, row.note = state, note.strip()[:1000]
    if step == SUBMIT:
        row.submitted_by = by
    elif step == APPROVE:
        row.approved_by, row.approved_sha256 = by, sha256
    elif step == PUBLISH:
        row.published = _published(row, by, now)
    row.save()
    _record(row, step, by)
    return row


def digest(draft: QuestionnaireDraft) -> str:
    """Return the hash of what DRAFT says; empty while something is wrong with it."""
    instrument = sound(draft.content)
    return content_hash(to_content(instrument)) if instrument else ""


def _after(row: QuestionnaireDraft, step: str) -> str:
    if not DRAFT.allows(row.state, step):
        words = _("This is no longer possible: the questionnaire is now “%(state)s”.")
        raise IllegalMove(words % {"state": row.state_label.lower()})
    return DRAFT.after(row.state, step)


def _check_person(row: QuestionnaireDraft, step: str, by: User) -> None:
    if step in BY_WRITERS:
        decision = permissions.may_write_drafts(by)
    else:
        wrote = step in {APPROVE, PUBLISH} and drafts.has_written(row, by)
        decision = permissions.may_approve_drafts(by, has_written=wrote)
    if not decision:
        raise NotAllowed(decision.reason)


def _check_content(row: QuestionnaireDraft, seen: str) -> None:
    found = digest(row)
    if not found:
        raise Unsound
    if found != seen or (row.approved_sha256 and found != row.approved_sha256):
        raise Conflict(_("The questionnaire changed since you opened this page: look again."))
    number = row.content["number"]
    if QuestionnaireVersion.objects.filter(slug=row.slug, number=number).exists():
        raise Conflict(_("This number is taken: what is published never changes. Raise it."))


def _record(row: QuestionnaireDraft, step: str, by: User) -> None:
    """Write the line of STEP; what is published has had its own."""
    if step == SUBMIT:
        audit.record(by, "questionnaire.submitted", row, version=row.version)
    elif step == SEND_BACK:
        audit.record(by, "questionnaire.sent_back", row, version=row.version)
    elif step == APPROVE:
        audit.record(by, "questionnaire.approved", row, version=row.version)
    elif step == DISCARD:
        audit.record(by, "questionnaire.discarded", row, version=row.version)


def _published(row: QuestionnaireDraft, by: User, now: datetime) -> QuestionnaireVersion:
    instrument = sound(row.content)
    if instrument is None:
        raise Unsound
    return campaigns.publish(slug=row.slug, content=to_content(instrument), by=by, now=now)
