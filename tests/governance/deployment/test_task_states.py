"""Tasks: which state they can be put into, and when they are late."""

from datetime import date

import pytest

from governance.rules.deployment import plan_choice, task_states

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("state", "facts", "refusal"),
    [
        ("todo", {}, ""),
        ("doing", {}, ""),
        ("done", {}, ""),
        ("not_applicable", {"reason": "Ho fa l’ajuntament."}, ""),
        ("not_applicable", {"reason": "  "}, task_states.NO_REASON),
        ("flying", {}, task_states.NO_STATE),
        ("done", {"page": "needs", "page_filled": False}, task_states.NO_NEEDS),
        ("done", {"page": "tools", "page_filled": False}, task_states.NO_TOOLS),
        ("done", {"page": "needs", "page_filled": True}, ""),
        ("doing", {"page": "needs", "page_filled": False}, ""),
    ],
)
def test_a_state_is_refused_with_its_reason(
    state: str, facts: dict[str, object], refusal: str
) -> None:
    given: dict[str, object] = {"reason": "", **facts}
    assert task_states.refusal(state, **given) == refusal  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "due_on", "late"),
    [
        ("todo", date(2026, 3, 1), True),
        ("doing", date(2026, 3, 1), True),
        ("todo", TODAY, False),
        ("todo", None, False),
        ("done", date(2026, 1, 1), False),
        ("not_applicable", date(2026, 1, 1), False),
    ],
)
def test_a_task_is_late_from_the_day_after_it_was_due(
    state: str, due_on: date | None, *, late: bool
) -> None:
    assert task_states.is_late(state, due_on, TODAY) is late


@pytest.mark.parametrize(
    ("kind", "band", "kinds", "bands", "fit"),
    [
        ("ajuntament", "T1", ["ajuntament"], ["T1", "T2"], plan_choice.ITS_SIZE),
        ("ajuntament", "T5", ["ajuntament"], ["T1", "T2"], 0),
        ("ajuntament", "T5", ["ajuntament"], [], plan_choice.ANY_SIZE),
        ("ajuntament", "", ["ajuntament"], ["T1"], 0),
        ("emd", "", ["emd", "patronat"], [], plan_choice.ANY_SIZE),
        ("emd", "", ["ajuntament"], [], 0),
    ],
)
def test_a_template_fits_by_kind_and_size(
    kind: str, band: str, kinds: list[str], bands: list[str], fit: int
) -> None:
    assert plan_choice.fit(kind, band, kinds=kinds, bands=bands) == fit
