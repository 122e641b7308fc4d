"""Keep the papers of a case: PDFs only, each where and while it is wanted."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common import pdf_reading, uploads
from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance import audit, permissions
from governance.models import Application, AskedPaper, CasePaper, User
from governance.rules import adhesion_states as at
from governance.selectors import cases

Kind = CasePaper.Kind
LIMIT = 20 * 1024 * 1024
MOST = 40
WANTED: dict[str, tuple[str, str]] = {
    Kind.OWED: (at.DRAFT, at.FILER),
    Kind.ASKED: (at.PAPERS_REQUESTED, at.FILER),
    Kind.SIGNED: (at.AGREEMENT_SENT, at.FILER),
    Kind.COUNTERSIGNED: (at.AGREEMENT_SIGNED, at.DECIDER),
}
"""By kind of paper, the state in which it is uploaded and the part of whoever does it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What somebody uploads: the file, what kind of paper it is, and which or for which one."""

    file: "UploadedFile[bytes]"
    kind: str
    answers: int | None = None
    owed: str = ""


@transaction.atomic
def add(*, case: Application, upload: Upload, by: User, now: datetime) -> CasePaper:
    """Keep a PDF with CASE and return it, with the names that its signatures state.

    The same one once more, before it is handed in, is kept once.
    Raises DomainError when the file is no PDF, empty, encrypted or too big, Conflict when such
    a paper is not wanted now, NotAllowed when BY may not.
    """
    case = _locked(case)
    _refuse_unwanted(case, upload.kind, by)
    if case.papers.count() >= MOST:
        raise DomainError(_("This application has too many papers: remove one first."))
    answers, owed = _asked(case, upload), _owed(case, upload)
    checked = uploads.checked(upload.file, kinds=uploads.PDF_ONLY, limit=LIMIT)
    place = {"application": case, "kind": upload.kind, "answers": answers, "owed": owed}
    same = CasePaper.objects.filter(**place, sha256=checked.sha256, at__gte=_handed_in(case))
    if known := same.order_by("at").last():
        return known
    paper = CasePaper(
        **place,
        name=checked.name[:200],
        size=checked.size,
        sha256=checked.sha256,
        by=by,
        at=now,
    )
    paper.signatures = _stated(cast("BinaryIO", checked.file.file))
    checked.file.seek(0)
    paper.file.save(checked.name, checked.file, save=False)
    paper.save()
    audit.record(by, "paper.added", paper, acting_for=case.entity, kind=upload.kind)
    return paper


@transaction.atomic
def remove(*, paper: CasePaper, by: User) -> None:
    """Take PAPER back while papers of its kind are still being uploaded, its file too."""
    case = _locked(paper.application)
    _refuse_unwanted(case, paper.kind, by)
    if paper.at < _handed_in(case):
        raise Conflict(_("This paper has been handed in: it stays with the application."))
    file = paper.file
    CasePaper.objects.filter(pk=paper.pk).delete()
    transaction.on_commit(lambda: file.storage.delete(file.name or ""))
    audit.record(by, "paper.removed", paper, acting_for=case.entity, kind=paper.kind)


def _handed_in(case: Application) -> datetime:
    """Return when CASE last moved: what came before has been handed in."""
    last = case.moves.order_by("-pk").values_list("at", flat=True).first()
    return last or case.created_at


def _stated(content: BinaryIO) -> list[dict[str, str]] | None:
    """Return what the signatures of a good PDF state; None when they cannot be read."""
    try:
        return [asdict(row) for row in pdf_reading.signatures(content)]
    except pdf_reading.UnreadablePdf:
        return None


def _locked(case: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("entity").get(pk=case.pk)


def _refuse_unwanted(case: Application, kind: str, by: User) -> None:
    if kind not in WANTED:
        raise DomainError(_("Choose which paper this is."))
    state, part = WANTED[kind]
    parts = permissions.parts_in(by, case)
    if part not in parts or (part == at.DECIDER and at.FILER in parts):
        reason = at.OWN_CASE if part in parts else at.WHO_MAY[part]
        raise NotAllowed(_(reason))
    if case.state != state:
        raise Conflict(_("Such a paper is not wanted with the application as it stands now."))


def _owed(case: Application, upload: Upload) -> str:
    if upload.kind != Kind.OWED:
        return ""
    if upload.owed not in {row.rule.code for row in cases.owed(case)}:
        raise DomainError(_("Choose which paper this is."))
    return upload.owed


def _asked(case: Application, upload: Upload) -> AskedPaper | None:
    if upload.kind != Kind.ASKED:
        return None
    found = AskedPaper.objects.filter(application=case, pk=upload.answers or 0).first()
    if found is None:
        raise DomainError(_("Choose which of the papers that were asked for this is."))
    return found
