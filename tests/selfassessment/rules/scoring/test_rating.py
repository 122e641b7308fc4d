"""A questionnaire chooses how it rates: other bands and caps, or gates."""

from dataclasses import replace
from typing import Any

import pytest

from selfassessment.rules.instrument import Instrument, InvalidInstrument, parse, to_content
from selfassessment.rules.scoring.blockers import next_steps
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.rules.builders import a_content

STEEP = {"scheme": "bands", "floors": [0, 50, 70, 90, 99], "critical": 3, "cap": 1}


def rated(rating: dict[str, Any], *gates: int) -> Instrument:
    content = a_content() | {"rating": rating}
    questions = [question for part in content["dimensions"] for question in part["questions"]]
    for question, gate in zip(questions, gates, strict=False):
        question["gate"] = gate
    return parse(content)


def answers(*levels: int | None) -> dict[str, Given]:
    codes = ("D1.1", "D1.2", "D2.1", "D2.2")
    return {
        code: Given(not_applicable=True) if level is None else Given(level)
        for code, level in zip(codes, levels, strict=False)
    }


@pytest.mark.parametrize(
    ("level", "degree"),
    [(1, "no_iniciat"), (2, "inicial"), (3, "en_desplegament"), (4, "consolidat")],
)
def test_other_floors_give_other_degrees(level: int, degree: str) -> None:
    found = score(rated(STEEP), answers(*[level] * 4)).degree
    assert found is not None
    assert found.code == degree


def test_another_cap_holds_back_at_another_degree() -> None:
    content = a_content() | {"rating": STEEP}
    content["dimensions"][0]["questions"][0]["critical"] = True
    found = score(parse(content), answers(2, 4, 4, 4))
    assert found.caps == ("D1.1",)
    degrees = [row.code if row else None for row in (found.degree, found.uncapped_degree)]
    assert degrees == ["inicial", "implantat"]


@pytest.mark.parametrize(
    ("levels", "degree"),
    [
        ((3, 3, 3, 3), "consolidat"),
        ((2, 4, 4, 4), "no_iniciat"),
        ((3, 2, 4, 4), "inicial"),
        ((3, None, 4, 0), "implantat"),
        ((3, 3, 4), "implantat"),
        ((None, None, None, None), None),
    ],
)
def test_gates_hold_whatever_the_score(levels, degree) -> None:
    found = score(rated({"scheme": "gates"}, 1, 2, 3, 4), answers(*levels)).degree
    assert (found.code if found else None) == degree


def test_the_way_up_leads_through_the_next_gate() -> None:
    instrument = rated({"scheme": "gates"}, 1, 2, 2, 4)
    given = answers(3, 2, 0, 0)
    way = next_steps(instrument, given, score(instrument, given))
    assert [(step.question, step.to_level) for step in way.unlock] == [("D1.2", 3), ("D2.1", 3)]
    raised = given | {step.question: Given(step.to_level) for step in way.unlock}
    assert score(instrument, raised).degree == way.target


def test_the_way_up_leads_past_a_gate_at_which_nothing_applies() -> None:
    instrument = rated({"scheme": "gates"}, 1, 2, 3, 3)
    given = answers(3, None, 3, 0)
    way = next_steps(instrument, given, score(instrument, given))
    assert way.target is not None
    assert way.target.code == "implantat"
    assert [step.question for step in way.unlock] == ["D2.2"]
    assert score(instrument, given | {"D2.2": Given(3)}).degree == way.target


def test_above_the_last_gate_there_is_nothing_to_reach() -> None:
    instrument = rated({"scheme": "gates"}, 1, 2, 2, 2)
    given = answers(3, 3, 3, 3)
    assert next_steps(instrument, given, score(instrument, given)).target is None


def test_floors_say_nothing_where_gates_rate() -> None:
    instrument = rated({"scheme": "gates", "floors": [0, 50, 70, 90, 99]}, 1, 2, 3, 4)
    given = answers(3, 0, 0, 0)
    way = next_steps(instrument, given, score(instrument, given))
    assert way.target is not None
    assert way.target.code == "en_desplegament"
    assert [step.question for step in way.unlock] == ["D1.2"]


@pytest.mark.parametrize("rating", [STEEP, {"scheme": "gates", "passing": 4}])
def test_the_rating_reads_back_as_it_was_written(rating) -> None:
    assert parse(to_content(rated(rating))) == rated(rating)
    assert rated(rating) != replace(rated(rating), rating=parse(a_content()).rating)


@pytest.mark.parametrize(
    "rating",
    [
        {"scheme": "feeling"},
        {"scheme": "bands", "floors": [0, 20]},
        {"scheme": "bands", "floors": [1, 20, 40, 60, 80]},
        {"scheme": "bands", "floors": [0, 40, 20, 60, 80]},
        {"scheme": "bands", "floors": [0, 20, 40, 60, 101]},
        {"scheme": "gates", "passing": 0},
    ],
)
def test_a_faulty_rating_is_refused(rating) -> None:
    with pytest.raises(InvalidInstrument):
        parse(a_content() | {"rating": rating})
