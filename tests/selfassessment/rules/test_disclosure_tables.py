"""From what is shown nobody can work out the mean of fewer than five bodies."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfassessment.rules.disclosure_tables import Body, Group, Margin, is_too_near, protect

PRIME = 2**61 - 1
ONE_TABLE: tuple[Margin, ...] = (("kind",), ("band",), ("kind", "band"))
ALL_TABLES: tuple[Margin, ...] = (*ONE_TABLE, ("comarca",))
NUMBERS = st.one_of(st.integers(0, 4), st.integers(0, 12))


def lots(*rows: tuple[str, int]) -> list[Body]:
    """Bodies by their groups, written as `kind band comarca`, and how many they are."""
    axes = ("kind", "band", "comarca")
    return [Body(dict(zip(axes, words.split(), strict=False)), (n,)) for words, n in rows]


def shown(bodies: list[Body], *tables: Margin) -> set[str]:
    return {" ".join(values) for margin, values in protect(bodies, tables) if margin}


@st.composite
def populations(draw: st.DrawFn) -> list[Body]:
    """Up to fourteen groups of bodies by kind, band and comarca, many of them small."""
    places = st.tuples(*(st.sampled_from("abcd"[:size]) for size in (4, 4, 3)))
    found = draw(st.lists(places, min_size=1, max_size=14, unique=True))
    axes = ("kind", "band", "comarca")
    return [
        Body(dict(zip(axes, place, strict=True)), (draw(NUMBERS), draw(NUMBERS))) for place in found
    ]


@st.composite
def scores(draw: st.DrawFn) -> list[Body]:
    """Bodies by degree and range of ten points; caps leave some a degree below their range."""
    places = st.tuples(st.integers(0, 9), st.booleans())
    found = draw(st.lists(places, min_size=1, max_size=12, unique=True))
    return [
        Body({"one": str(max(0, ten // 2 - capped)), "other": str(ten)}, (draw(NUMBERS),))
        for ten, capped in found
    ]


def vectors(bodies: list[Body], groups: frozenset[Group], measure: int) -> list[list[int]]:
    """Each group as a row of ones and zeros over the BODIES that have the MEASURE."""
    there = [body for body in bodies if body.sizes[measure]]
    return [[int(body.group(margin) == (margin, values)) for body in there]
            for margin, values in groups]  # fmt: skip


def echelon(rows: list[list[int]]) -> list[tuple[int, list[int]]]:
    """The rows, made independent, each with the place of its first one."""
    found: list[tuple[int, list[int]]] = []
    for row in rows:
        rest = reduced(row, found)
        at = next((place for place, value in enumerate(rest) if value), None)
        if at is not None:
            turned = pow(rest[at], -1, PRIME)
            found.append((at, [value * turned % PRIME for value in rest]))
    return found


def reduced(row: list[int], basis: list[tuple[int, list[int]]]) -> list[int]:
    rest = list(row)
    for at, known in basis:
        if factor := rest[at]:
            rest = [
                (mine - factor * theirs) % PRIME for mine, theirs in zip(rest, known, strict=True)
            ]
    return rest


def small_groups(sizes: list[int]) -> Iterator[list[int]]:
    """Every group of one to four bodies, as ones and zeros."""
    places = [at for at, n in enumerate(sizes) if n < 5]
    for count in range(1, 5):
        for chosen in combinations(places, count):
            if sum(sizes[at] for at in chosen) < 5:
                yield [int(at in chosen) for at in range(len(sizes))]


def given_away(
    bodies: list[Body], tables: tuple[Margin, ...], finer: Margin | None = None
) -> list[list[int]]:
    """Groups under five whose sum is a combination of what is shown."""
    groups = protect(bodies, tables, finer=finer)
    found = []
    for measure in range(len(bodies[0].sizes)):
        basis = echelon(vectors(bodies, groups, measure))
        sizes = [body.sizes[measure] for body in bodies if body.sizes[measure]]
        found += [group for group in small_groups(sizes) if not any(reduced(group, basis))]
    return found


@settings(max_examples=60, deadline=None)
@given(populations())
def test_one_table_with_its_margins_gives_no_small_group_away(bodies: list[Body]) -> None:
    assert given_away(bodies, ONE_TABLE) == []


@settings(max_examples=60, deadline=None)
@given(populations())
def test_several_tables_together_give_no_small_group_away(bodies: list[Body]) -> None:
    assert given_away(bodies, ALL_TABLES) == []


@settings(max_examples=60, deadline=None)
@given(scores())
def test_degrees_beside_ranges_give_no_small_group_away(bodies: list[Body]) -> None:
    assert given_away(bodies, (("one",), ("other",)), finer=("other",)) == []


def test_large_groups_stay() -> None:
    bodies = lots(("x t", 9), ("x u", 9), ("y t", 9), ("y u", 9))
    assert shown(bodies, *ONE_TABLE) == {"x", "y", "t", "u", "x t", "x u", "y t", "y u"}


def test_beside_one_small_group_the_next_one_is_hidden_too() -> None:
    assert shown(lots(("x", 3), ("y", 6), ("z", 20)), ("kind",)) == {"z"}


def test_small_groups_that_are_enough_together_hide_no_other() -> None:
    assert shown(lots(("x", 3), ("y", 3), ("z", 20)), ("kind",)) == {"z"}


def test_a_small_place_hides_a_square_around_it() -> None:
    bodies = lots(("x t", 2), ("x u", 9), ("x v", 30), ("y t", 9), ("y u", 9), ("y v", 30))
    found = shown(bodies, *ONE_TABLE)
    assert {"x", "y", "t", "u", "v", "x v", "y v"} <= found
    assert found & {"x t", "x u", "y t", "y u"} == set()


def test_a_comarca_that_is_a_kind_but_for_two_bodies_hides_one_of_them() -> None:
    bodies = lots(("x t far", 20), ("x t near", 2), ("y t near", 20))
    found = shown(bodies, ("kind",), ("comarca",))
    assert not {"x", "far"} <= found


def test_fewer_than_five_bodies_are_never_shown() -> None:
    assert protect(lots(("x", 4)), [("kind",)]) == frozenset()
    assert protect([], [("kind",)]) == frozenset()


@pytest.mark.parametrize(("size", "is_near"), [(10, False), (9, True), (6, True), (5, False)])
def test_a_group_may_not_be_a_published_one_less_a_few(size: int, is_near: bool) -> None:
    whole: frozenset[object] = frozenset(range(10))
    assert is_too_near(frozenset(range(size)), [whole]) is is_near
