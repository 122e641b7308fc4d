"""Two texts changed from the same one come together block by block, and nothing is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_library.rules import blocks
from docs_library.rules.assembling import (
    CHOICES,
    Choice,
    Undecided,
    assemble,
    chosen,
)
from docs_library.rules.differences import TooLong
from docs_library.rules.discarding import discarded
from docs_library.rules.merging import LONGEST, merge
from docs_library.rules.relocations import moved

BASE = """# Registre

El registre obre de dilluns a divendres.

- Porteu el document d’identitat.
- Porteu l’original.
- Porteu una còpia.

| Tràmit | Termini |
|---|---|
| Alta | 10 dies |
| Baixa | 5 dies |

## Arxiu

L’arxiu guarda els expedients deu anys.
"""
PIECES = st.sampled_from(
    [
        *("# Un\n\n", "## Dos\n\n", "Text u.\n\n", "Text dos.\n\n", "Igual.\n\n"),
        *("- a\n- b\n\n", "1. x\n2. y\n\n", "```\ncodi\n```\n\n", "> cita\n\n", "***\n\n"),
    ]
)
TEXTS = st.lists(PIECES, max_size=7).map("".join)


def _changed(*pairs: tuple[str, str]) -> str:
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_changes_in_different_places_come_together() -> None:
    ours = _changed(("deu anys", "vint anys"))
    theirs = _changed(("| Alta | 10 dies |", "| Alta | 15 dies |"))
    found = merge(BASE, ours, theirs)

    assert [region.kind for region in found.changes] == ["theirs", "ours"]
    assert len(found.arriving) == 1
    assert assemble(found, {}) == _changed(("deu anys", "vint anys"), ("10 dies", "15 dies"))


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        (("deu anys", "vint anys"), ("deu anys", "trenta anys"), "changed"),
        (("- Porteu l’original.\n", ""), ("l’original", "l’original signat"), "removed_here"),
        (("l’original", "l’original signat"), ("- Porteu l’original.\n", ""), "removed_there"),
        (("anys.\n", "anys.\n\nNostre.\n"), ("anys.\n", "anys.\n\nNou.\n"), "added"),
    ],
)
def test_a_conflict_says_how_it_came_about(
    ours: tuple[str, str], theirs: tuple[str, str], reason: str
) -> None:
    (conflict,) = merge(BASE, _changed(ours), _changed(theirs)).conflicts

    assert conflict.reason == reason


def test_equal_blocks_that_cannot_be_told_apart_are_asked_about() -> None:
    twice = "Vegeu l’annex.\n\nVegeu l’annex.\n"
    (conflict,) = merge(twice, "Nou.\n\nVegeu l’annex.\n", "Vegeu l’annex.\n").conflicts

    assert len(conflict.base) == 2


def test_both_changes_of_neighbours_stand_together() -> None:
    found = merge(BASE, _changed(("d’identitat", "DNI")), _changed(("l’original", "el títol")))
    (conflict,) = found.conflicts

    both = assemble(found, {conflict.digest: Choice("both")})
    assert both == _changed(("d’identitat", "DNI"), ("l’original", "el títol"))


def test_both_versions_of_one_block_stand_one_after_the_other() -> None:
    found = merge(BASE, _changed(("deu anys", "vint anys")), _changed(("deu anys", "cent anys")))
    (conflict,) = found.conflicts
    both = assemble(found, {conflict.digest: Choice("both")})

    assert "vint anys.\n\nL’arxiu guarda els expedients cent anys." in both


def test_a_written_text_takes_the_place_of_both_and_says_what_was_left_out() -> None:
    found = merge(BASE, _changed(("deu anys", "vint anys")), _changed(("deu anys", "cent anys")))
    (conflict,) = found.conflicts
    choices = {conflict.digest: Choice("written", "L’arxiu guarda els expedients sempre.")}

    assert assemble(found, choices).endswith("## Arxiu\n\nL’arxiu guarda els expedients sempre.")
    assert [(one.side, one.block.content[-9:]) for one in discarded(found, choices)] == [
        ("ours", "vint anys."[-9:]),
        ("theirs", "cent anys."[-9:]),
    ]


def test_what_nobody_decided_is_not_assembled() -> None:
    found = merge(BASE, _changed(("deu", "vint")), _changed(("deu", "cent")))

    with pytest.raises(Undecided):
        assemble(found, {})


def test_new_numbers_and_spaces_are_no_change_but_are_kept() -> None:
    old, new = "1. un\n2. dos\n\nFi.\n", "1. zero\n2. un\n3. dos\n\n\nFi.\n"
    found = merge(old, new, old.replace("Fi.", "Final."))

    assert assemble(found, {}) == "1. zero\n2. un\n3. dos\n\n\nFinal.\n"


def test_what_was_moved_is_found_where_it_stands_now() -> None:
    item = "- Porteu l’original.\n"
    ours = _changed((item, ""), ("deu anys.\n", "deu anys.\n\nPorteu l’original.\n"))
    found = merge(BASE, ours, _changed(("l’original", "l’original signat")))
    (conflict,) = found.conflicts
    told = moved(found, conflict)

    assert told
    assert (told.side, told.under) == ("ours", "Arxiu")


def test_what_was_removed_for_good_is_not_told_as_moved() -> None:
    ours = _changed(("- Porteu l’original.\n", ""))
    found = merge(BASE, ours, _changed(("l’original", "l’original signat")))

    assert moved(found, found.conflicts[0]) is None


def test_decisions_are_known_by_what_they_were_about() -> None:
    ours = _changed(("deu anys", "vint anys"))
    one = merge(BASE, ours, _changed(("deu anys", "cent anys")))
    later = merge(BASE, ours, _changed(("deu anys", "cent anys"), ("5 dies", "6 dies")))

    assert one.conflicts[0].digest == later.conflicts[0].digest


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_where_one_side_stayed_the_other_is_the_text_letter_by_letter(one: str, two: str) -> None:
    assert assemble(merge(one, one, two), {}) == two
    assert assemble(merge(one, two, one), {}) == two
    assert assemble(merge(one, two, two), {}) == two


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS, st.lists(st.sampled_from(CHOICES), min_size=9, max_size=9))
def test_nothing_is_lost_but_what_a_decision_left_out(
    base: str, ours: str, theirs: str, picks: list[str]
) -> None:
    found = merge(base, ours, theirs)
    choices = {
        region.digest: Choice(which, "Escrit.")
        for region, which in zip(found.conflicts, picks * 20, strict=False)
    }
    placed = [
        block
        for region in found.regions
        for block in (
            chosen(region, choices[region.digest]) if region.is_conflict else region.settled
        )
    ]
    left_out = {one.block for one in discarded(found, choices)}
    for block in [*blocks.split(ours), *blocks.split(theirs)]:
        assert block in placed or block in blocks.split(base) or block in left_out
    assert found == merge(base, ours, theirs)


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_what_is_assembled_is_read_as_the_blocks_it_was_made_of(
    base: str, ours: str, theirs: str
) -> None:
    found = merge(base, ours, theirs)
    choices = {region.digest: Choice("both") for region in found.conflicts}
    placed = [
        block
        for region in found.regions
        for block in (region.together if region.is_conflict else region.settled)
    ]

    assert [(b.kind, b.content) for b in blocks.split(assemble(found, choices))] == [
        (b.kind, b.content) for b in placed
    ]


def test_ten_thousand_blocks_are_merged() -> None:
    base = [f"Paràgraf {n}.\n\n" for n in range(10_000)]
    ours, theirs = [*base], [*base]
    ours[5], ours[7_000], theirs[7_000], theirs[9_000] = "A.\n\n", "B.\n\n", "C.\n\n", ""
    found = merge("".join(base), "".join(ours), "".join(theirs))

    assert [region.kind for region in found.changes] == ["ours", "conflict", "theirs"]


def test_one_repeated_line_is_one_question() -> None:
    line = "Igual.\n\n"
    found = merge(line * 10_000, line * 10_001, line * 9_000)

    assert len(found.conflicts) == 1


def test_texts_too_long_are_refused_in_words() -> None:
    with pytest.raises(TooLong, match="too long"):
        merge("a" * LONGEST, "b", "")
