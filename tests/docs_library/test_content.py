"""The documents of the project are whole, agree with one another and serve the questionnaire."""

import re
from collections import Counter, defaultdict
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from docs_library.rules import cross_references, document_kinds, norm_kinds, parameters, sheets
from docs_library.rules.change_impacts import IMPACTS, column
from docs_library.rules.collection_names import COLLECTIONS
from docs_library.rules.rendering import render
from docs_library.rules.sheets import Sheet
from docs_library.services import norms
from docs_library.services.publishing import SAMPLE
from eset_portal.common.catalogue_checks import unknown, words
from eset_portal.management.commands.check_translations import OUR_WORDS, can_spell, misspelt
from tests.selfassessment.rules.builders import the_seed

PATHS = sorted(SAMPLE.glob("*.md"))
SHEETS = {path.name: sheets.read(path.name, path.read_text(encoding="utf-8")) for path in PATHS}
EVERY = pytest.mark.parametrize("sheet", [pytest.param(one, id=n) for n, one in SHEETS.items()])
STILL_TO_COME = date(2026, 11, 22)
DIMENSIONS_OF = {
    "governance": {"D1"},
    "people": {"D2"},
    "information": {"D3"},
    "registry": {"D4"},
    "processing": {"D5", "D6"},
    "services": {"D6", "D7"},
    "archive": {"D8"},
    "openness": {"D9"},
    "security": {"D10"},
}


def by_code() -> dict[str, list[Sheet]]:
    """Return the editions of each document, oldest first."""
    found = defaultdict(list)
    for sheet in SHEETS.values():
        found[sheet.content.code].append(sheet)
    return {code: sorted(editions, key=lambda one: one.number) for code, editions in found.items()}


DOCUMENTS = by_code()


def in_force(code: str, on: date) -> bool:
    return any(edition.effective_from <= on for edition in DOCUMENTS.get(code, []))


def test_there_are_documents_of_every_kind_in_every_collection() -> None:
    newest = [editions[-1] for editions in DOCUMENTS.values()]
    kinds = Counter(sheet.kind for sheet in newest)

    assert len(newest) >= 25
    assert kinds.keys() == document_kinds.KINDS.keys()
    assert min(kinds.values()) >= 5
    assert {sheet.collection for sheet in newest} == COLLECTIONS.keys()


def test_every_dimension_is_served_by_the_collection_that_treats_of_it() -> None:
    assert set.union(*DIMENSIONS_OF.values()) == {part.code for part in the_seed().dimensions}
    for dimension in the_seed().dimensions:
        own = {shelf for shelf, served in DIMENSIONS_OF.items() if dimension.code in served}
        named = {code for question in dimension.questions for code in question.documents}
        assert any(DOCUMENTS[code][-1].collection in own for code in named), dimension.code


def test_every_question_leads_to_documents_in_force_and_none_is_forgotten() -> None:
    named = {code for question in the_seed() for code in question.documents}

    assert len(list(the_seed())) == 61
    assert all(question.documents for question in the_seed())
    assert named == DOCUMENTS.keys()
    assert all(in_force(code, STILL_TO_COME) for code in named)


def test_six_documents_and_more_have_several_editions_and_one_is_still_to_come() -> None:
    several = [code for code, editions in DOCUMENTS.items() if len(editions) > 1]
    future = [
        sheet
        for editions in DOCUMENTS.values()
        for sheet in editions
        if sheet.effective_from > STILL_TO_COME
    ]

    assert len(several) >= 6
    assert sum(len(DOCUMENTS[code]) > 2 for code in several) >= 2
    assert [(sheet.content.code, sheet.effective_from) for sheet in future] == [
        ("GUI-01", date(2027, 1, 1))
    ]


