"""The plain form of a questionnaire: lossless, canonical, hashed."""

import hashlib
import json
from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassessment.rules.instrument import content_hash, parse, to_content
from tests.selfassessment.rules.builders import (
    a_content,
    a_dimension,
    a_question,
    an_instrument,
    the_seed,
)


def test_reading_and_writing_lose_nothing() -> None:
    assert to_content(parse(a_content())) == a_content()
    assert parse(to_content(the_seed())) == the_seed()


def test_content_survives_json() -> None:
    assert parse(json.loads(json.dumps(to_content(the_seed())))) == the_seed()


@given(st.decimals(min_value=0, max_value=999_999, places=6))
def test_every_weight_that_can_be_written_comes_back(weight: object) -> None:
    instrument = an_instrument(
        a_dimension("D1", 1, a_question("D1.1", Fraction(str(weight))), a_question("D1.2"))
    )
    assert parse(to_content(instrument)) == instrument


@pytest.mark.parametrize(
    ("written", "kept"), [("1.50", "1.5"), ("2.0", 2), (3, 3), ("0.05", "0.05")]
)
def test_equal_weights_are_written_alike(written: object, kept: object) -> None:
    content = a_content()
    content["dimensions"][0]["questions"][0]["weight"] = written
    again: Any = to_content(parse(content))
    assert again["dimensions"][0]["questions"][0]["weight"] == kept


def test_the_hash_is_that_of_canonical_json() -> None:
    content = {"b": "é", "a": [1, True]}
    canonical = '{"a":[1,true],"b":"é"}'
    assert content_hash(content) == hashlib.sha256(canonical.encode()).hexdigest()


def test_the_hash_ignores_the_order_of_names_and_nothing_else() -> None:
    content = a_content()
    assert content_hash(dict(reversed(content.items()))) == content_hash(content)
    changed = deepcopy(content)
    changed["dimensions"][1]["questions"][1]["levels"][4] = "All"
    assert content_hash(changed) != content_hash(content)
