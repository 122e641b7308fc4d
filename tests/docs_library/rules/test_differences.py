"""The difference of two texts shows what changed, and both can be had back from it."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_library.rules import blocks, differences, inlines
from docs_library.rules.differences import Change, TooLong, compare
from tests.docs_library.rules.test_blocks import TEXTS

SAMPLE = Path("docs_library/sample")
WORDS = st.lists(
    st.sampled_from(["el", "la", "ens", "**acta**", "`codi`", "l’acta", "."]), max_size=9
)
PARAGRAPHS = st.lists(st.builds(" ".join, WORDS), max_size=6).map("\n\n".join)


def text_of(name: str) -> str:
    return (SAMPLE / name).read_text().split("---\n", 2)[2].strip() + "\n"


def kinds(old: str, new: str) -> list[str]:
    return [change.kind for change in compare(old, new).changes]


def told(change: Change) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in change.pieces]


@given(st.one_of(TEXTS, PARAGRAPHS), st.one_of(TEXTS, PARAGRAPHS))
def test_both_texts_can_be_had_back(old: str, new: str) -> None:
    difference = compare(old, new)

    assert difference.old_text == old
    assert difference.new_text == new


@given(PARAGRAPHS, PARAGRAPHS)
def test_taking_the_marks_out_of_a_block_gives_its_words_back(old: str, new: str) -> None:
    for change in compare(old, new).changes:
        if change.kind != "changed" or not change.old or not change.new:
            continue
        before = "".join(p.text for p in change.pieces if p.kind != "added")
        after = "".join(p.text for p in change.pieces if p.kind != "removed")
        assert before == "".join(word.text for word in inlines.read(change.old))
        assert after == "".join(word.text for word in inlines.read(change.new))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    difference = compare(text, text)

    assert difference.count == 0
    assert {change.kind for change in difference.changes} <= {"kept"}


def test_words_are_marked_inside_the_block_that_changed() -> None:
    changes = compare(
        "Un.\n\nEl termini és de dos dies.\n", "Un.\n\nEl termini és d’un dia.\n"
    ).changes

    assert [change.kind for change in changes] == ["kept", "changed"]
    assert told(changes[1]) == [
        ("kept", "El termini és "),
        ("removed", "de dos dies"),
        ("added", "d’un dia"),
        ("kept", "."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a a a a\n", "a a a a\n\nb b b b\n", ["kept", "added"]),
        ("a a a a\n\nb b b b\n", "b b b b\n", ["removed", "kept"]),
        ("- un\n- dos\n- tres\n", "- un\n- dos i mig\n- tres\n", ["kept", "changed", "kept"]),
        ("una frase que fa camí\n\nzeta\n\nomega\n", "zeta\n\nomega\n\nuna frase que fa camí\n",
         ["moved_away", "kept", "kept", "moved_here"]),
        ("|a|b|\n|-|-|\n|1|dos|\n", "|a|b|\n|-|-|\n|1|tres|\n", ["kept", "changed"]),
        ("una cosa\n", "un altre text del tot\n", ["removed", "added"]),
        ("", "nou\n", ["added"]),
    ],
)  # fmt: skip
def test_blocks_are_kept_added_removed_changed_or_moved(
    old: str, new: str, expected: list[str]
) -> None:
    assert kinds(old, new) == expected


def test_what_repeats_or_is_short_did_not_move() -> None:
    assert "moved_here" not in kinds("si\n\nzeta\n\nomega\n", "zeta\n\nomega\n\nsi\n")
    repeated = "Vegeu l’annex.\n\nVegeu l’annex.\n\nzeta\n"
    assert "moved_here" not in kinds(repeated, "zeta\n\nVegeu l’annex.\n\nVegeu l’annex.\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Paraula forta.\n", "Paraula **forta**.\n"),
        ("Paraula *forta*.\n", "Paraula `forta`.\n"),
        ("[enllaç](https://a.cat)\n", "[enllaç](https://b.cat)\n"),
        ("## Títol llarg\n", "### Títol llarg\n"),
        ("Un punt de la llista\n", "- Un punt de la llista\n"),
    ],
)
def test_a_change_of_setting_is_a_change(old: str, new: str) -> None:
    (change,) = compare(old, new).changes

    assert change.kind == "changed"
    assert change.is_restyled
    assert compare(old, new).counts["restyled"] == 1


def test_changes_are_counted_and_numbered_in_order() -> None:
    old = "una frase que fa camí\n\nzeta\n\nomega és aquí\n\nfora tot\n"
    new = "zeta\n\nomega és allà\n\nuna frase que fa camí\n\nnou nou\n"
    difference = compare(old, new)

    numbers = [change.number for change in difference.changes if change.number]
    assert numbers == list(range(1, difference.count + 1))
    assert difference.counts == {"changed": 1, "added": 1, "removed": 1, "moved": 1, "restyled": 0}


def test_two_editions_of_a_real_document_differ_where_they_should() -> None:
    difference = compare(text_of("INS-04_1.0.md"), text_of("INS-04_2.0.md"))

    assert 5 <= difference.count <= 9
    assert difference.counts["removed"] == 0
    marked = [
        text for change in difference.changes for kind, text in told(change) if kind == "added"
    ]
    assert "el mateix dia de l’entrada" in marked


def test_spaces_and_little_words_between_changes_do_not_flicker() -> None:
    (change,) = compare("Cal fer-ho en dos dies hàbils com a molt aviat.\n",
                        "Cal fer-ho en tres setmanes com a molt aviat.\n").changes  # fmt: skip

    assert told(change)[1:3] == [("removed", "dos dies hàbils"), ("added", "tres setmanes")]


def test_a_block_with_hardly_a_word_left_is_shown_whole() -> None:
    old = "Registre general de totes les entrades\n\nfi"
    (change, _) = compare(old, "Registre d’accés\n\nfi").changes[:2]

    assert change.kind in {"removed", "changed"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# x\n\n" * 10_000, "# y\n\n" + "# x\n\n" * 9_990 + "# z\n\n"),
        ("x\n\n" * 3_000, "y\n\n" + "x\n\n" * 2_990),
        ("a b " * 20_000, "b a " * 20_000),
        ("[" * 200_000, "[" * 200_001),
        (">" * 20_000, ">" * 20_001),
        ("*a" * 30_000, "**a" * 30_000),
        ("|" * 50_000, "|" * 49_999),
    ],
    ids=["headings", "paragraphs", "words", "brackets", "quotes", "stars", "bars"],
)
def test_odd_texts_are_compared_all_the_same(old: str, new: str) -> None:
    difference = compare(old, new)

    assert difference.count
    assert difference.new_text == new


def test_work_grows_with_the_text_and_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    spent: list[int] = []
    takes = differences.Budget.takes

    def counted(budget: differences.Budget, cells: int) -> bool:
        done = takes(budget, cells)
        spent.append(cells if done else 0)
        return done

    monkeypatch.setattr(differences.Budget, "takes", counted)
    chance = random.Random(4)  # noqa: S311 - any order will do
    lines = [" ".join(chance.choices("abcdefgh", k=30)) for _ in range(2_000)]
    chance.shuffle(other := lines[:])
    compare("\n\n".join(lines), "\n\n".join(other))

    assert sum(spent) <= differences.Budget().left


def test_texts_beyond_all_measure_are_refused_in_words() -> None:
    with pytest.raises(TooLong, match="Download both"):
        compare("x" * differences.LONGEST, "y")


def test_what_is_remembered_of_one_text_does_not_leak_into_another() -> None:
    compare("## A\n\ntext\n", "## A\n\ntext\n")

    assert [block.content for block in blocks.split("## A\n\naltre\n")] == ["A", "altre"]
