"""Quorum, votes, outcomes, states of a session, and appointments."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eset_portal.common.rules import icalendar
from governance.rules.committee import outcomes, quorum, session_states, voting
from governance.rules.committee.outcomes import Draft
from governance.rules.committee.tallies import Tally
from governance.rules.committee.voting import Ballot

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("kind", "value", "seats", "needed"),
    [
        ("share", 50, 9, 5),
        ("share", 50, 8, 5),
        ("share", 0, 8, 1),
        ("share", 66, 9, 6),
        ("share", 50, 0, 1),
        ("number", 3, 9, 3),
        ("number", 12, 9, 12),
    ],
)
def test_a_quorum_is_more_than_a_share_or_a_number(
    kind: str, value: int, seats: int, needed: int
) -> None:
    assert quorum.needed(kind, value, seats) == needed


@pytest.mark.parametrize(
    ("rule", "tally", "carries"),
    [
        ("simple", Tally(2, 1, 6), True),
        ("simple", Tally(2, 2, 0), False),
        ("simple", Tally(0, 0, 3), False),
        ("absolute", Tally(5, 0, 0), True),
        ("absolute", Tally(4, 0, 5), False),
        ("two_thirds", Tally(4, 2, 3), True),
        ("two_thirds", Tally(3, 2, 0), False),
        ("two_thirds", Tally(0, 0, 9), False),
    ],
)
def test_a_vote_carries_by_the_rule_of_the_body(rule: str, tally: Tally, carries: bool) -> None:
    assert quorum.carried(rule, tally, 9) is carries
    assert (outcomes.against_the_vote("accepted", rule, tally, 9) == "") is carries
    assert (outcomes.against_the_vote("rejected", rule, tally, 9) == "") is not carries
    assert outcomes.against_the_vote("deferred", rule, tally, 9) == ""


def test_without_a_vote_the_body_decides_by_assent() -> None:
    for outcome in outcomes.OUTCOMES:
        assert outcomes.against_the_vote(outcome, "absolute", Tally(), 9) == ""


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (Draft("accepted", "Sí", target_on=DAY, has_owner=True), set()),
        (Draft("accepted", "Sí"), {"owner", "target_on"}),
        (
            Draft("accepted_in_part", "Sí", target_on=date(2026, 3, 1), has_owner=True),
            {"target_on"},
        ),
        (Draft("deferred", "No"), {"until"}),
        (Draft("deferred", "No", until=DAY), {"until"}),
        (Draft("deferred", "No", until=date(2026, 3, 3)), set()),
        (Draft("noted", " \n"), {"reasons"}),
        (Draft("", "Sí"), {"outcome"}),
        (Draft("rejected", "No"), set()),
    ],
)
def test_each_outcome_wants_its_own(draft: Draft, wrong: set[str]) -> None:
    assert set(outcomes.refusals(draft, on=DAY)) == wrong


@pytest.mark.parametrize(
    ("ballot", "reason"),
    [
        (Ballot(), ""),
        (Ballot(attendance="substitute"), ""),
        (Ballot(attendance="absent"), voting.NOT_HERE),
        (Ballot(attendance="excused"), voting.NOT_HERE),
        (Ballot(has_vote=False), voting.NO_VOTE),
        (Ballot(is_own=True), voting.OWN),
        (Ballot(is_recused=True), voting.RECUSED),
        (Ballot(is_decided=True), voting.DECIDED),
    ],
)
def test_a_ballot_says_why_it_does_not_count(ballot: Ballot, reason: str) -> None:
    assert voting.refusal(ballot) == reason


def test_a_session_only_goes_on() -> None:
    reached = {end for _start, end in session_states.steps()}
    assert reached == set(session_states.SESSION.states) - {"planned"}
    for state in ("approved", "adjourned", "cancelled"):
        assert not any(start == state for start, _end in session_states.steps())
    assert session_states.refusal("open", "cancel") == session_states.REFUSALS["cancel"]
    assert session_states.refusal("open", "close") == ""


def test_an_appointment_is_folded_escaped_and_in_universal_time() -> None:
    start = datetime(2026, 3, 2, 10, tzinfo=UTC)
    title = "Comitè; governança, " + "ç" * 60 + "\nDTEND:1"
    appointment = icalendar.Appointment("1@x", 2, start, timedelta(hours=2), title, place="Sala")
    text = icalendar.write(
        appointment, method="REQUEST", attendee="a@example.org\r\nX:1", now=start
    )
    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    whole = text.replace("\r\n ", "")
    assert "SUMMARY:Comitè\\; governança\\, " in whole
    assert "\\nDTEND:1" in whole
    assert [line for line in lines if line.startswith("DTEND")] == ["DTEND:20260302T120000Z"]
    assert not any(line.startswith("X:") for line in lines)
    assert icalendar.method_of(text) == "REQUEST"
    with pytest.raises(ValueError, match="REQUEST"):
        icalendar.write(appointment, method="PUBLISH", attendee="a@b", now=start)
