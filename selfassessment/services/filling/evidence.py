"""Show an answer to be so: add evidence, take last year's again, and remove it."""

from datetime import datetime
from functools import partial
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance.models import User
from selfassessment.models import Assessment, Evidence, Question
from selfassessment.rules import evidence_kinds
from selfassessment.rules.evidence_kinds import MEGABYTE, SUPPORTER
from selfassessment.selectors import instruments
from selfassessment.selectors.filling import evidence as known
from selfassessment.services import openness
from selfassessment.services.filling.pieces import Piece


class TooMuch(DomainError):
    """The evidence of an assessment would take more room than there is."""


@transaction.atomic
def add(*, assessment: Assessment, code: str, piece: Piece, by: User, now: datetime) -> Evidence:
    """Keep PIECE as evidence for question CODE; the same twice is kept once.

    Raise Closed, ForeignQuestion, or TooMuch when there is no room left.
    """
    locked, question = _hold(assessment, code, by, now)
    sha256 = piece.file.sha256 if piece.file else ""
    same = _standing(locked, question).filter(
        kind=piece.kind, sha256=sha256, link=piece.link, document=piece.document
    )
    if piece.kind == SUPPORTER:
        same = same.filter(note=piece.note)
    there = same.first()
    if there is not None:
        return there
    size = piece.file.size if piece.file else 0
    _check_room(locked, question, size)
    row = Evidence(
        assessment=locked,
        question=question,
        kind=piece.kind,
        name=piece.name,
        note=piece.note,
        size=size,
        sha256=sha256,
        link=piece.link,
        document=piece.document,
        added_by=by,
        added_at=now,
    )
    if piece.file:
        row.file.save(f"{uuid4().hex}.{piece.file.kind}", piece.file.file, save=False)
    row.save(force_insert=True)
    return row


@transaction.atomic
def reuse(
    *, assessment: Assessment, code: str, before: Evidence, by: User, now: datetime
) -> Evidence:
    """Keep last time's piece BEFORE as evidence for question CODE again, without a second file.

    Raise Closed, ForeignQuestion, TooMuch, or IllegalMove when it is none of last time's.
    """
    locked, question = _hold(assessment, code, by, now)
    if before not in known.reusable(assessment, code):
        raise IllegalMove(_("This evidence is already here, or cannot be used again."))
    _check_room(locked, question, before.size)
    return Evidence.objects.create(
        assessment=locked,
        question=question,
        kind=before.kind,
        name=before.name,
        note=before.note,
        file=before.file.name,
        size=before.size,
        sha256=before.sha256,
        link=before.link,
        document_id=before.document_id,
        reused_from=before,
        added_by=by,
        added_at=now,
    )


@transaction.atomic
def remove(*, evidence: Evidence, by: User, now: datetime) -> None:
    """Take EVIDENCE away; who gave it and who removed it stay on record.

    Its file is deleted, unless it was handed in with the assessment or another piece shares it.
    Raise Closed, or IllegalMove when it is gone already.
    """
    assessment, code = evidence.assessment, evidence.question.code
    locked, _question = _hold(assessment, code, by, now)
    row = Evidence.objects.filter(pk=evidence.pk, removed_at=None).first()
    if row is None:
        raise IllegalMove(_("This evidence has already been removed."))
    row.removed_by, row.removed_at = by, now
    handed_in = locked.submitted_at is not None and row.added_at <= locked.submitted_at
    shared = Evidence.objects.filter(file=row.file.name, removed_at=None).exclude(pk=row.pk)
    if row.file.name and not handed_in and not shared.exists():
        discard = partial(row.file.storage.delete, row.file.name)
        transaction.on_commit(discard, robust=True)
        row.file = ""
    row.save()


def _hold(
    assessment: Assessment, code: str, by: User, now: datetime
) -> tuple[Assessment, Question]:
    locked = openness.lock(assessment)
    openness.asked(instruments.of_assessment(assessment), code)
    openness.check(locked, code, by=by, on=timezone.localdate(now))
    return locked, Question.objects.get(version=assessment.campaign.version_id, code=code)


def _standing(assessment: Assessment, question: Question) -> QuerySet[Evidence]:
    return Evidence.objects.filter(assessment=assessment, question=question, removed_at=None)


def _check_room(assessment: Assessment, question: Question, size: int) -> None:
    if not evidence_kinds.fits(known.used(assessment), size):
        most = evidence_kinds.MOST_TOGETHER // MEGABYTE
        words = _("The files of a self-assessment have at most %(most)s MB together. Remove some.")
        raise TooMuch(words % {"most": most})
    if _standing(assessment, question).count() >= evidence_kinds.MOST_PIECES:
        words = _("A question has at most %(most)s pieces of evidence. Remove some.")
        raise TooMuch(words % {"most": evidence_kinds.MOST_PIECES})
