"""Published questionnaires and the history of answers, attacked by plain SQL."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from selfassessment.models import Assessment
from tests.cast import Cast
from tests.selfassessment.scenes import an_assessment, answer

pytestmark = pytest.mark.django_db
TABLES = {
    "answer": "selfassessment_answer",
    "revision": "selfassessment_answerrevision",
    "question": "selfassessment_question",
    "version": "selfassessment_questionnaireversion",
}


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    assessment = an_assessment(cast.a)
    answer(assessment, cast.bob)
    return assessment


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {revision} SET level = 4",
        "UPDATE {revision} SET changed_at = now()",
        "DELETE FROM {revision}",
        "TRUNCATE {revision} CASCADE",
        "UPDATE {version} SET content = '{{}}'",
        "UPDATE {version} SET published_at = NULL",
        "UPDATE {version} SET sha256 = ''",
        "DELETE FROM {version}",
        "TRUNCATE {version} CASCADE",
        "UPDATE {question} SET code = 'X'",
        "UPDATE {question} SET dimension = 'X'",
        "DELETE FROM {question} WHERE code = 'D2.2'",
        "TRUNCATE {question} CASCADE",
        "INSERT INTO {question} (version_id, code, dimension, position)"
        " SELECT id, 'D1.9', 'D1', 9 FROM {version}",
    ],
)
def test_the_database_refuses(assessment: Assessment, statement: str) -> None:
    with pytest.raises(DatabaseError) as raised:
        execute(statement)
    words = ("never", "cannot", "permission denied", "append_only", "published_stays")
    assert any(word in str(raised.value).lower() for word in words), raised.value


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE {answer} SET level = 5",
        "UPDATE {answer} SET level = 2, not_applicable = true",
        "UPDATE {answer} SET reason = 'sense motiu'",
    ],
)
def test_an_answer_that_makes_no_sense_is_refused_by_the_table(assessment, wrong: str) -> None:
    with pytest.raises(DatabaseError, match="answer_is_sound"):
        execute(wrong)


def execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format_map(TABLES))
