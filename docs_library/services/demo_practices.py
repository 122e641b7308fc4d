"""Practices of the demonstration, invented: some in every state, used and asked about."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from docs_library.models import Document, LocalEdition, Practice
from docs_library.rules.practices import names
from docs_library.selectors.practices import finding
from docs_library.services import demo_practice_words as words
from docs_library.services.demo_practice_words import Shared
from docs_library.services.practices import asking, files, keeping, moving, using, writing
from docs_library.services.practices.asking import Said
from docs_library.services.practices.moving import Act
from docs_library.services.practices.writing import Words
from eset_portal.common import sheets
from governance.models import Entity, Tool, User

DAY = timedelta(days=1)
REVIEWED_AFTER, ASKED_AGO = 2, 20


@transaction.atomic
def load(
    *, bodies: Sequence[Entity], manager: User, reviewer: User, another: User, now: datetime
) -> None:
    """Let MANAGER share for BODIES, REVIEWER review it and ANOTHER use it and ask about it.

    Nothing happens when something is shared already.
    """
    if Practice.objects.exists() or not bodies:
        return
    home = another.memberships.select_related("entity").order_by("pk")[0].entity
    for one in words.SHARED:
        row = _shared(one, bodies[one.body % len(bodies)], manager, reviewer, now)
        start = now - one.ago * DAY
        if one.used:
            at = start + 20 * DAY
            using.use(practice=row, entity=home, context=words.USED_FOR, by=another, now=at)
        if one.question:
            asked = asking.ask(
                practice=row, said=Said(one.question, another, home, start + 25 * DAY)
            )
            said = Said(words.ANSWERED, manager, row.entity, start + 26 * DAY)
            asking.answer(practice=row, question=asked.pk, said=said)
        keeping.ask(key=row.pk, now=now - ASKED_AGO * DAY)


def _shared(one: Shared, body: Entity, manager: User, reviewer: User, now: datetime) -> Practice:
    """Bring a practice as far as it is to come, each step some days after the one before."""
    start = now - one.ago * DAY
    row = writing.begin(words=_words(one, body), by=manager, entity=body, now=start)
    if one.rows:
        content = sheets.to_xlsx("Full", list(one.rows[0]), [list(row) for row in one.rows[1:]])
        file = SimpleUploadedFile("Full de control.xlsx", content)
        files.attach(practice=row, file=file, act=Act(manager, row.step, start))
    _move(row, names.SUBMIT, manager, start)
    if one.until == names.SEND_BACK:
        _move(row, names.SEND_BACK, reviewer, start + REVIEWED_AFTER * DAY, words.WHY_BACK)
    elif one.until != names.IN_REVIEW:
        _move(row, names.PUBLISH, reviewer, start + REVIEWED_AFTER * DAY)
    if one.until == names.OUTDATED:
        _move(row, names.OUTDATE, manager, start + 200 * DAY, words.WHY_OLD)
    return row


def _move(row: Practice, code: str, by: User, now: datetime, comment: str = "") -> None:
    moving.move(practice=row, code=code, act=Act(by, row.step, now, comment))


def _words(one: Shared, body: Entity) -> Words:
    return Words(
        kind=one.kind,
        title=one.title,
        problem=one.problem,
        how=one.how,
        gains=one.gains,
        licence=one.licence,
        contact=words.CONTACT,
        contact_email=words.MAILBOX,
        documents=list(Document.objects.filter(code__in=one.documents)),
        tools=list(Tool.objects.filter(slug__in=one.tools)),
        copy=_copy(one, body),
    )


def _copy(one: Shared, body: Entity) -> LocalEdition | None:
    return finding.sharable(body).filter(adaptation__document__code=one.copy or None).first()
