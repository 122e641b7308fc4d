"""A questionnaire written to a file and read again is the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from eset_portal.common import sheets
from selfassessment.rules.authoring.cells import from_cell, to_cell
from selfassessment.rules.authoring.sheet_columns import COLUMNS
from selfassessment.rules.authoring.sheet_reading import from_rows
from selfassessment.rules.authoring.sheet_writing import to_rows
from selfassessment.rules.authoring.yaml_writing import to_yaml
from selfassessment.rules.instrument import InvalidInstrument, parse, to_content
from selfassessment.rules.loading import load_yaml
from tests.selfassessment.rules.authoring.random_content import contents
from tests.selfassessment.rules.builders import a_content, the_seed
from tests.selfassessment.rules.kinds import one_of_each


def through_yaml(content):
    return to_content(parse(load_yaml(to_yaml(content))))


def through_xlsx(content, folder: Path):
    path = folder / "q.xlsx"
    path.write_bytes(sheets.to_xlsx("e-SET", COLUMNS, to_rows(content)))
    return to_content(parse(from_rows(sheets.read(path))))


@settings(max_examples=15)
@given(content=contents())
def test_any_questionnaire_comes_back_from_yaml_and_xlsx(tmp_path_factory, content) -> None:
    assert to_content(parse(content)) == content
    assert through_yaml(content) == content
    assert through_xlsx(content, tmp_path_factory.mktemp("q")) == content


@pytest.mark.parametrize("content", [to_content(the_seed()), one_of_each()])
def test_the_seed_and_one_of_each_kind_come_back(content, tmp_path) -> None:
    whole = to_content(parse(content))
    assert through_yaml(whole) == through_xlsx(whole, tmp_path) == whole


@pytest.mark.parametrize("text", ["0\x85", "\x85", "a\u2028", "\u2029b", "a\x85 b", "#\x85"])
def test_odd_ends_of_lines_come_back_from_yaml(text) -> None:
    assert load_yaml(to_yaml({"title": text})) == {"title": text}


@pytest.mark.parametrize("text", ["=1", "-", " a", "a ", "\\n", "\\", "a\nb", "\ufeffx", "’"])
def test_a_cell_gives_its_text_back_and_is_no_formula(text) -> None:
    cell = to_cell(text)
    assert from_cell(cell) == text
    assert sheets.harmless(cell) == cell == cell.strip()


def rows_of(**change):
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in to_rows(to_content(parse(a_content())))]
    rows[-1] |= change
    return [(1, list(COLUMNS)), *((n, list(row.values())) for n, row in enumerate(rows, 2))]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"row": "chapter"}, "chapter"),
        ({"numbers": "from ten"}, "each band"),
        ({"options": "a"}, "each option"),
        ({"condition": "D1.1"}, "a condition"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_line(change, words) -> None:
    with pytest.raises(InvalidInstrument, match=words) as caught:
        from_rows(rows_of(**change))
    assert [problem.place for problem in caught.value.places] == ["[13]"]


@pytest.mark.parametrize("change", [{"weight": "heavy"}, {"weight": "-1"}, {"critical": "maybe"}])
def test_a_value_that_cannot_be_is_left_to_be_refused_at_its_place(change) -> None:
    with pytest.raises(InvalidInstrument) as caught:
        parse(from_rows(rows_of(**change)))
    assert caught.value.places[0].place == f"dimensions[1].questions[1].{next(iter(change))}"


def test_another_table_is_refused() -> None:
    with pytest.raises(InvalidInstrument, match="columns"):
        from_rows([(1, ["code", "text"])])
