"""Each kind of question takes its own answers, and only those."""

from fractions import Fraction

import pytest

from selfassessment.rules.answer_rules import AnswerRefused, check
from selfassessment.rules.instrument import InvalidInstrument, parse, to_content
from selfassessment.rules.question_kinds import KINDS, Unusable, credit, reachable, take, words
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given
from selfassessment.rules.vocabulary import QUESTION_KINDS
from tests.selfassessment.rules.kinds import of_kind, one_of_each, the_five


@pytest.mark.parametrize(
    ("kind", "level", "value", "kept", "worth", "shown"),
    [
        ("level", 3, "", (3, ""), Fraction(3, 4), "3 · most"),
        ("level", None, "", (None, ""), 0, ""),
        ("yes_no", 4, "", (4, ""), 1, "Yes"),
        ("yes_no", 0, "", (0, ""), 0, "No"),
        ("number", None, "0", (4, "0"), 1, "0 days"),
        ("number", None, "2.4", (4, "2.4"), 1, "2,4 days"),
        ("number", None, " 2,50 ", (2, "2.5"), Fraction(1, 2), "2,5 days"),
        ("number", None, "90", (0, "90"), 0, "90 days"),
        ("number", None, "", (None, ""), 0, ""),
        ("choices", None, "phone web", (3, "web phone"), Fraction(4, 5), "On the web; By phone"),
        ("choices", None, "desk", (0, "desk"), Fraction(1, 5), "At the desk"),
        ("choices", None, "-", (0, "-"), 0, "None of these"),
        ("choices", None, "", (None, ""), 0, ""),
        ("text", None, "  By a colleague. ", (None, "By a colleague."), 0, "By a colleague."),
        ("text", None, " \n ", (None, ""), 0, ""),
    ],
)
def test_an_answer_is_kept_credited_and_shown(kind, level, value, kept, worth, shown) -> None:
    question = of_kind(kind)
    assert take(question, level, value) == kept
    assert take(question, *kept) == kept
    assert credit(question, *kept) == worth
    assert words(question, *kept) == shown


@pytest.mark.parametrize(
    ("kind", "level", "value"),
    [
        ("level", 5, ""),
        ("level", -1, ""),
        ("level", None, "3"),
        ("yes_no", 2, ""),
        ("yes_no", None, "yes"),
        ("number", 3, ""),
        ("number", None, "ten"),
        ("number", None, "-1"),
        ("number", None, "1e3"),
        ("number", None, "2,55"),
        ("number", None, "90,5"),
        ("number", None, "٣"),
        ("number", None, "9" * 13),
        ("choices", 4, ""),
        ("choices", None, "web -"),
        ("choices", None, "fax"),
        ("text", 1, ""),
        ("text", None, "x" * 4001),
    ],
)
def test_what_is_no_answer_is_refused_with_a_reason(kind, level, value) -> None:
    with pytest.raises(Unusable) as caught:
        take(of_kind(kind), level, value)
    assert caught.value.message % caught.value.params
    with pytest.raises(AnswerRefused):
        check(of_kind(kind), level=level, value=value, not_applicable=False, reason="", comment="")


def test_points_separate_thousands_where_there_are_few_decimals() -> None:
    content = one_of_each()
    content["dimensions"][0]["questions"][2].pop("most")
    question = parse(content).question("D1.number")
    assert take(question, None, "1.250")[1] == "1250"
    assert take(question, None, "1.250,5")[1] == "1250.5"


def test_what_is_set_aside_has_no_value() -> None:
    reason = "Aquest ens no en té cap."
    with pytest.raises(AnswerRefused) as caught:
        check(
            of_kind("number"), level=None, value="3", not_applicable=True, reason=reason, comment=""
        )
    assert caught.value.place == "value"


def test_a_level_that_the_control_put_counts_by_itself() -> None:
    assert credit(of_kind("choices"), 1, "") == Fraction(1, 4)
    assert words(of_kind("choices"), 1, "") == "1"


def test_every_kind_has_its_module_and_levels() -> None:
    assert tuple(KINDS) == QUESTION_KINDS
    assert [reachable(of_kind(kind)) for kind in QUESTION_KINDS] == [
        (0, 1, 2, 3, 4), (0, 4), (0, 2, 4), (0, 1, 2, 3, 4), ()
    ]  # fmt: skip


def test_questions_of_every_kind_read_back_as_they_were_written() -> None:
    assert parse(to_content(the_five())) == the_five()


@pytest.mark.parametrize(
    ("at", "change", "place"),
    [
        (1, {"levels": ["a"] * 5}, "levels"),
        (2, {"bands": []}, "bands"),
        (2, {"bands": [{"from": 3, "level": 1}, {"from": 3, "level": 2}]}, "bands"),
        (2, {"bands": [{"from": -3, "level": 1}]}, "bands[0].from"),
        (2, {"bands": [{"from": 0, "level": 5}]}, "bands[0].level"),
        (2, {"most": 5}, "most"),
        (2, {"decimals": 7}, "decimals"),
        (3, {"options": [{"code": "a", "text": "A", "points": 1}]}, "options"),
        (3, {"options": [{"code": "a", "text": "A", "points": 0}] * 2}, "options"),
        (4, {"weight": 1}, "weight"),
        (4, {"critical": True}, "critical"),
        (0, {"kind": "guess"}, "kind"),
        (0, {"weight": -1}, "weight"),
        (0, {"weight": "heavy"}, "weight"),
        (0, {"gate": 5}, "gate"),
    ],
)
def test_a_faulty_question_is_refused_at_its_place(at, change, place) -> None:
    content = one_of_each()
    content["dimensions"][0]["questions"][at] |= change
    with pytest.raises(InvalidInstrument) as caught:
        parse(content)
    assert f"dimensions[0].questions[{at}].{place}" in [row.place for row in caught.value.places]


def test_choices_score_their_exact_share_and_texts_only_inform() -> None:
    given = {
        "D1.level": Given(4),
        "D1.yes_no": Given(4),
        "D1.number": Given(2, value="2.5"),
        "D1.choices": Given(3, value="web phone"),
        "D1.text": Given(value="Res."),
    }
    part = score(the_five(), given).dimensions[0]
    assert part.low == Fraction(100 * (1 + 1 + Fraction(1, 2) + Fraction(4, 5)), 4)
    assert (part.answered, part.missing) == (5, 0)
