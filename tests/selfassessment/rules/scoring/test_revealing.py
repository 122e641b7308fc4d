"""Questions are asked only where the answers before them say so."""

from typing import Any

import pytest

from selfassessment.rules.instrument import Instrument, InvalidInstrument, parse, to_content
from selfassessment.rules.scoring.control import judge
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.revealing import concealed, revealed
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.rules.builders import a_content
from tests.selfassessment.rules.kinds import one_of_each


def content(**conditions: dict[str, Any]) -> dict[str, Any]:
    whole = a_content()
    for part in whole["dimensions"]:
        for question in part["questions"]:
            code = question["code"].replace(".", "_")
            if code in conditions:
                question["condition"] = conditions[code]
    return whole


CHAIN = content(
    D1_2={"question": "D1.1", "at_least": 2},
    D2_1={"question": "D1.2", "at_least": 1, "at_most": 3},
)


def chained() -> Instrument:
    return parse(CHAIN)


@pytest.mark.parametrize(
    ("given", "hidden"),
    [
        ({}, {"D1.2", "D2.1"}),
        ({"D1.1": Given(1)}, {"D1.2", "D2.1"}),
        ({"D1.1": Given(not_applicable=True)}, {"D1.2", "D2.1"}),
        ({"D1.1": Given(2)}, {"D2.1"}),
        ({"D1.1": Given(2), "D1.2": Given(3)}, set()),
        ({"D1.1": Given(2), "D1.2": Given(4)}, {"D2.1"}),
        ({"D1.1": Given(0), "D1.2": Given(3)}, {"D1.2", "D2.1"}),
    ],
)
def test_what_hangs_on_an_unasked_question_is_not_asked_either(given, hidden) -> None:
    assert concealed(chained(), given) == hidden


def test_an_option_may_be_what_a_question_waits_for() -> None:
    whole = one_of_each()
    whole["dimensions"][1]["questions"][0]["condition"] = {
        "question": "D1.choices",
        "chosen": "web",
    }
    instrument = parse(whole)
    assert concealed(instrument, {"D1.choices": Given(1, value="desk")}) == {"D2.1"}
    assert concealed(instrument, {"D1.choices": Given(1, value="web")}) == set()


def test_what_is_not_asked_is_neither_missing_nor_scored_nor_controlled() -> None:
    given = {"D1.1": Given(1), "D1.2": Given(4), "D2.2": Given(4)}
    result = score(chained(), given)
    assert (result.total, result.answered, result.complete) == (2, 2, True)
    assert result.dimensions[0].low == 25
    assert [row.question for row in judge(chained(), given).verdicts] == ["D1.1", "D2.2"]
    assert revealed(chained(), given).question("D1.1")


def test_conditions_read_back_as_they_were_written() -> None:
    assert parse(to_content(chained())) == chained()


@pytest.mark.parametrize(
    ("conditions", "place", "words"),
    [
        ({"D1_1": {"question": "D1.1"}}, "dimensions[0].questions[0].condition.question", "circle"),
        (
            {"D1_1": {"question": "D2.2"}, "D2_2": {"question": "D1.1"}},
            "dimensions[0].questions[0].condition.question",
            "D1.1 → D2.2 → D1.1",
        ),
        ({"D1_1": {"question": "D1.2"}}, "dimensions[0].questions[0].condition.question", "later"),
        ({"D1_2": {"question": "X"}}, "dimensions[0].questions[1].condition.question", "“X”"),
        (
            {"D1_2": {"question": "D1.1", "at_least": 3, "at_most": 2}},
            "dimensions[0].questions[1].condition",
            "no answer",
        ),
        (
            {"D1_2": {"question": "D1.1", "chosen": "web"}},
            "dimensions[0].questions[1].condition",
            "no answer",
        ),
    ],
)
def test_conditions_that_cannot_be_are_refused_at_their_place(conditions, place, words) -> None:
    with pytest.raises(InvalidInstrument) as caught:
        parse(content(**conditions))
    found = {row.place: str(row) for row in caught.value.places}
    assert words in found[place]


def test_a_question_that_nobody_can_reach_is_refused() -> None:
    whole = content(D1_2={"question": "D1.1"})
    whole["dimensions"][0]["questions"][0]["applies"] = {"kinds": ["diputacio"], "bands": []}
    with pytest.raises(InvalidInstrument, match="never be asked"):
        parse(whole)
