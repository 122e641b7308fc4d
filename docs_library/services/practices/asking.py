"""Questions about shared practices, and their answers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import News, Practice, PracticeMove
from docs_library.rules import telling
from docs_library.rules.practices import names
from docs_library.services.practices import following
from eset_portal.common.rules.errors import DomainError, IllegalMove, NotAllowed
from governance import audit
from governance.models import Entity, User

SHORTEST, LONGEST = 2, 4000


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody writes, for which body, and when."""

    text: str
    by: User
    entity: Entity | None
    now: datetime


@transaction.atomic
def ask(*, practice: Practice, said: Said) -> PracticeMove:
    """Ask something about a PRACTICE that is shared; the body that shares it is told.

    Raise IllegalMove for one that is not shared, DomainError without words.
    """
    if not practice.is_shown:
        raise IllegalMove(_("This practice is not shared now: there is nothing to ask."))
    row = _keep(practice, names.QUESTION, said)
    following.follow(practice, said.by, said.now)
    audit.record(said.by, "library.practice_asked", practice, acting_for=said.entity)
    return row


@transaction.atomic
def answer(*, practice: Practice, question: UUID, said: Said) -> PracticeMove:
    """Answer a QUESTION about PRACTICE: the body that shares it, who reviews it, who uses it.

    Raise NotAllowed for others, DomainError without words or such a question.
    """
    if not may_answer(said.by, practice, said.entity):
        raise NotAllowed(_("The body that shares it, who accompanies it and who uses it answer."))
    rows = PracticeMove.objects.filter(practice=practice, move=names.QUESTION, pk=question)
    asked = rows.first()
    if asked is None:
        raise DomainError(_("There is no such question."))
    row = _keep(practice, names.ANSWER, said, asked)
    following.follow(practice, said.by, said.now)
    audit.record(said.by, "library.practice_answered", practice, acting_for=said.entity)
    return row


def may_answer(user: User, practice: Practice, entity: Entity | None) -> bool:
    """Say whether USER, who acts for ENTITY, may answer questions about PRACTICE."""
    if permissions.parts_in_practice(user, practice):
        return True
    uses = entity is not None and practice.uses.filter(entity=entity).exists()
    return uses and permissions.may_share(user, entity).allowed


def _keep(
    practice: Practice, move: str, said: Said, answers: PracticeMove | None = None
) -> PracticeMove:
    text = said.text.strip()[:LONGEST]
    if len(text) < SHORTEST:
        raise DomainError(_("Write something first."))
    row = PracticeMove.objects.create(
        practice=practice,
        move=move,
        start=practice.state,
        end=practice.state,
        by=said.by,
        entity=said.entity,
        at=said.now,
        comment=text,
        answers=answers,
    )
    News.objects.create(what=telling.PRACTICE, practice=row, at=said.now)
    return row
