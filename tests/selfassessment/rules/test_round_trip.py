"""What changed where, how cells say it, and where a workbook belongs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfassessment.rules.question_kinds import Details, Option, Unusable
from selfassessment.rules.round_trip import cells, passport
from selfassessment.rules.round_trip.passport import Passport
from selfassessment.rules.round_trip.three_way import Said, tidy, verdict
from tests.selfassessment.rules.builders import a_question

A, B, C = Said(1), Said(2), Said(2, comment="nota")


@pytest.mark.parametrize(
    ("base", "here", "there", "word"),
    [
        (A, A, A, "unchanged"),
        (A, B, A, "here"),
        (A, A, B, "there"),
        (A, B, B, "unchanged"),
        (A, B, C, "conflict"),
        (Said(), A, Said(), "here"),
        (A, Said(), A, "here"),
        (A, Said(), B, "conflict"),
        (Said(comment="u\r\ndos "), Said(comment="u\ndos"), Said(comment="u\r\ndos"), "unchanged"),
    ],
)
def test_three_values_tell_where_something_changed(base, here, there, word) -> None:
    assert verdict(base, here, there) == word


SAID = st.builds(Said, st.none() | st.integers(0, 4), comment=st.text(max_size=8))


@settings(max_examples=60)
@given(SAID, SAID, SAID)
def test_here_and_there_are_two_names_for_the_same_thing(base, one, other) -> None:
    swapped = {"here": "there", "there": "here"}
    word = verdict(base, one, other)
    assert verdict(base, other, one) == swapped.get(word, word)
    assert tidy(tidy(one)) == tidy(one)


def of_kind(kind: str, **more: object):
    found = a_question("a")
    details = Details(options=(Option("x", "Xarxa", 1), Option("y", "Ydil·li", 1)))  # type: ignore[arg-type]  # whole
    levels = found.levels if kind == "level" else ()
    values = {"kind": kind, "levels": levels, "details": details} | more
    return type(found)(**{name: values.get(name, getattr(found, name)) for name in found.__slots__})


@pytest.mark.parametrize(
    ("kind", "said", "cell"),
    [
        ("level", Said(2), "2 · half"),
        ("level", Said(), ""),
        ("level", Said(not_applicable=True), "Not applicable"),
        ("yes_no", Said(4), "Yes"),
        ("yes_no", Said(0), "No"),
        ("choices", Said(2, "x"), "x · Xarxa"),
        ("choices", Said(4, "x y"), "x · Xarxa\ny · Ydil·li"),
        ("choices", Said(0, "-"), "- · None of these"),
        ("text", Said(None, "Dos\nmots"), "Dos\nmots"),
    ],
)
def test_what_a_cell_says_is_read_back(kind: str, said: Said, cell: str) -> None:
    question = of_kind(kind)
    assert cells.written(question, said, str) == cell
    assert cells.read(question, cell, str) == said


@pytest.mark.parametrize(
    ("kind", "cell", "said"),
    [
        ("level", " 3 ", Said(3)),
        ("level", "4 · una altra cosa", Said(4)),
        ("yes_no", "yes", Said(4)),
        ("choices", "y x", Said(4, "x y")),
        ("choices", "y · Ydil·li\n\nx", Said(4, "x y")),
        ("choices", "-", Said(0, "-")),
    ],
)
def test_what_people_type_instead_is_understood(kind: str, cell: str, said: Said) -> None:
    assert cells.read(of_kind(kind), cell, str) == said


@pytest.mark.parametrize(
    ("kind", "cell"), [("level", "5"), ("level", "zero"), ("yes_no", "2"), ("choices", "z")]
)
def test_what_is_no_answer_is_refused(kind: str, cell: str) -> None:
    with pytest.raises(Unusable):
        cells.read(of_kind(kind), cell, str)


PASS = Passport("a1", "e1", "h1", "ca", {"D1": 2})


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (PASS, ""),
        (Passport("a1", "e1", "h1", "es", {}), ""),
        (Passport("a1", "e1", "h2", "ca", {}), "version"),
        (Passport("a2", "e1", "h2", "ca", {}), "campaign"),
        (Passport("a2", "e2", "h1", "ca", {}), "body"),
        (Passport("a1", "e1", "h1", "ca", {}, format=0), "format"),
    ],
)
def test_a_workbook_is_only_taken_where_it_belongs(found: Passport, word: str) -> None:
    assert passport.fault(found, PASS) == word
    assert passport.read(found.plain()) == found
