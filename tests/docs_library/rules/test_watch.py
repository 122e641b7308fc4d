"""The rules of the watch: what a change touches, when something is due, how a review stands."""

from datetime import date, timedelta

import pytest

from docs_library.rules import change_impacts
from docs_library.rules.watch import dates, kinds, standings
from governance.rules import tools

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)


def test_every_source_has_its_impact_and_something_that_can_happen_to_it() -> None:
    assert kinds.IMPACT_OF.keys() == kinds.SOURCES.keys()
    assert {*kinds.IMPACT_OF.values()} == {*change_impacts.IMPACTS}
    assert all(kinds.kinds_of(source) for source in kinds.SOURCES)


def test_what_happens_to_a_service_has_the_names_of_the_catalogue_of_services() -> None:
    assert {code for code, _label in kinds.kinds_of(kinds.TOOL)} == {*tools.KINDS}


@pytest.mark.parametrize(
    ("collections", "bodies", "audience", "touched"),
    [
        (["people"], [], [], True),
        (["registry"], [], [], False),
        (["people"], ["emd"], [], True),
        (["people"], ["emd"], ["emd", "ajuntament"], True),
        (["people"], ["emd"], ["ajuntament"], False),
        (["people"], [], ["ajuntament"], True),
    ],
)
def test_a_decision_touches_its_collections_and_its_bodies(
    collections: list[str], bodies: list[str], audience: list[str], *, touched: bool
) -> None:
    found = kinds.touches(collections, bodies, collection="people", audience=audience)

    assert found is touched


def test_a_review_is_due_when_the_change_holds_or_a_month_after_it_did() -> None:
    assert dates.due_on(TODAY + DAY, TODAY) == TODAY + DAY
    assert dates.due_on(TODAY, TODAY) == TODAY + dates.PATIENCE


def test_the_next_review_keeps_a_far_day_and_moves_a_near_one_by_a_year() -> None:
    far = TODAY + dates.SOON + DAY

    assert dates.next_review(far, TODAY) == far
    assert dates.next_review(TODAY + dates.SOON, TODAY) == TODAY + dates.YEAR
    assert dates.next_review(None, TODAY) == TODAY + dates.YEAR


@pytest.mark.parametrize(
    ("day", "possible"),
    [
        (TODAY, False),
        (TODAY + DAY, True),
        (TODAY + dates.LONGEST, True),
        (TODAY + dates.LONGEST + DAY, False),
    ],
)
def test_the_next_review_lies_ahead_and_within_five_years(day: date, *, possible: bool) -> None:
    assert dates.is_next_review(day, TODAY) is possible


def test_a_norm_goes_stale_after_a_year() -> None:
    assert dates.is_stale(None, TODAY)
    assert dates.is_stale(TODAY - dates.YEAR - DAY, TODAY)
    assert not dates.is_stale(TODAY - dates.YEAR, TODAY)


@pytest.mark.parametrize(
    ("outcome", "due", "is_writing", "code"),
    [
        ("", TODAY, False, "open"),
        ("", TODAY - DAY, False, "late"),
        ("", TODAY - DAY, True, "writing"),
        ("confirmed", TODAY - DAY, False, "confirmed"),
        ("changed", TODAY, True, "changed"),
    ],
)
def test_a_review_stands_as_its_outcome_else_its_day_says(
    outcome: str, due: date, code: str, *, is_writing: bool
) -> None:
    assert standings.standing(outcome, due=due, is_writing=is_writing, today=TODAY).code == code


@pytest.mark.parametrize(
    ("withdrawn", "untouched", "undecided", "code"),
    [
        (True, 3, 0, "withdrawn"),
        (False, 1, 2, "waiting"),
        (False, 0, 2, "in_hand"),
        (False, 0, 0, "done"),
    ],
)
def test_a_change_is_done_when_all_that_it_touches_is_decided(
    untouched: int, undecided: int, code: str, *, withdrawn: bool
) -> None:
    state = standings.progress(is_withdrawn=withdrawn, untouched=untouched, undecided=undecided)

    assert state.code == code
