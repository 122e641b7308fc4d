"""YAML as authors write it becomes canonical content, or a clear refusal."""

from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from selfassessment.rules.instrument import InvalidInstrument, parse, to_content
from selfassessment.rules.loading import load_yaml
from tests.selfassessment.rules.builders import a_content

SMALL = """
title: Test
number: "1"
language: ca
scale:
- {value: 0, name: Zero, description: d}
- {value: 1, name: One, description: d}
- {value: 2, name: Two, description: d}
- {value: 3, name: Three, description: d}
- {value: 4, name: Four, description: d}
groups:
  BIG: {kinds: [emd, ajuntament], bands: [T6]}
dimensions:
- code: D1
  name: One
  short_name: One
  weight: 0.1
  questions:
  - {code: D1.1, text: "Done?", weight: 1.5, applies: BIG, levels: [a, b, c, d, e]}
  - {code: D1.2, text: "Done?", weight: "2", applies: {kinds: [emd]}, levels: [a, b, c, d, e]}
"""


def said(text: str) -> list[str]:
    with pytest.raises(InvalidInstrument) as caught:
        load_yaml(text)
    return [str(problem) for problem in caught.value.places]


def test_groups_and_defaults_are_written_out() -> None:
    content: Any = load_yaml(SMALL)
    question = content["dimensions"][0]["questions"][0]
    assert question == {
        "code": "D1.1",
        "kind": "level",
        "text": "Done?",
        "weight": "1.5",
        "levels": ["a", "b", "c", "d", "e"],
        "evidence": [],
        "norms": [],
        "documents": [],
        "critical": False,
        "control": False,
        "applies": {"kinds": ["ajuntament", "emd"], "bands": ["T6"]},
        "allows_na": True,
    }


def test_decimal_weights_are_read_as_written() -> None:
    dimension = parse(load_yaml(SMALL)).dimensions[0]
    assert [str(part.weight) for part in (dimension, *dimension.questions)] == ["1/10", "3/2", "2"]


def test_canonical_content_in_yaml_comes_back_unchanged() -> None:
    assert load_yaml(yaml.safe_dump(a_content(), allow_unicode=True)) == a_content()
    assert to_content(parse(load_yaml(SMALL)))["title"] == "Test"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "a questionnaire is expected here"),
        ("- a\n- b\n", "a questionnaire is expected here"),
        ("title: a\ntitle: b\n", "line 2: a name stands twice in the same group"),
        (
            "title: &a x\nnumber: *a\n",
            "line 2: references (* and &) are not used here, write the value out",
        ),
        ("title: [a\nnumber: b\n", "line 2: this is not valid YAML"),
        ("title: !!python/name:os.system x\n", "line 1: this is not valid YAML"),
        ("title: 2026-13-45\n", "this is not valid YAML"),
        ("title: \x07\n", "this is not valid YAML"),
        ("? [a]\n: b\n", "line 1: this is not valid YAML"),
        ("a: " + "[" * 1000, "the text is nested too deeply"),
        ("#" * 2_000_001, "at most 2000000 characters fit here"),
    ],
)
def test_unusable_yaml_is_refused_with_its_line(text: str, problem: str) -> None:
    (found,) = said(text)
    assert found.startswith(problem)


def test_an_unknown_group_is_named_where_it_is_used() -> None:
    assert said(SMALL.replace("applies: BIG", "applies: SMALL")) == [
        "dimensions[0].questions[0].applies: the group “SMALL” is not described"
    ]


def test_a_wrong_group_is_told_once_at_its_own_place() -> None:
    assert said(SMALL.replace("emd, ajuntament", "emd, town")) == [
        "groups.BIG.kinds[1]: “town” is not known"
    ]
    assert said(SMALL.replace("  BIG: {", "  - {")) == [
        "groups: a group of named values is expected here"
    ]


def test_faults_inside_are_left_for_reading_to_say() -> None:
    content = load_yaml("title: x\ndimensions:\n- 3\n- questions: [4, {weight: .nan}]\n")
    with pytest.raises(InvalidInstrument) as caught:
        parse(content)
    places = [problem.place for problem in caught.value.places]
    assert "dimensions[0]" in places
    assert "dimensions[1].questions[0]" in places
    assert "dimensions[1].questions[1].weight" in places


@given(st.text(alphabet="ab:-[]{}&*!?|>'\"%@#,. \n\t0", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InvalidInstrument):
        assert load_yaml(text)
