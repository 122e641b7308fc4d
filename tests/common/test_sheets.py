"""Reading sheets within limits, and writing them harmless."""

import csv
import io
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from eset_portal.common import sheets
from eset_portal.common.sheets import UnreadableSheet


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def workbook(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(
    "text", ["nom,codi\nÀger,1\n\nVic,2\n", "nom;codi\r\nÀger;1\r\n;\r\nVic;2"]
)
def test_a_csv_gives_its_rows_with_their_lines(tmp_path: Path, text: str) -> None:
    path = written(tmp_path / "a.csv", text.encode("utf-8-sig"))

    assert list(sheets.read(path)) == [(1, ["nom", "codi"]), (2, ["Àger", "1"]), (4, ["Vic", "2"])]


def test_a_workbook_gives_text(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["codi", "dia"], [80018, date(2023, 5, 12)], [41.5, " x "])

    rows = [cells for _line, cells in sheets.read(path)]

    assert rows == [["codi", "dia"], ["80018", "2023-05-12"], ["41.5", "x"]]


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b"nom\nVic\n" + "Àger\n".encode("latin-1"))

    with pytest.raises(UnreadableSheet, match="3"):
        list(sheets.read(path))


def test_utf_16_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSheet, match="UTF-8"):
        list(sheets.read(written(tmp_path / "a.csv", "nom\nVic\n".encode("utf-16"))))


def test_a_quote_that_is_never_closed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSheet):
        list(sheets.read(written(tmp_path / "a.csv", b'nom\n"Vic\n')))


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd", "-cmd"])
def test_a_formula_in_a_csv_is_refused_with_its_line(tmp_path: Path, cell: str) -> None:
    with pytest.raises(UnreadableSheet, match="3"):
        list(sheets.read(written(tmp_path / "a.csv", f"nom\nVic\n{cell}\n".encode())))


def test_a_formula_in_a_workbook_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSheet, match="2"):
        list(sheets.read(workbook(tmp_path / "a.xlsx", ["nom"], ["=HYPERLINK(1)"])))


def test_negative_numbers_are_no_formulas(tmp_path: Path) -> None:
    assert list(sheets.read(written(tmp_path / "a.csv", b"lon\n-0.35\n"))) == [
        (1, ["lon"]),
        (2, ["-0.35"]),
    ]


def test_a_million_rows_stop_at_the_limit(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b"nom\n" + b"x\n" * 1_000_000)
    seen: list[int] = []

    with pytest.raises(UnreadableSheet, match=str(sheets.MOST_ROWS)):
        seen.extend(line for line, _cells in sheets.read(path))

    assert seen[-1] == sheets.MOST_ROWS + 1


def test_a_line_without_an_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSheet, match="1"):
        list(sheets.read(written(tmp_path / "a.csv", b"x" * 200_000)))


def test_too_large_a_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_BYTES", 3)

    with pytest.raises(UnreadableSheet, match="MB"):
        list(sheets.read(written(tmp_path / "a.csv", b"nom\nVic\n")))


def test_a_workbook_that_swells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (sheets.MOST_UNZIPPED_BYTES + 1))

    assert path.stat().st_size < 1_000_000
    with pytest.raises(UnreadableSheet, match="MB"):
        list(sheets.read(path))


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("hello.txt", "hello")

    with pytest.raises(UnreadableSheet, match="XLSX"):
        list(sheets.read(path))


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    row = ",".join("x" * (sheets.MOST_COLUMNS + 1))

    with pytest.raises(UnreadableSheet, match="1"):
        list(sheets.read(written(tmp_path / "a.csv", row.encode())))


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_a_clear_refusal(tmp_path_factory, content: bytes) -> None:  # type: ignore[no-untyped-def] # pytest's own
    path = written(tmp_path_factory.getbasetemp() / "any.csv", content)

    with suppress(UnreadableSheet):
        assert all(any(cells) for _line, cells in sheets.read(path))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_text_that_begins_like_a_formula_leaves_with_a_quote(text: str) -> None:
    assert str(sheets.harmless(text)).startswith(("'", "x"))


def test_numbers_and_nothing_leave_as_they_are() -> None:
    assert [sheets.harmless(cell) for cell in (-1, 2.5, None)] == [-1, 2.5, None]


@given(st.text())
def test_no_text_leaves_as_a_formula(text: str) -> None:
    assert not str(sheets.harmless(text)).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_csv_opens_rightly_in_a_spreadsheet() -> None:
    content = sheets.to_csv(["Nom", "Núm."], [["Àger; 'a'", 3], ["=1", None]])

    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows == [["Nom", "Núm."], ["Àger; 'a'", "3"], ["'=1", ""]]


def test_a_workbook_holds_numbers_as_numbers_and_no_formula() -> None:
    content = sheets.to_xlsx("Registre: [1]", ["Nom", "Núm."], [["=1+1\x00", 3]])

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Nom", "Núm."],
        ["'=1+1", 3],
    ]
    assert sheet["A2"].data_type == "s"
