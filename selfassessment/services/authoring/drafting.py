"""Write questionnaires: begin a draft, and keep every save of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import audit
from governance.models import User
from selfassessment.models import DraftRevision, QuestionnaireDraft, QuestionnaireVersion
from selfassessment.rules.authoring import editing
from selfassessment.rules.draft_states import WRITABLE, WRITING
from selfassessment.selectors import drafts
from selfassessment.services.authoring.scale import USUAL_SCALE

LARGEST = 3_000_000


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a draft by somebody who saw its save SEEN.

    PIECE is the code of what is changed, empty for the heading, None for something new: only
    when others changed the same piece since then does the edit conflict.
    """

    seen: int
    piece: str | None
    change: Callable[[dict[str, Any]], dict[str, Any]]


class Stale(Conflict):
    """Somebody else changed the same piece first; DRAFT is how it stands now."""

    def __init__(self, draft: QuestionnaireDraft) -> None:
        super().__init__(_("Somebody else changed this meanwhile: compare both and save again."))
        self.draft = draft


@transaction.atomic
def begin(
    *, title: str, base: QuestionnaireVersion | None, by: User | None, now: datetime
) -> QuestionnaireDraft:
    """Begin a questionnaire: as BASE says, or empty with TITLE."""
    if base is None:
        content = editing.empty(title, USUAL_SCALE)
        slug = slugify(title)[:60] or "questionari"
    else:
        content, slug = {**base.content, "number": ""}, base.slug
    row = QuestionnaireDraft.objects.create(
        slug=slug,
        title=content["title"],
        base=base,
        content=content,
        created_by=by,
        changed_by=by,
        changed_at=now,
    )
    _keep(row, by, now)
    audit.record(by, "questionnaire.drafted", row, base=base.number if base else None)
    return row


@transaction.atomic
def revise(*, draft: QuestionnaireDraft, edit: Edit, by: User | None, now: datetime) -> int:
    """Make DRAFT say what EDIT wants and return its version; an approval lapses with that.

    Raise Stale when somebody else changed the same piece since, IllegalMove when it is no
    longer written, DomainError for what cannot be (a code used twice, too much text).
    """
    row = _held(draft)
    if row.version != edit.seen and not _is_untouched(row, edit):
        raise Stale(row)
    content = _changed(row, edit)
    if content == row.content:
        return row.version
    _say(row, content, by, now)
    audit.record(by, "questionnaire.edited", row, version=row.version)
    return row.version


@transaction.atomic
def replace(
    *, draft: QuestionnaireDraft, content: dict[str, Any], seen: int, by: User, now: datetime
) -> int:
    """Make DRAFT say CONTENT, as a file has it; raise Stale when it changed since SEEN."""
    row = _held(draft)
    if row.version != seen:
        raise Stale(row)
    _say(row, content, by, now)
    audit.record(by, "questionnaire.imported", row, version=row.version)
    return row.version


def _held(draft: QuestionnaireDraft) -> QuestionnaireDraft:
    row = QuestionnaireDraft.objects.select_for_update().get(pk=draft.pk)
    if row.state not in WRITABLE:
        raise IllegalMove(_("This questionnaire is no longer written: begin a new one."))
    return row


def _changed(row: QuestionnaireDraft, edit: Edit) -> dict[str, Any]:
    try:
        return edit.change(row.content)
    except (editing.NoSuchPiece, editing.CodeTaken) as error:
        error.message = _(error.message)
        raise


def _is_untouched(row: QuestionnaireDraft, edit: Edit) -> bool:
    """Say whether the piece of EDIT says what it did when it was seen."""
    if edit.piece is None:
        return True
    seen = drafts.content_at(row, edit.seen)
    return seen is not None and piece(seen, edit.piece) == piece(row.content, edit.piece)


def piece(content: dict[str, Any], code: str) -> dict[str, Any] | None:
    """Return the piece called CODE as it stands in CONTENT, without the pieces in it."""
    if not code:
        return {key: value for key, value in content.items() if key != "dimensions"}
    for part in content["dimensions"]:
        if part["code"] == code:
            return {key: value for key, value in part.items() if key != "questions"}
    try:
        return editing.question(content, code)
    except editing.NoSuchPiece:
        return None


def _say(row: QuestionnaireDraft, content: dict[str, Any], by: User | None, now: datetime) -> None:
    if len(str(content)) > LARGEST:
        raise DomainError(_("The questionnaire is too large to be kept."))
    row.content, row.title = content, str(content["title"])[:200]
    row.version += 1
    row.state, row.approved_by, row.approved_sha256 = WRITING, None, ""
    row.changed_by, row.changed_at = by, now
    row.save()
    _keep(row, by, now)


def _keep(row: QuestionnaireDraft, by: User | None, now: datetime) -> None:
    DraftRevision.objects.create(
        draft=row, version=row.version, content=row.content, author=by, created_at=now
    )
