"""Questions of each kind to test with."""

from collections.abc import Mapping
from typing import Any

from selfassessment.rules.instrument import Instrument, Question, parse
from tests.selfassessment.rules.builders import a_content

MORE: Mapping[str, dict[str, Any]] = {
    "level": {"levels": ["none", "little", "half", "most", "all"]},
    "yes_no": {},
    "number": {
        "unit": "days",
        "decimals": 1,
        "bands": [
            {"from": 0, "level": 4},
            {"from": "2.5", "level": 2},
            {"from": 10, "level": 0},
        ],
        "most": 90,
    },
    "choices": {
        "options": [
            {"code": "web", "text": "On the web", "points": 2},
            {"code": "desk", "text": "At the desk", "points": 1},
            {"code": "phone", "text": "By phone", "points": 2},
        ]
    },
    "text": {"weight": 0, "control": False},
}


def one_of_each() -> dict[str, Any]:
    """Content with a first dimension of one question of each kind: D1.level, D1.yes_no…"""
    content = a_content()
    usual = content["dimensions"][0]["questions"][0]
    del usual["levels"]
    content["dimensions"][0]["questions"] = [
        {**usual, "code": f"D1.{kind}", "kind": kind, **more} for kind, more in MORE.items()
    ]
    return content


def of_kind(kind: str) -> Question:
    return the_five().question(f"D1.{kind}")


def the_five() -> Instrument:
    return parse(one_of_each())