@pytest.mark.parametrize("code", DOCUMENTS)
def test_the_editions_of_a_document_follow_one_another(code: str) -> None:
    editions = DOCUMENTS[code]

    assert (str(editions[0].number), editions[0].change_kind) == ("1.0", "initial")
    for before, after in pairwise(editions):
        assert after.effective_from > before.effective_from
        major = after.number.major > before.number.major
        assert after.change_kind in ({"major"} if major else {"minor", "erratum"})
        assert after.content.text != before.content.text
        assert (after.kind, after.collection) == (before.kind, before.collection)
    assert editions[-1].owner
    assert editions[-1].review_due is not None
    assert editions[-1].review_due > editions[-1].effective_from


@EVERY
def test_a_major_edition_says_what_why_what_to_do_until_when_and_its_impact(sheet: Sheet) -> None:
    if sheet.number.major == 1:
        return
    content = sheet.content
    assert min(len(part) for part in (content.change_note, content.why, content.to_do)) > 40
    assert date.fromisoformat(content.until) > sheet.effective_from
    assert any(getattr(content, column(impact)) for impact in IMPACTS)


def test_every_kind_of_impact_occurs() -> None:
    for impact in IMPACTS:
        assert any(getattr(one.content, column(impact)) for one in SHEETS.values()), impact


@EVERY
def test_what_a_document_names_was_in_force_when_it_came(sheet: Sheet) -> None:
    content = sheet.content
    written = f"{content.text} {content.change_note} {content.why} {content.to_do}"
    named = cross_references.mentioned(written) | {*sheet.related}

    assert {code for code in named if not in_force(code, sheet.effective_from)} == set()
    assert content.code not in sheet.related


@EVERY
def test_a_document_is_rendered_whole_with_its_headings_in_order(sheet: Sheet) -> None:
    page = render(sheet.content.text)
    levels = [heading.level for heading in page.headings]
    texts = [heading.text for heading in page.headings]
    tops = [text for text, level in zip(texts, levels, strict=True) if level == 2]

    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) <= 3
    assert [text.split(".")[0] for text in tops] == [str(n) for n in range(1, len(tops) + 1)]
    assert len(set(texts)) == len(texts)
    assert page.html.count("<table>") == len(
        re.findall(r"(?m)^[> ]*\|(?: ?-+ ?\|)+$", sheet.content.text)
    )
    assert not re.search(r"\*\*|\|\s*\||&amp;nbsp|\[x\]|TODO", re.sub("<[^>]+>", "", page.html))


@EVERY
def test_nobody_and_nothing_real_is_in_what_is_to_be_filled_in(sheet: Sheet) -> None:
    text = sheet.content.text

    assert not re.search(r"\b[\w.]+@[\w.]+\.\w+|\b\d{8}[A-Z]\b|\b[69]\d{8}\b", text)
    assert parameters.unknown(text) == []
    assert "'" not in text


def test_what_is_to_be_copied_has_the_name_of_the_body() -> None:
    filled = [
        editions[-1] for editions in DOCUMENTS.values() if editions[-1].kind in {"template", "form"}
    ]

    assert all("{{ ens.nom }}" in sheet.content.text for sheet in filled)


def test_every_norm_that_is_cited_stands_in_the_catalogue() -> None:
    rows = yaml.safe_load((SAMPLE / norms.CATALOGUE).read_text(encoding="utf-8"))
    known = {row["name"] for row in rows}
    cited = {
        norm_kinds.identify(citation)[1]
        for sheet in SHEETS.values()
        for citation in sheet.content.norms
    }

    assert len(known) == len(rows)
    assert cited <= known


def test_every_document_is_well_spelt_where_there_is_a_dictionary() -> None:
    if not can_spell("ca"):
        return
    ours = Path(OUR_WORDS).read_text(encoding="utf-8").split()
    written = [value for one in SHEETS.values() for value in asdict(one.content).values()]
    sentences = "\n".join(text for text in written if isinstance(text, str))

    assert unknown(misspelt(words(sentences), "ca"), ours) == []
