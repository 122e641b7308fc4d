"""Who is told, how soon, when to remind, and how far behind."""

from datetime import date

import pytest

from docs_library.rules import following, telling

MONDAY, TUESDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 8)


@pytest.mark.parametrize(
    ("rhythms", "expected"),
    [
        (["weekly", "daily"], "daily"),
        (["never", "weekly"], "weekly"),
        (["daily", "at_once", "never"], "at_once"),
        ([], "never"),
    ],
)
def test_the_quickest_rhythm_wins(rhythms: list[str], expected: str) -> None:
    assert telling.quickest(rhythms) == expected


@pytest.mark.parametrize(
    ("kinds", "bands", "band", "expected"),
    [
        ([], [], None, True),
        (["ajuntament"], [], None, True),
        (["consorci"], [], "T1", False),
        ([], ["T1"], "T1", True),
        ([], ["T1"], "T2", False),
        ([], ["T1"], None, False),
    ],
)
def test_a_document_is_for_a_body_of_its_kinds_and_sizes(
    kinds: list[str], bands: list[str], band: str | None, expected: bool
) -> None:
    assert telling.concerns(kinds, bands, kind="ajuntament", band=band) is expected


@pytest.mark.parametrize(
    ("rhythm", "today", "starts"),
    [
        ("daily", TUESDAY, TUESDAY),
        ("weekly", MONDAY, MONDAY),
        ("weekly", TUESDAY, MONDAY),
        ("weekly", SUNDAY, MONDAY),
    ],
)
def test_a_period_begins_on_its_day_or_its_monday(rhythm: str, today: date, starts: date) -> None:
    assert telling.period(rhythm, today) == (starts, f"{rhythm}:{starts.isoformat()}")


@pytest.mark.parametrize(
    ("last", "today", "expected"),
    [
        (None, date(2026, 3, 15), False),
        (None, date(2026, 3, 16), True),
        (date(2026, 3, 16), date(2026, 3, 29), False),
        (date(2026, 3, 16), date(2026, 3, 30), True),
    ],
)
def test_a_reminder_waits_two_weeks(last: date | None, today: date, expected: bool) -> None:
    assert following.may_remind(MONDAY, last, today) is expected


@pytest.mark.parametrize(("major", "expected"), [(None, False), (1, False), (2, True), (3, True)])
def test_only_what_follows_a_major_change_is_acknowledged(
    major: int | None, expected: bool
) -> None:
    assert following.asks(major) is expected


@pytest.mark.parametrize(("ended", "expected"), [(None, 0), (MONDAY, 1), (TUESDAY, 0), (SUNDAY, 0)])
def test_who_works_by_what_is_over_is_behind(ended: date | None, expected: int) -> None:
    assert following.days_behind(ended, TUESDAY) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(0, 0, None), (0, 3, 0), (2, 3, 66), (3, 3, 100)]
)
def test_a_share_is_whole_only_when_all_have(part: int, whole: int, expected: int | None) -> None:
    assert following.share(part, whole) == expected
