"""Pieces of a questionnaire are changed, moved and taken out by their codes."""

import pytest

from selfassessment.rules.authoring import differences, editing, problems
from selfassessment.rules.authoring.editing import CodeTaken, NoSuchPiece
from tests.selfassessment.rules.builders import a_content


def codes(content) -> list[str]:
    return editing.codes(content)


def test_nothing_is_changed_in_place() -> None:
    content = a_content()
    editing.without(content, "D1.1")
    editing.moved(content, "D2", -1)
    assert content == a_content()


def test_pieces_are_added_replaced_moved_and_taken_out() -> None:
    content = a_content()
    new = {**editing.question(content, "D1.1"), "code": "D1.9"}
    content = editing.with_question(content, "D1", "", new)
    content = editing.moved(content, "D1.9", -2)
    content = editing.moved(content, "D2", -5)
    content = editing.without(content, "D1.1")
    content = editing.with_dimension(content, "D1", {"code": "ORG", "name": "x"})
    assert codes(content) == ["D2", "ORG", "D2.1", "D2.2", "D1.9", "D1.2"]
    assert codes(editing.without(content, "D2")) == ["ORG", "D1.9", "D1.2"]


def test_what_depends_on_a_question_follows_its_new_code() -> None:
    content = a_content()
    content["dimensions"][1]["questions"][0]["condition"] = {"question": "D1.1", "at_least": 2}
    renamed = {**editing.question(content, "D1.1"), "code": "A"}
    made = editing.with_question(content, "D1", "D1.1", renamed)
    assert editing.question(made, "D2.1")["condition"] == {"question": "A", "at_least": 2}


@pytest.mark.parametrize("code", ["D2", "D1.2"])
def test_a_code_is_used_once(code) -> None:
    content = a_content()
    with pytest.raises(CodeTaken):
        editing.with_question(content, "D1", "D1.1", {"code": code})
    with pytest.raises(CodeTaken):
        editing.with_dimension(content, "", {"code": code})


def test_what_is_gone_is_said_so() -> None:
    for change in (
        lambda: editing.without(a_content(), "X"),
        lambda: editing.dimension(a_content(), "X"),
        lambda: editing.with_question(a_content(), "D1", "X", {"code": "X"}),
    ):
        with pytest.raises(NoSuchPiece):
            change()


def test_problems_lead_to_the_piece_and_the_field() -> None:
    content = a_content()
    content["title"] = ""
    content["scale"][2]["name"] = ""
    content["dimensions"][0]["weight"] = "heavy"
    content["dimensions"][1]["questions"][1]["levels"] = ["a"]
    found = [(row.dimension, row.question, row.field) for row in problems.spots(content)]
    assert found == [
        ("", "", "title"), ("", "", "scale"), ("D1", "", "weight"), ("D2", "D2.2", "levels")
    ]  # fmt: skip
    assert problems.spots(a_content()) == []


def test_differences_name_each_piece_and_field() -> None:
    before, after = a_content(), a_content()
    after["number"] = "2.0"
    after["dimensions"][0]["questions"][0]["critical"] = True
    after["dimensions"][1]["questions"].append(after["dimensions"][0]["questions"].pop())
    after["dimensions"][1]["questions"].pop(0)
    found = differences.between(before, after)
    assert [(row.what, row.code, [field.name for field in row.fields]) for row in found] == [
        ("changed", "", ["number"]),
        ("changed", "D1.1", ["critical"]),
        ("changed", "D1.2", ["dimension"]),
        ("removed", "D2.1", []),
    ]
    assert (found[1].fields[0].before, found[1].fields[0].after) == ("✗", "✓")
    assert differences.between(before, before) == []
