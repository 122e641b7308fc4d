"""The published points: which body gets how many, and why."""

from typing import Any

import pytest

from governance.rules.priority import CRITERIA, PUBLISHED, Facts, score

CASES: list[tuple[dict[str, Any], int, list[str]]] = [
    ({"inhabitants": 0}, 30, ["to_1000"]),
    ({"inhabitants": 1_000}, 30, ["to_1000"]),
    ({"inhabitants": 1_001}, 15, ["to_3000"]),
    ({"inhabitants": 3_000}, 15, ["to_3000"]),
    ({"inhabitants": 3_001}, 10, ["to_5000"]),
    ({"inhabitants": 5_000}, 10, ["to_5000"]),
    ({"inhabitants": 5_001}, 0, []),
    ({"inhabitants": None}, 0, []),
    ({"kind": "emd", "inhabitants": 300}, 10, ["emd"]),
    ({"kind": "emd", "inhabitants": None}, 10, ["emd"]),
    ({"kind": "mancomunitat", "inhabitants": 300}, 0, []),
    ({"inhabitants": 9_000, "shared_secretaria": True}, 25, ["secretaria"]),
    ({"inhabitants": 9_000, "has_file_manager": False}, 15, ["no_manager"]),
    ({"inhabitants": 9_000, "uses_eset": True}, 5, ["eset"]),
    ({"inhabitants": 9_000, "in_archives_network": True}, 10, ["archives"]),
    (
        {
            "inhabitants": 400,
            "shared_secretaria": True,
            "has_file_manager": False,
            "uses_eset": True,
            "in_archives_network": True,
        },
        85,
        ["to_1000", "secretaria", "no_manager", "eset", "archives"],
    ),
]


@pytest.mark.parametrize(("facts", "total", "why"), CASES)
def test_a_body_gets_the_published_points(
    facts: dict[str, Any], total: int, why: list[str]
) -> None:
    found = score(Facts(**{"kind": "ajuntament", **facts}), PUBLISHED)
    assert (found.total, [reason.criterion.code for reason in found.reasons]) == (total, why)


def test_changed_points_count_and_a_criterion_without_points_is_no_reason() -> None:
    facts = Facts("ajuntament", 400, shared_secretaria=True)
    found = score(facts, PUBLISHED | {"to_1000": 0, "secretaria": 40})
    assert found.total == 40
    assert [reason.criterion.code for reason in found.reasons] == ["secretaria"]


def test_the_published_points_are_those_of_the_call() -> None:
    assert sorted(PUBLISHED.values(), reverse=True) == [30, 25, 15, 15, 10, 10, 10, 5]
    assert list(PUBLISHED) == list(CRITERIA)
