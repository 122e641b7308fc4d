"""Whom questions concern, and what one body is asked."""

from fractions import Fraction

import pytest

from selfassessment.rules.instrument import Applies
from tests.selfassessment.rules.builders import a_dimension, a_question, an_instrument, the_seed

TOWNS_AND_COUNTIES = Applies(
    frozenset({"ajuntament", "consell_comarcal"}), frozenset({"T4", "T5", "T6"})
)


@pytest.mark.parametrize(
    ("kind", "band", "concerned"),
    [
        ("ajuntament", "T4", True),
        ("ajuntament", "T6", True),
        ("ajuntament", "T3", False),
        ("ajuntament", "", False),
        ("consell_comarcal", "T1", True),
        ("consell_comarcal", "", True),
        ("emd", "T6", False),
    ],
)
def test_bands_restrict_town_halls_only(kind: str, band: str, concerned: bool) -> None:
    assert TOWNS_AND_COUNTIES.to(kind, band) is concerned


def test_no_bands_means_no_restriction() -> None:
    assert Applies(frozenset({"ajuntament"})).to("ajuntament", "T1")


def test_a_body_sees_its_questions_and_every_dimension() -> None:
    instrument = an_instrument(
        a_dimension("D1", 1, a_question("D1.1"), a_question("D1.2", applies=TOWNS_AND_COUNTIES)),
        a_dimension("D2", 1, a_question("D2.1", applies=TOWNS_AND_COUNTIES)),
    )
    seen = instrument.visible_to("emd", "T1")
    assert [question.code for question in seen.questions] == ["D1.1"]
    assert [dimension.code for dimension in seen.dimensions] == ["D1", "D2"]
    assert seen.dimensions[1].questions == ()
    assert len(instrument.questions) == 3


def test_a_question_is_found_by_its_code() -> None:
    instrument = an_instrument(a_dimension("D1", 1, a_question("D1.1", Fraction(7, 2))))
    assert instrument.question("D1.1").weight == Fraction(7, 2)
    with pytest.raises(KeyError, match=r"D1\.9"):
        instrument.question("D1.9")


@pytest.mark.parametrize(
    ("kind", "band", "asked"),
    [
        ("ajuntament", "T1", 57),
        ("ajuntament", "T3", 57),
        ("ajuntament", "T4", 59),
        ("consell_comarcal", "T1", 59),
        ("emd", "T1", 57),
        ("mancomunitat", "T6", 56),
        ("epe", "T1", 52),
    ],
)
def test_the_first_questionnaire_asks_each_body_its_own(kind: str, band: str, asked: int) -> None:
    assert len(the_seed().visible_to(kind, band).questions) == asked


@pytest.mark.parametrize(("code", "part"), [("7a", "ORG"), ("ORG.1", "TIC"), ("D1.1", "TIC")])
def test_a_question_stands_where_it_was_put_whatever_it_is_called(code: str, part: str) -> None:
    instrument = an_instrument(
        a_dimension("ORG", 1, a_question("7a")),
        a_dimension("TIC", 1, a_question("ORG.1"), a_question("D1.1")),
    )
    assert instrument.dimension_of(code).code == part


def test_an_unknown_question_stands_nowhere() -> None:
    with pytest.raises(KeyError):
        an_instrument(a_dimension("D1", 1, a_question("D1.1"))).dimension_of("D1.2")
