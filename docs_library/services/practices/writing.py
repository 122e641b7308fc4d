"""Write what a body shares: begin a draft, change its words, its documents and tools."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import (
    Document,
    LocalEdition,
    Practice,
    PracticeDocument,
    PracticeTool,
)
from docs_library.rules.practices import names
from docs_library.selectors.practices import finding
from docs_library.services.practices.moving import Act, overtaken
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance import audit
from governance.models import Entity, Tool, User


@dataclass(frozen=True, slots=True)
class Words:
    """What a practice says; COPY is the text of an own copy of the body that it shares."""

    kind: str
    title: str
    problem: str
    how: str
    gains: str
    licence: str
    contact: str
    contact_email: str
    documents: Sequence[Document] = ()
    tools: Sequence[Tool] = ()
    copy: LocalEdition | None = None


@transaction.atomic
def begin(*, words: Words, by: User, entity: Entity | None, now: datetime) -> Practice:
    """Begin what ENTITY shares, as a draft that its own people see.

    Raise NotAllowed, and DomainError when it would share the copy of another body.
    """
    require(permissions.may_share(by, entity))
    row = Practice(entity=entity, author=by, created_at=now, changed_at=now)
    _write(row, words)
    row.save()
    _name(row, words)
    audit.record(by, "library.practice_drafted", row, acting_for=entity, kind=row.kind)
    return row


@transaction.atomic
def rewrite(*, practice: Practice, words: Words, act: Act) -> Practice:
    """Change the WORDS of a draft. Raise NotAllowed, Conflict when it moved on meanwhile."""
    row = locked_draft(practice, act)
    _write(row, words)
    row.changed_at = act.now
    row.step += 1
    row.save()
    _name(row, words)
    audit.record(act.by, "library.practice_changed", row, acting_for=row.entity)
    return row


def locked_draft(practice: Practice, act: Act) -> Practice:
    """Return PRACTICE as it stands, for one writer at a time; raise as `rewrite`.

    Belongs into the transaction of a service.
    """
    rows = Practice.objects.select_for_update(of=["self"]).select_related("entity")
    row = rows.get(pk=practice.pk)
    if act.by is None or names.OWNER not in permissions.parts_in_practice(act.by, row):
        raise NotAllowed(_(names.WHO_MAY[names.OWNER]))
    if not row.is_editable:
        raise Conflict(overtaken(row))
    if row.step != act.seen:
        raise Conflict(_("Somebody of your body changed it meanwhile: look at how it stands now."))
    return row


def _write(row: Practice, words: Words) -> None:
    if words.copy and not finding.sharable(row.entity).filter(pk=words.copy.pk).exists():
        raise DomainError(_("A body shares only the approved text of its own copy."))
    row.kind, row.licence, row.copy = words.kind, words.licence, words.copy
    row.title, row.contact = (" ".join(said.split()) for said in (words.title, words.contact))
    row.contact_email = words.contact_email
    row.problem, row.how, row.gains = (
        said.strip() for said in (words.problem, words.how, words.gains)
    )


def _name(row: Practice, words: Words) -> None:
    """Let ROW name the documents and the tools of WORDS, and no others."""
    PracticeDocument.objects.filter(practice=row).exclude(document__in=words.documents).delete()
    PracticeTool.objects.filter(practice=row).exclude(tool__in=words.tools).delete()
    PracticeDocument.objects.bulk_create(
        [PracticeDocument(practice=row, document=one) for one in words.documents],
        ignore_conflicts=True,
    )
    PracticeTool.objects.bulk_create(
        [PracticeTool(practice=row, tool=one) for one in words.tools], ignore_conflicts=True
    )
