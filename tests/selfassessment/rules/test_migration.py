"""What became of each question is declared, or follows from its code; the rest is new or gone."""

from dataclasses import replace
from typing import Any

import pytest

from selfassessment.rules import carrying, lineage, migration
from selfassessment.rules.instrument import Instrument, parse, to_content
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.rules.builders import a_content


def changed(**changes: dict[str, Any]) -> Instrument:
    """The usual four questions, of which some have something else; "code" renames."""
    content = a_content()
    for part in content["dimensions"]:
        for question in part["questions"]:
            question.update(changes.get(question["code"].replace(".", "_"), {}))
    return parse(content)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"D1_1": {"text": "Altrament?"}}, [("reworded", ("D1.1",), "D1.1")]),
        ({"D1_1": {"weight": 9, "critical": True}}, []),
        (
            {"D1_1": {"code": "A"}},
            [("new", (), "A"), ("dropped", ("D1.1",), "")],
        ),
        ({"D1_1": {"code": "A", "from": ["D1.1"]}}, []),
        (
            {"D1_1": {"from": ["D1.1", "D1.2"]}, "D1_2": {"code": "A"}},
            [("merged", ("D1.1", "D1.2"), "D1.1"), ("new", (), "A")],
        ),
        (
            {"D1_2": {"from": ["D1.1"]}},
            [
                ("split", ("D1.1",), "D1.1"),
                ("split", ("D1.1",), "D1.2"),
                ("dropped", ("D1.2",), ""),
            ],
        ),
        ({"D1_1": {"from": []}}, [("new", (), "D1.1"), ("dropped", ("D1.1",), "")]),
        ({"D1_1": {"from": ["X"]}}, [("new", (), "D1.1"), ("dropped", ("D1.1",), "")]),
    ],
)
def test_each_change_is_called_by_its_name(changes, found) -> None:
    rows = migration.links(changed(**changes), changed())
    assert [(r.what, r.then, r.now) for r in rows if r.what != "kept"] == found


def test_answers_follow_what_is_declared() -> None:
    now = changed(D1_1={"code": "A", "from": ["D1.1"]}, D1_2={"from": ["D1.1"]}, D2_1={"from": []})
    assert carrying.origins(now, changed()) == {"A": "D1.1", "D1.2": "D1.1", "D2.2": "D2.2"}


def test_the_declaration_is_a_part_of_the_content() -> None:
    now = changed(D1_1={"from": []}, D1_2={"from": ["D1.1"]})
    assert parse(to_content(now)) == now
    assert replace(now.question("D1.1"), origins=None) == changed().question("D1.1")


def test_what_came_by_way_of_other_versions_is_followed_to_its_origin() -> None:
    middle = changed(D1_1={"code": "M", "from": ["D1.1", "D1.2"]}, D1_2={"from": []})
    now = changed(D1_1={"code": "A", "from": ["M"]}, D1_2={"code": "B", "from": ["M"]})
    rows = {row.now: (row.what, row.then) for row in migration.links(now, changed(), [middle])}
    assert rows["A"] == rows["B"] == ("merged", ("D1.1", "D1.2"))
    assert rows["D2.1"] == ("kept", ("D2.1",))


@pytest.mark.parametrize(
    ("now", "then", "found"),
    [(4, 1, [2]), (3, 1, [2]), (4, 2, []), (2, 1, []), (5, 1, [4, 2]), (4, 3, []), (9, 1, [])],
)
def test_the_way_goes_by_what_each_version_was_written_from(now, then, found) -> None:
    versions = [(1, None), (2, None), (3, None), (4, 2), (5, None)]
    assert lineage.way(versions, now, then) == found


def test_what_is_carried_is_worth_what_the_question_says_now() -> None:
    bands = [{"from": 0, "level": 4}, {"from": 10, "level": 1}]
    number = {"kind": "number", "unit": "dies", "decimals": 0, "bands": bands}
    content = a_content()
    first = content["dimensions"][0]["questions"][0]
    del first["levels"]
    first.update(number)
    question = parse(content).question("D1.1")
    assert carrying.taken(question, Given(3, value="12")) == Given(1, value="12")
    assert carrying.taken(question, Given(2)) is None
    assert carrying.taken(question, Given()) is None
    aside = Given(not_applicable=True)
    assert carrying.taken(question, aside) == aside
