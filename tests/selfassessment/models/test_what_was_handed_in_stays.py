"""What was handed in changes only by the moves of the control: attacked by plain SQL."""

import json
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from selfassessment.models import Answer, Assessment, Control, ControlDecision, Score
from selfassessment.rules.assessment_states import ASSESSMENT
from selfassessment.services import campaigns
from selfassessment.services.control import opinions
from tests.cast import Cast
from tests.selfassessment.control import scenes
from tests.selfassessment.scenes import NOW, a_campaign, content

pytestmark = pytest.mark.django_db
P = "selfassessment_"
CHANGES = [
    f"UPDATE {P}answer SET level = 4",
    f"UPDATE {P}answer SET comment = 'un altre'",
    f"DELETE FROM {P}answer",
    f"INSERT INTO {P}answerrevision (assessment_id, question_id, version, not_applicable, reason,"
    f" comment, changed_at) SELECT assessment_id, question_id, 9, false, '', '', now()"
    f" FROM {P}answer",
    f"UPDATE {P}score SET low_numerator = 0",
    f"DELETE FROM {P}score",
    f"UPDATE {P}score SET kind = 'validated' WHERE dimension = 'D1' AND kind = 'declared'",
    f"INSERT INTO {P}score (assessment_id, dimension, kind, answered, not_applicable, total)"
    f" SELECT id, 'D9', 'declared', 0, 0, 0 FROM {P}assessment",
    f"UPDATE {P}assessment SET low_numerator = 0, high_numerator = 0",
    f"UPDATE {P}assessment SET degree = 'consolidat'",
    f"UPDATE {P}assessment SET frozen_levels = '{{}}'",
    f"UPDATE {P}assessment SET submitted_at = now()",
    f"UPDATE {P}assessment SET band = 'T6'",
    f"UPDATE {P}assessment SET state = 'open'",
    f"DELETE FROM {P}assessment",
    f"TRUNCATE {P}answer CASCADE",
    f"TRUNCATE {P}score CASCADE",
    f"TRUNCATE {P}assessment CASCADE",
]
SETTLED = [
    f"UPDATE {P}control SET low_numerator = 0",
    f"UPDATE {P}control SET levels = '{{}}'",
    f"UPDATE {P}control SET validated_at = now()",
    f"DELETE FROM {P}control",
    f"TRUNCATE {P}control CASCADE",
    f"INSERT INTO {P}controldecision (assessment_id, question_id, version, answer_version, verdict,"
    f" reason, in_bulk, decided_at) SELECT assessment_id, question_id, 9, 1, 'accept', '', false,"
    f" now() FROM {P}answer",
    f"UPDATE {P}controldecision SET verdict = 'accept', level = NULL",
    f"DELETE FROM {P}controldecision",
]


def refused(statement: str, words: str = "ever|append_only|permission denied") -> None:
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        execute(statement)


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", CHANGES)
def test_nothing_of_a_submitted_assessment_changes(cast: Cast, statement: str) -> None:
    scenes.submitted(cast)
    refused(statement)


@pytest.mark.parametrize("statement", [*CHANGES, *SETTLED])
def test_nothing_of_a_closed_assessment_changes(cast: Cast, statement: str) -> None:
    scenes.closed(cast, lower={"D1.1": 1})
    refused(statement)


@pytest.mark.parametrize("statement", SETTLED)
def test_a_validated_result_stays_until_it_is_reopened(cast: Cast, statement: str) -> None:
    scenes.validated(cast, lower={"D1.1": 1})
    refused(statement)


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {P}assessment SET state = 'in_control'",
        f"UPDATE {P}assessment SET state = state, changed_at = now()",
        f"UPDATE {P}control SET note = 'res'",
    ],
)
def test_a_closed_assessment_makes_no_move_at_all(cast: Cast, statement: str) -> None:
    scenes.closed(cast)
    refused(statement)


def test_only_the_answers_that_came_back_change(cast: Cast) -> None:
    assessment = scenes.returned(cast, "D1.1")
    ids = dict(Answer.objects.values_list("question__code", "pk"))
    execute(f"UPDATE {P}answer SET level = 1 WHERE id = {ids['D1.1']}")
    refused(f"UPDATE {P}answer SET level = 1 WHERE id = {ids['D1.2']}")
    refused(f"DELETE FROM {P}answer WHERE id = {ids['D1.1']}")
    refused(f"UPDATE {P}answer SET question_id = question_id + 1 WHERE id = {ids['D1.1']}")
    refused(f"UPDATE {P}assessment SET band = 'T6'")
    assert Assessment.objects.get(pk=assessment.pk).state == "returned"


def test_the_database_knows_the_same_moves_as_the_rules(cast: Cast) -> None:
    legal = {(before, after) for (before, _move), after in ASSESSMENT.moves.items()}
    for before in ASSESSMENT.states:
        row = Assessment.objects.create(
            campaign=a_campaign(),
            entity=cast.a,
            kind="ajuntament",
            state=before,
            submitted_at=NOW,
            frozen_levels={},
        )
        for after in ASSESSMENT.states:
            if before != after:
                assert moves(row, after) is ((before, after) in legal), (before, after)


def moves(row: Assessment, after: str) -> bool:
    """Try to put ROW into the state AFTER, and take it back."""
    done = False
    with suppress(DatabaseError), transaction.atomic():
        Assessment.objects.filter(pk=row.pk).update(state=after)
        done = True
        transaction.set_rollback(True)
    return done


def test_no_setting_of_a_session_switches_them_off(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE t.tgenabled = 'A'), count(*) FROM pg_trigger t"
            " JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname LIKE 'selfassessment%%stays'"
            " OR p.proname IN ('selfassessment_decision_belongs', 'selfassessment_never_emptied')"
        )
        always, every = cursor.fetchone()
    assert always == every == 14


def test_a_given_opinion_stays(cast: Cast) -> None:
    assessment = scenes.in_control(cast)
    opinions.volunteer(
        assessment=assessment, code="", words="Ens sembla correcte.", by=cast.adam, now=NOW
    )
    refused(f"UPDATE {P}secondopinion SET given = 'una altra'")
    refused(f"DELETE FROM {P}secondopinion")


def test_a_new_questionnaire_leaves_a_closed_assessment_as_it_was_to_the_byte(cast: Cast) -> None:
    assessment = scenes.closed(cast, lower={"D1.1": 1})
    before = everything(assessment)
    for number, change in enumerate([{}, {"dimensions": 3}, {"questions": 1}], start=2):
        other = content(**change)
        other["number"] = f"{number}.0"
        other["dimensions"][0]["questions"][0]["text"] = "Es pregunta d’una altra manera?"
        other["dimensions"][0]["questions"][0]["weight"] = "9"
        campaigns.publish(slug="prova", content=other, by=None, now=NOW)
    assert everything(assessment) == before


def everything(assessment: Assessment) -> bytes:
    """All that is kept of an assessment, as bytes."""
    kept = [
        list(model.objects.filter(**{key: assessment.pk}).order_by("pk").values())
        for model, key in [
            (Assessment, "pk"),
            (Control, "pk"),
            (Answer, "assessment"),
            (Score, "assessment"),
            (ControlDecision, "assessment"),
        ]
    ]
    return json.dumps(kept, default=str, sort_keys=True).encode()
