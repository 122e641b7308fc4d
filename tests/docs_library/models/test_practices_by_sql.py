"""What the database refuses about shared practices, whoever asks it."""

from collections.abc import Callable
from typing import Any

import pgtrigger
import pytest
from django.db import Error, transaction

from docs_library.models import (
    Practice,
    PracticeDocument,
    PracticeFile,
    PracticeMove,
    PracticeTool,
    PracticeUse,
)
from docs_library.rules.practices import names as n
from docs_library.services.practices import asking, using
from docs_library.services.practices.asking import Said
from governance.models import Tool
from tests.cast import Cast
from tests.docs_library.models.attacking import refusal
from tests.docs_library.practices.scenes import NOW, a_draft, attached, go, shared, waiting
from tests.docs_library.proposals.scenes import an_edition

pytestmark = pytest.mark.django_db

CONSTRAINTS = (
    ("practice", "'state', 'gone'", "practice_state_is_known"),
    ("practice", "'licence', 'mine'", "practice_kind_and_licence_are_known"),
    ("practice", "'kind', 'poem'", "practice_kind_and_licence_are_known"),
    ("practice", "'state', 'withdrawn', 'closed_at', now()", "closed_practice_says_why"),
    ("practice", "'state', 'outdated', 'reason', 'Per això.'", "closed_practice_says_why"),
    ("practice", "'closed_at', now()", "closed_practice_says_why"),
    ("practice", "'reviewed_by_id', NULL", "shared_practice_was_reviewed"),
    (
        "practice",
        "'state', 'draft', 'asked_at', now()",
        "only_shared_practice_is_asked_about",
    ),
    ("practicemove", "'move', 'fly'", "practice_move_is_known"),
    ("practicemove", "'move', 'question', 'comment', ' '", "question_and_answer_say_something"),
    ("practicemove", "'move', 'answer', 'comment', 'Sí.'", "answer_is_to_a_question"),
    ("practiceuse", "", "one_use_a_body"),
    ("practicefollower", "", "nobody_follows_a_practice_twice"),
    ("practicefile", "", "practice_file_name_is_unique"),
    ("practicetool", "", "practice_names_a_tool_once"),
    ("practicedocument", "", "practice_follows_a_document_once"),
)
ATTACKED = {says for *_, says in CONSTRAINTS}


@pytest.fixture
def row(cast: Cast) -> Practice:
    """A practice that has all that one may have."""
    tool = Tool.objects.create(slug="full", name="Full", group="files", purpose="Fer fulls.")
    draft = a_draft(cast, documents=[an_edition().document], tools=[tool])
    made = go(go(attached(cast, draft), n.SUBMIT, cast.bob), n.PUBLISH, cast.tecla)
    using.use(practice=made, entity=cast.b, context="", by=cast.charlie, now=NOW)
    return made


def test_no_row_breaks_a_constraint(row: Practice) -> None:
    with pgtrigger.ignore():
        said = [(*attack, refusal(*attack[:2])) for attack in CONSTRAINTS]
    assert [one for one in said if one[2] not in one[3]] == []


def refused(write: Callable[[], Any]) -> bool:
    """Say whether the database refuses to WRITE."""
    try:
        with transaction.atomic():
            write()
    except Error:
        return True
    return False


WRONG: dict[str, dict[str, Any]] = {
    "a leap in its life": {"state": n.IN_REVIEW, "step": 9},
    "back without a step": {"state": n.DRAFT},
    "other words after its review": {"title": "Un altre títol"},
    "another licence": {"licence": "cc0"},
}


@pytest.mark.parametrize("columns", WRONG.values(), ids=WRONG.keys())
def test_no_row_contradicts_the_life_of_a_practice(row: Practice, columns: dict[str, Any]) -> None:
    assert refused(lambda: Practice.objects.filter(pk=row.pk).update(**columns))


def test_its_parts_stay_once_it_left_the_draft_and_nothing_goes(cast: Cast, row: Practice) -> None:
    for parts in (PracticeFile, PracticeTool, PracticeDocument):
        assert refused(parts.objects.filter(practice=row).delete)  # type: ignore[attr-defined]
    assert refused(row.delete)
    asking.ask(practice=row, said=Said("Quant costa?", cast.charlie, cast.b, NOW))
    moves = PracticeMove.objects.filter(practice=row)
    assert refused(lambda: moves.update(comment="Altrament"))
    assert refused(moves.delete)
    own: dict[str, Any] = {"practice": row, "entity": cast.a, "by": cast.alice, "at": NOW}
    assert refused(lambda: PracticeUse.objects.create(**own))


def test_nobody_reviews_what_they_wrote_or_what_their_own_body_shares(cast: Cast) -> None:
    rows = Practice.objects.filter(pk=waiting(cast).pk)
    facts: dict[str, Any] = {"state": n.PUBLISHED, "step": 2, "published_at": NOW}
    facts |= {"confirmed_at": NOW}
    for who in (cast.alice, cast.bob):
        assert refused(lambda who=who: rows.update(reviewed_by=who, **facts))
    assert not refused(lambda: rows.update(reviewed_by=cast.tecla, **facts))


def test_no_practice_begins_otherwise_than_as_a_draft(cast: Cast) -> None:
    with_all = {"state", "step"}
    made = shared(cast)
    facts = {f.attname: getattr(made, f.attname) for f in Practice._meta.concrete_fields}
    copy = {name: value for name, value in facts.items() if name not in {"id", *with_all}}
    assert refused(lambda: Practice.objects.create(state=n.PUBLISHED, **copy))
