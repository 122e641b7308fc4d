"""Make a release: freeze under one name the editions in force on a day."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Release, ReleaseEdition
from docs_library.rules import releases, telling
from docs_library.rules.releases import Part
from docs_library.selectors import documents
from docs_library.services import heralding
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User

SHORTEST_NOTE = 20


@transaction.atomic
def release(*, name: str, on: date, change_note: str, by: User, now: datetime) -> Release:
    """Freeze what is in force ON a day as the release NAME; nothing of it can change afterwards.

    Raise DomainError for a name or a note that is none or a day to come, Conflict when the name
    is taken or nothing is in force.
    """
    require(permissions.may_approve(by))
    _check(name, on, change_note, timezone.localdate(now))
    editions = list(documents.in_force(on=on).defer("text"))
    if not editions:
        raise Conflict(_("Nothing is in force on that day: there is nothing to release."))
    said = releases.manifest(
        name=name,
        on=on.isoformat(),
        change_note=change_note.strip(),
        parts=[Part(one.document.code, str(one.number), one.title, one.sha256) for one in editions],
    )
    made = Release(
        name=name,
        on=on,
        change_note=change_note.strip(),
        manifest=said,
        sha256=releases.sha256(said),
        published_at=now,
        published_by=by,
    )
    # first the parts: a release that exists takes no more of them
    ReleaseEdition.objects.bulk_create(
        ReleaseEdition(release=made, edition=one) for one in editions
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(_("There is a release with this name already.")) from error
    heralding.herald(telling.RELEASED, release=made, now=now)
    audit.record(
        by, "library.released", made, name=name, editions=len(editions), sha256=made.sha256
    )
    return made


def _check(name: str, on: date, change_note: str, today: date) -> None:
    try:
        releases.parse_name(name)
    except DomainError as error:
        raise DomainError(_(error.message)) from error
    if on > today:
        raise DomainError(_("A release holds what is in force: choose today or a day before."))
    if len(change_note.strip()) < SHORTEST_NOTE:
        raise DomainError(_("Say in a sentence what this release brings."))
