"""Questionnaires that are being written, and those that were published."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from docs_library.selectors import documents
from eset_portal.common.rules.i18n import noop
from governance.models import User
from selfassessment.models import DraftRevision, QuestionnaireDraft, QuestionnaireVersion
from selfassessment.rules.authoring import problems
from selfassessment.rules.authoring.problems import Spot
from selfassessment.rules.draft_states import OPEN
from selfassessment.rules.instrument import Problem


def drafts() -> QuerySet[QuestionnaireDraft]:
    """Return what is being written, the latest change first, without contents."""
    rows = QuestionnaireDraft.objects.filter(state__in=OPEN).defer("content", "base__content")
    return rows.select_related("base", "changed_by").order_by("-changed_at")


def draft(pk: UUID) -> QuestionnaireDraft | None:
    """Return the draft PK with those who wrote it; None without one."""
    rows = QuestionnaireDraft.objects.defer("base__content", "published__content")
    people = ("base", "published", "changed_by", "submitted_by", "approved_by")
    return rows.select_related(*people).filter(pk=pk).first()


def versions() -> QuerySet[QuestionnaireVersion]:
    """Return the published versions, the newest first, with how many campaigns use each."""
    rows = QuestionnaireVersion.objects.filter(published_at__isnull=False).defer("content")
    return rows.annotate(campaigns=Count("campaign")).order_by("-published_at", "-pk")


def has_written(draft: QuestionnaireDraft, user: User) -> bool:
    """Say whether USER made or submitted any save of DRAFT."""
    if user.pk in {draft.created_by_id, draft.submitted_by_id}:
        return True
    return DraftRevision.objects.filter(draft=draft, author=user).exists()


def content_at(draft: QuestionnaireDraft, version: int) -> dict[str, Any] | None:
    """Return what DRAFT said after the save VERSION; None when there was none."""
    rows = DraftRevision.objects.filter(draft=draft, version=version)
    return rows.values_list("content", flat=True).first()


def spots(content: Mapping[str, Any], on: date, base: QuestionnaireVersion | None) -> list[Spot]:
    """Return all that is wrong with CONTENT: also documents missing ON that day, and origins.

    An origin is a question of BASE, the version before.
    """
    return [
        *problems.spots(content),
        *_missing_documents(content, on),
        *_unknown_origins(content, base),
    ]


def _unknown_origins(content: Mapping[str, Any], base: QuestionnaireVersion | None) -> list[Spot]:
    named = [
        (part["code"], question["code"], code)
        for part in content["dimensions"]
        for question in part["questions"]
        for code in question.get("from", ())
    ]
    if not named:
        return []
    known = set(base.questions.values_list("code", flat=True)) if base else set()
    message = noop("the version before has no question “%(code)s”")
    return [
        Spot(Problem("", message, {"code": code}), part, question, "from")
        for part, question, code in named
        if code not in known
    ]


def _missing_documents(content: Mapping[str, Any], on: date) -> list[Spot]:
    named = [
        (part["code"], question["code"], code)
        for part in content["dimensions"]
        for question in part["questions"]
        for code in question["documents"]
    ]
    known = documents.by_codes({code for _, _, code in named}, on) if named else {}
    message = noop("the library has no document “%(code)s” in force")
    return [
        Spot(Problem("", message, {"code": code}), part, question, "documents")
        for part, question, code in named
        if code not in known
    ]
