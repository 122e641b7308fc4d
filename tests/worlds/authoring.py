"""Questionnaires that edith writes: one faulty, one of each kind, one to be approved."""

from dataclasses import dataclass
from datetime import datetime

from selfassessment.models import QuestionnaireDraft, QuestionnaireVersion
from selfassessment.services.authoring import drafting, moving
from selfassessment.services.authoring.drafting import Edit
from tests.cast import Cast
from tests.selfassessment.rules.kinds import one_of_each


@dataclass(frozen=True)
class Authoring:
    """The drafts of edith, and the version that they start from."""

    version: QuestionnaireVersion
    faulty: QuestionnaireDraft
    draft: QuestionnaireDraft
    in_review: QuestionnaireDraft


def make(version: QuestionnaireVersion, cast: Cast, *, now: datetime) -> Authoring:
    """Let edith write, starting from VERSION."""
    faulty = drafting.begin(title="", base=version, by=cast.edith, now=now)
    return Authoring(
        version=version,
        faulty=faulty,
        draft=a_draft(cast, now),
        in_review=submitted(a_draft(cast, now, "Per aprovar"), cast, now),
    )


def a_draft(cast: Cast, now: datetime, title: str = "De cada mena") -> QuestionnaireDraft:
    """Return a sound draft by edith with a question of each kind."""
    draft = drafting.begin(title=title, base=None, by=cast.edith, now=now)
    content = {**one_of_each(), "title": title}
    edit = Edit(1, "", lambda _before: content)
    drafting.revise(draft=draft, edit=edit, by=cast.edith, now=now)
    draft.refresh_from_db()
    return draft


def submitted(draft: QuestionnaireDraft, cast: Cast, now: datetime) -> QuestionnaireDraft:
    """Return DRAFT once edith has submitted it."""
    return moving.move(
        draft=draft, step="submit", sha256=moving.digest(draft), note="", by=cast.edith, now=now
    )
