"""The papers of a session: files that go with its agenda."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common import uploads
from eset_portal.common.rules.errors import DomainError
from governance import audit
from governance.models import CommitteeSession, SessionPaper, User
from governance.services.committee import common
from governance.services.committee.common import Act

MOST = 40


@transaction.atomic
def add(
    *, session: CommitteeSession, file: "UploadedFile[bytes]", by: User, now: datetime
) -> SessionPaper:
    """Keep FILE with SESSION while its agenda is made, and return the row.

    Raises DomainError when the file is not taken, IllegalMove, NotAllowed.
    """
    session = common.run(session, Act(by, now))
    common.preparing(session)
    if session.papers.filter(removed_at=None).count() >= MOST:
        raise DomainError(_("This session has too many papers: remove one first."))
    checked = uploads.checked(file)
    paper = SessionPaper(
        session=session,
        name=checked.name[:200],
        size=checked.size,
        sha256=checked.sha256,
        by=by,
        at=now,
    )
    paper.file.save(f"{paper.pk}.{checked.kind}", checked.file, save=False)
    paper.save()
    audit.record(by, "session.paper_added", session, name=paper.name)
    return paper


@transaction.atomic
def remove(*, paper: SessionPaper, by: User, now: datetime) -> None:
    """Take PAPER away while the agenda is made; it stays on record."""
    session = common.run(paper.session, Act(by, now))
    common.preparing(session)
    if SessionPaper.objects.filter(pk=paper.pk, removed_at=None).update(removed_at=now):
        audit.record(by, "session.paper_removed", session, name=paper.name)
