"""Who may move an edition, in which state, and what must hold: the table, case by case."""

from dataclasses import replace

import pytest

from docs_library.rules import edition_moves, edition_states
from docs_library.rules.change_notes import is_whole, tells
from docs_library.rules.content import Content
from docs_library.rules.edition_moves import Facts, decide
from docs_library.rules.numbering import Number, following

EDITOR = Facts("draft", may_write=True, contributed=True)
APPROVER = Facts("in_review", may_approve=True, may_hurry=True)
READY = replace(APPROVER, state="approved", is_approved=True)
OUT = replace(APPROVER, state="published")
SAID = Content("INS-90", "Títol", "Resum", "Text", "", (), change_kind="minor")

CASES = [
    ("submit", EDITOR, ""),
    ("submit", replace(EDITOR, may_write=False), "editors"),
    ("submit", replace(EDITOR, is_whole=False), "title"),
    ("submit", replace(EDITOR, tells_change=False), "what changes"),
    ("submit", replace(EDITOR, state="in_review"), "not possible"),
    ("approve", APPROVER, ""),
    ("approve", replace(APPROVER, contributed=True), "part"),
    ("approve", replace(APPROVER, may_approve=False), "approvers"),
    ("approve", replace(APPROVER, state="draft"), "not possible"),
    ("approve", replace(APPROVER, tells_change=False), "what changes"),
    ("request_changes", APPROVER, ""),
    ("request_changes", replace(APPROVER, contributed=True), ""),
    ("request_changes", READY, ""),
    ("request_changes", replace(EDITOR, state="in_review"), "approvers"),
    ("schedule", READY, ""),
    ("schedule", replace(READY, is_approved=False), "approved"),
    ("schedule", replace(READY, state="in_review"), "not possible"),
    ("unschedule", replace(READY, state="scheduled"), ""),
    ("unschedule", replace(EDITOR, state="scheduled"), ""),
    ("unschedule", Facts("scheduled"), "editors and approvers"),
    ("publish", READY, ""),
    ("publish", replace(READY, state="scheduled"), ""),
    ("publish", replace(READY, is_approved=False), "approved"),
    ("publish", replace(EDITOR, state="approved", is_approved=True), "approvers"),
    ("publish_urgently", replace(APPROVER, state="draft"), ""),
    ("publish_urgently", APPROVER, ""),
    ("publish_urgently", replace(APPROVER, may_hurry=False), "urgent"),
    ("publish_urgently", READY, "not possible"),
    ("withdraw", OUT, ""),
    ("withdraw", replace(OUT, state="withdrawn"), "not possible"),
    ("withdraw", replace(EDITOR, state="published"), "approvers"),
    ("discard", EDITOR, ""),
    ("discard", replace(READY, state="scheduled"), "not possible"),
    ("confirm", replace(OUT, awaits_review=True), ""),
    ("confirm", replace(OUT, awaits_review=True, published_it=True), "yourself"),
    ("confirm", replace(OUT, awaits_review=True, contributed=True), "part"),
    ("confirm", OUT, "does not wait"),
    ("confirm", replace(APPROVER, awaits_review=True), "not possible"),
]


@pytest.mark.parametrize(("move", "facts", "reason"), CASES)
def test_a_step_is_taken_only_by_whom_and_when_the_table_says(
    move: str, facts: Facts, reason: str
) -> None:
    decision = decide(move, facts)

    assert decision.allowed is (reason == "")
    assert reason in decision.reason


@pytest.mark.parametrize("state", edition_states.WORKFLOW.states)
def test_somebody_without_any_right_moves_nothing(state: str) -> None:
    for move in edition_moves.NEEDS:
        assert not decide(move, Facts(state, is_approved=True, awaits_review=True))


def test_every_step_by_hand_has_its_words_and_its_needs() -> None:
    assert set(edition_moves.BY_HAND) == edition_moves.NEEDS.keys()
    moves = {move for _state, move in edition_states.WORKFLOW.moves} | {"open", "confirm"}
    assert moves == edition_moves.MOVES.keys() == edition_moves.DONE.keys()


def test_every_open_state_is_somebodys_turn() -> None:
    assert all(edition_moves.turn(state) for state in edition_states.OPEN)
    assert edition_moves.turn("published") == ""
    assert "Overdue" in edition_moves.turn("scheduled", is_overdue=True)
    assert "urgently" in edition_moves.turn("published", awaits_review=True)


MAJOR = replace(
    SAID,
    change_kind="major",
    change_note="El termini passa de dos dies a un.",
    why="Ho demana la llei.",
    impact_normative="Article 16.",
)


@pytest.mark.parametrize(
    ("content", "enough"),
    [
        (replace(SAID, change_kind="initial"), True),
        (SAID, False),
        (replace(SAID, change_note="Una errada."), True),
        (MAJOR, True),
        (replace(MAJOR, why=""), False),
        (replace(MAJOR, impact_normative="  "), False),
        (replace(MAJOR, impact_normative="", impact_organisational="Torns."), True),
        (replace(MAJOR, change_note="Curt"), False),
    ],
)
def test_a_change_note_says_as_much_as_its_kind_of_change_needs(
    content: Content, *, enough: bool
) -> None:
    assert tells(content) is enough


@pytest.mark.parametrize("part", ["title", "summary", "text"])
def test_an_edition_without_a_part_is_not_whole(part: str) -> None:
    assert is_whole(SAID)
    assert not is_whole(replace(SAID, **{part: " \n"}))


@pytest.mark.parametrize(
    ("latest", "kind", "number"),
    [
        (None, "initial", "1.0"),
        (Number(1, 0), "minor", "1.1"),
        (Number(1, 9), "erratum", "1.10"),
        (Number(1, 9), "major", "2.0"),
    ],
)
def test_a_number_follows_from_the_latest_and_the_kind_of_change(
    latest: Number | None, kind: str, number: str
) -> None:
    assert str(following(latest, kind)) == number
