"""Drafts: who overwrites whom, who approves, and what becomes of it."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from eset_portal.common.rules.errors import Conflict, IllegalMove, NotAllowed
from selfassessment.models import DraftRevision, QuestionnaireDraft
from selfassessment.rules.authoring import editing
from selfassessment.rules.instrument import content_hash
from selfassessment.selectors import instruments
from selfassessment.services.authoring import drafting, moving
from selfassessment.services.authoring.drafting import Edit, Stale
from tests.cast import Cast
from tests.worlds.authoring import a_draft, submitted

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def draft(cast: Cast) -> QuestionnaireDraft:
    return a_draft(cast, NOW)


def reworded(draft, code: str, text: str, seen: int, by) -> int:
    def change(content):
        piece = {**editing.question(content, code), "text": text}
        return editing.with_question(content, "", code, piece)

    return drafting.revise(draft=draft, edit=Edit(seen, code, change), by=by, now=NOW)


def move(draft, step: str, by, sha256: str | None = None) -> QuestionnaireDraft:
    seen = moving.digest(draft) if sha256 is None else sha256
    return moving.move(draft=draft, step=step, sha256=seen, note="", by=by, now=NOW)


def test_two_editors_of_different_questions_both_keep_theirs(draft, cast) -> None:
    assert reworded(draft, "D1.level", "Meva?", 2, cast.edith) == 3
    assert reworded(draft, "D1.number", "Teva?", 2, cast.april) == 4
    draft.refresh_from_db()
    texts = [editing.question(draft.content, code)["text"] for code in ("D1.level", "D1.number")]
    assert texts == ["Meva?", "Teva?"]
    assert list(draft.revisions.values_list("version", flat=True)) == [1, 2, 3, 4]


def test_two_editors_of_the_same_question_do_not_overwrite_each_other(draft, cast) -> None:
    reworded(draft, "D1.level", "Meva?", 2, cast.edith)
    with pytest.raises(Stale) as raised:
        reworded(draft, "D1.level", "Teva?", 2, cast.april)
    assert editing.question(raised.value.draft.content, "D1.level")["text"] == "Meva?"
    assert reworded(draft, "D1.level", "Teva?", 3, cast.april) == 4


def test_saving_the_same_again_leaves_no_trace(draft, cast) -> None:
    reworded(draft, "D1.level", "Meva?", 2, cast.edith)
    assert reworded(draft, "D1.level", "Meva?", 3, cast.edith) == 3


def test_saves_stay_as_they_were(draft) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        DraftRevision.objects.filter(draft=draft).update(version=9)


def test_what_two_people_agreed_on_is_published_and_never_changes(draft, cast) -> None:
    draft = move(submitted(draft, cast, NOW), "approve", cast.april)
    draft = move(draft, "publish", cast.april)
    version = draft.published
    assert version is not None
    assert version.sha256 == draft.approved_sha256 == content_hash(version.content)
    assert instruments.of_version(version).question("D1.choices").details.options
    assert version.questions.count() == 7
    with pytest.raises(DatabaseError), transaction.atomic():
        version.questions.update(position=9)
    with pytest.raises(IllegalMove):
        reworded(draft, "D1.level", "Massa tard?", draft.version, cast.edith)


def test_nobody_approves_what_they_wrote(draft, cast) -> None:
    reworded(draft, "D1.level", "D’una revisora?", 2, cast.april)
    draft.refresh_from_db()
    submitted(draft, cast, NOW)
    draft.refresh_from_db()
    for person in (cast.april, cast.edith):
        with pytest.raises(NotAllowed):
            move(draft, "approve", person)


def test_an_approval_is_of_exactly_what_was_seen(draft, cast) -> None:
    with pytest.raises(Conflict):
        move(submitted(draft, cast, NOW), "approve", cast.april, "0" * 64)


def test_a_change_takes_the_approval_back(draft, cast) -> None:
    draft = move(submitted(draft, cast, NOW), "approve", cast.april)
    reworded(draft, "D1.level", "Canviada?", draft.version, cast.edith)
    draft.refresh_from_db()
    assert (draft.state, draft.approved_sha256, draft.approved_by) == ("writing", "", None)
    with pytest.raises(IllegalMove):
        move(draft, "publish", cast.april)


def test_what_is_faulty_or_has_a_taken_number_is_not_submitted(draft, cast) -> None:
    faulty = drafting.begin(title="Buit", base=None, by=cast.edith, now=NOW)
    with pytest.raises(moving.Unsound):
        move(faulty, "submit", cast.edith)
    first = move(move(submitted(draft, cast, NOW), "approve", cast.april), "publish", cast.april)
    again = drafting.begin(title="", base=first.published, by=cast.edith, now=NOW)
    edit = Edit(1, "", lambda said: {**said, "number": "1.0"})
    drafting.revise(draft=again, edit=edit, by=cast.edith, now=NOW)
    again.refresh_from_db()
    with pytest.raises(Conflict):
        submitted(again, cast, NOW)
