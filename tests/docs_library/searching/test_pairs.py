"""The stated score of the search: 72 of 75 pairs of words find one another, both ways."""

import pytest
from django.db import connection

from tests.docs_library.searching.pairs import APART, OURS, PAIRS, STUDIED, read

pytestmark = pytest.mark.django_db
SCORE = 72


def finds(asked: str, written: str) -> bool:
    """Whether a search for ASKED finds a text in which WRITTEN stands."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT docs_library_vector(%s) @@ docs_library_query(%s)",
            [f"Vegeu {written} aquí", asked],
        )
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize(("one", "other"), [pair for pair in PAIRS if pair not in APART])
def test_each_of_a_pair_finds_the_other(one: str, other: str) -> None:
    assert finds(one, other)
    assert finds(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_we_do_not_do_is_said_and_so(one: str, other: str) -> None:
    assert not finds(one, other)


def test_the_score_is_the_one_stated() -> None:
    assert (len(read(STUDIED)), len(read(OURS))) == (31, 44)
    assert len(PAIRS) - len(APART) == SCORE
    assert not set(APART) & set(read(STUDIED))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("òrgan", "organització"),
        ("pla", "plantilla"),
        ("ple", "plec"),
        ("nota", "notificació"),
        ("guia", "guió"),
        ("INS-04", "INS-05"),
        ("dada", "dau"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert not finds(one, other)


@pytest.mark.parametrize("word", ["de", "la", "d'una", "que", "és a la"])
def test_words_of_every_text_say_nothing(word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(docs_library_query(%s))", [word])
        assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize(
    ("asked", "written", "found"),
    [
        ('"quadre de classificació"', "el quadre de classificació", True),
        ('"quadre de classificació"', "la classificació del quadre", False),
        ("registre -entrada", "registre de sortida", True),
        ("registre -entrada", "registre d’entrada", False),
        ("registre or arxiu", "l’arxiu", True),
    ],
)
def test_phrases_exceptions_and_choices_are_understood(
    asked: str, written: str, *, found: bool
) -> None:
    assert finds(asked, written) is found
