"""Folding, numbers, hashes, states and what files say."""

from datetime import date

import pytest

from docs_library.rules import collection_names, document_kinds, edition_states, sheets
from docs_library.rules.content import Content
from docs_library.rules.folding import fold
from docs_library.rules.numbering import Number
from docs_library.rules.sheets import BadSheet
from eset_portal.common.rules.errors import DomainError

GOOD = """---
code: INS-90
kind: instruction
title: Prova
summary: Resum
collection: registry
kinds: []
bands: []
edition: "1.0"
effective_from: 2025-01-15
change_kind: initial
change_note: Primera edició.
norms: [Llei 39/2015]
---
## 1. Objecte

Text.
"""


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Registre d’Entrada", "registre d entrada"),
        ("NOTIFICACIÓ", "notificacio"),
        ("instal·lació", "installacio"),
        ("instal.lació", "installacio"),
        ("Instaŀlació", "installacio"),
        ("  Ç ü %_\\  ", "c u"),
        ("INS-04", "ins 04"),
        ("e\u0301", "e"),
    ],
)
def test_folding_forgets_accents_case_and_signs(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_numbers_sort_as_people_expect() -> None:
    assert Number.parse("1.10") > Number.parse("1.9")
    assert str(Number.parse("2.0").next_minor()) == "2.1"


@pytest.mark.parametrize("written", ["", "1", "0.1", "1.0.0", "01.0", "1.00", "-1.0", "1.٢", "a.b"])
def test_what_is_not_a_number_of_an_edition_is_refused(written: str) -> None:
    with pytest.raises(DomainError):
        Number.parse(written)


def content(**changes: object) -> Content:
    facts = {
        "code": "INS-90",
        "title": "t",
        "summary": "s",
        "text": "x",
        "change_note": "n",
        "norms": ("a", "b"),
    }
    return Content(**(facts | changes))  # type: ignore[arg-type]  # a table of plain facts


def test_the_hash_is_the_same_for_the_same_words_and_another_for_any_other() -> None:
    assert content().sha256 == content().sha256
    # what `sha256sum` says of {"change_note":"n","code":"INS-90","norms":["a","b"],...}
    assert content().sha256.startswith("3832460507ca5f6337830723557da561")
    changed = [
        content(**{name: "other"}) for name in ("code", "title", "summary", "text", "change_note")
    ]
    hashes = {one.sha256 for one in [content(), content(norms=("b", "a")), *changed]}
    assert len(hashes) == 7


@pytest.mark.parametrize(
    ("state", "ends", "on", "expected"),
    [
        ("published", None, date(2025, 1, 14), "future"),
        ("published", None, date(2025, 1, 15), "in_force"),
        ("published", date(2025, 2, 1), date(2025, 1, 31), "in_force"),
        ("published", date(2025, 2, 1), date(2025, 2, 1), "historical"),
        ("withdrawn", date(2025, 2, 1), date(2025, 1, 20), "withdrawn"),
    ],
)
def test_a_day_makes_an_edition_future_in_force_or_historical(
    state: str, ends: date | None, on: date, expected: str
) -> None:
    standing = edition_states.standing(state=state, starts=date(2025, 1, 15), ends=ends, on=on)

    assert standing.code == expected


def test_each_kind_of_document_has_a_prefix_of_its_own() -> None:
    prefixes = {kind.prefix for kind in document_kinds.KINDS.values()}

    assert len(prefixes) == len(document_kinds.KINDS) == len(document_kinds.choices())
    assert collection_names.choices()[0][0] == "governance"


def test_a_good_file_is_read_whole() -> None:
    sheet = sheets.read("INS-90_1.0.md", GOOD)

    assert sheet.number == Number(1, 0)
    assert sheet.effective_from == date(2025, 1, 15)
    assert sheet.content.text == "## 1. Objecte\n\nText.\n"
    assert sheet.content.norms == ("Llei 39/2015",)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("---\ncode", "code", "three dashes"),
        ("kind: instruction\n", "", "kind"),
        ("kind: instruction", "kind: poem", "poem"),
        ("code: INS-90", "code: GUI-90", "INS-"),
        ("title: Prova", "title: 3", "title"),
        ("title: Prova", "title: [", "INS-90"),
        ("collection: registry", "collection: shed", "shed"),
        ("kinds: []", "kinds: all", "kinds"),
        ("kinds: []", "kinds: [ajuntamnet]", "ajuntamnet"),
        ("bands: []", "bands: [T9]", "T9"),
        ("2025-01-15", "someday", "effective_from"),
        ("2025-01-15", "2025-01-15 10:00:00", "effective_from"),
        ('edition: "1.0"', 'edition: "one"', "2.0"),
        ("change_kind: initial", "change_kind: huge", "huge"),
        ("## 1. Objecte\n\nText.\n", "", "no text"),
        ("norms:", "normes:", "normes"),
        ("Text.", "# a\n" * 2000, "headings"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_fault(before: str, after: str, says: str) -> None:
    with pytest.raises(BadSheet, match=r"^INS-90_1\.0\.md: ") as refused:
        sheets.read("INS-90_1.0.md", GOOD.replace(before, after, 1))

    assert says in refused.value.message
