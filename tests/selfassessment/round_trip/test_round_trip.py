"""A workbook goes out, is filled in, comes back, is looked at, and only then is written."""

import zipfile
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext
from openpyxl import load_workbook

from eset_portal.common.rules.errors import Conflict, DomainError
from selfassessment.models import Answer, AnswerRevision, Assessment, SheetUpload
from selfassessment.reports.workbook import layout
from selfassessment.reports.workbook.layout import CODE, COMMENT
from selfassessment.rules.scoring.engine import score
from selfassessment.selectors import assessments, instruments, round_trip
from selfassessment.services.round_trip import applying, taking_in, taking_out
from tests.cast import Cast
from tests.selfassessment.control import scenes
from tests.selfassessment.round_trip.books import cell, changed, filled, row_of, upload
from tests.selfassessment.scenes import NOW, REASON, an_assessment, answer, with_free_codes

NASTY = '=HYPERLINK("http://x.example")'


@pytest.fixture
def started(cast: Cast) -> Assessment:
    """Two of four answers are given."""
    assessment = an_assessment(cast.a)
    answer(assessment, cast.bob, "D1.1", level=1, comment=NASTY)
    answer(assessment, cast.bob, "D1.2", level=2)
    return assessment


@pytest.fixture
def book(cast: Cast, started: Assessment) -> bytes:
    return taking_out.take_out(assessment=started, by=cast.bob)


def take(started: Assessment, cast: Cast, content: bytes, name: str = "q.xlsx") -> SheetUpload:
    made = taking_in.take_in(assessment=started, file=upload(content, name), by=cast.bob, now=NOW)
    made.assessment = started
    return made


def words(made: SheetUpload) -> dict[str, str]:
    instrument = instruments.of_assessment(made.assessment)
    return {row.question.code: row.verdict for row in round_trip.changes(made, instrument)}


def seen(made: SheetUpload) -> dict[str, int]:
    instrument = instruments.of_assessment(made.assessment)
    return {row.question.code: row.seen for row in round_trip.changes(made, instrument)}


def standing(started: Assessment) -> dict[str, tuple[object, ...]]:
    rows = Answer.objects.filter(assessment=started).order_by("question__code")
    return {row.question.code: (row.level, row.comment, row.version) for row in rows}


def test_the_workbook_says_what_is_answered_and_locks_the_rest(book: bytes) -> None:
    read = load_workbook(BytesIO(book))
    page = read[layout.SHEET]
    assert page.protection.sheet
    assert read.security.lockStructure
    assert cell(book, "D1.2") == "2 · half"
    row = row_of(page, "D1.1")
    assert [page.cell(row, at).protection.locked for at in (1, 2, 3, 4, 5, 6)] == [
        True,
        True,
        False,
        False,
        False,
        True,
    ]
    assert page.cell(row, COMMENT).value == NASTY
    assert page.cell(row, COMMENT).data_type == "s"  # text, whatever it begins with
    assert len(page.data_validations.dataValidation) == 4
    assert read[layout.OWN].sheet_state == "veryHidden"


def test_brought_back_untouched_nothing_changes(cast: Cast, started, book: bytes) -> None:
    assert set(words(take(started, cast, book)).values()) == {"unchanged"}
    assert Answer.objects.get(question__code="D1.1").version == 1


def test_what_changed_where_is_told_and_nothing_is_written_before_it_is_confirmed(
    cast: Cast, started: Assessment, book: bytes
) -> None:
    typed = {"D1.1": ("3 · most", "", "nou"), "D2.1": (2,), "D2.2": ("nou",)}
    answer(started, cast.alice, "D1.1", level=4, seen=1)
    answer(started, cast.alice, "D1.2", level=0, seen=1)
    before = standing(started)
    made = take(started, cast, filled(book, typed))
    assert words(made) == {
        "D1.1": "conflict",
        "D1.2": "there",
        "D2.1": "here",
        "D2.2": "faulty",
    }
    assert standing(started) == before
    found = applying.apply(upload=made, mine=["D1.1"], seen=seen(made), by=cast.bob, now=NOW)
    assert (found.written, found.refused) == (2, {})
    assert standing(started) == {
        "D1.1": (3, "nou", 3),
        "D1.2": (0, "", 2),
        "D2.1": (2, "", 1),
    }
    with pytest.raises(Conflict):
        applying.apply(upload=made, mine=[], seen=seen(made), by=cast.bob, now=NOW)
    assert AnswerRevision.objects.filter(assessment=started).count() == 6


def test_the_portal_wins_a_conflict_unless_the_workbook_is_chosen(
    cast: Cast, started: Assessment, book: bytes
) -> None:
    answer(started, cast.alice, "D1.1", level=4, seen=1)
    made = take(started, cast, filled(book, {"D1.1": ("0",)}))
    found = applying.apply(upload=made, mine=[], seen=seen(made), by=cast.bob, now=NOW)
    assert found.written == 0
    assert standing(started)["D1.1"][0] == 4


def test_what_changes_between_looking_and_confirming_is_not_overwritten(
    cast: Cast, started: Assessment, book: bytes
) -> None:
    made = take(started, cast, filled(book, {"D1.2": ("4",), "D2.1": ("1",)}))
    looked = seen(made)
    answer(started, cast.alice, "D1.2", level=0, seen=1)
    found = applying.apply(upload=made, mine=["D1.2"], seen=looked, by=cast.bob, now=NOW)
    assert (found.written, list(found.refused)) == (1, ["D1.2"])
    assert standing(started)["D1.2"][0] == 0
    assert words(made) == {
        "D1.1": "unchanged",
        "D1.2": "conflict",
        "D2.1": "unchanged",
        "D2.2": "unchanged",
    }
    applying.apply(upload=made, mine=["D1.2"], seen=seen(made), by=cast.bob, now=NOW)
    assert standing(started)["D1.2"][0] == 4


def test_setting_aside_and_clearing_come_back_too(cast: Cast, started, book: bytes) -> None:
    aside = gettext("Not applicable")
    made = take(started, cast, filled(book, {"D2.1": (aside, REASON), "D1.2": (None,)}))
    assert words(made) == {
        "D1.1": "unchanged",
        "D1.2": "here",
        "D2.1": "here",
        "D2.2": "unchanged",
    }


def test_after_submission_a_workbook_changes_nothing(cast: Cast) -> None:
    assessment = scenes.submitted(cast)
    content = taking_out.take_out(assessment=assessment, by=cast.bob)
    made = take(assessment, cast, filled(content, {"D1.1": ("0",)}))
    found = applying.apply(upload=made, mine=[], seen=seen(made), by=cast.bob, now=NOW)
    assert (found.written, list(found.refused)) == (0, ["D1.1"])


def _rename(book) -> None:
    book[layout.SHEET].title = "Full1"


def _formula(book) -> None:
    page = book[layout.SHEET]
    page.cell(row_of(page, "D1.2"), layout.ANSWER).value = "=1+1"


def _reseal(book) -> None:
    own = book[layout.OWN]
    own["A1"].value = own["A1"].value[:-3] + "abc"


def _unseal(book) -> None:
    del book[layout.OWN]


def _twice(book) -> None:
    page = book[layout.SHEET]
    page.cell(row_of(page, "D1.2"), CODE).value = "D1.1"


def _foreign(book) -> None:
    page = book[layout.SHEET]
    page.cell(row_of(page, "D1.2"), CODE).value = "D9.9"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_rename, "Questionari"),
        (_formula, "C7"),
        (_reseal, ""),
        (_unseal, ""),
        (_twice, "D1.1"),
        (_foreign, "D9.9"),
    ],
)
def test_a_spoilt_workbook_gets_a_clear_answer(cast: Cast, started, book, spoil, says) -> None:
    with pytest.raises(DomainError) as refused:
        take(started, cast, changed(book, spoil))
    assert says in refused.value.message
    assert not SheetUpload.objects.exists()


def test_a_workbook_from_elsewhere_is_not_taken(cast: Cast, started, book: bytes) -> None:
    others = an_assessment(cast.b)
    later = with_free_codes(cast.a)
    for wrong in (others, later):
        with pytest.raises(DomainError):
            take(wrong, cast, book)


def a_bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", b"0" * (1024 * 1024 * 30))
        for number in range(8):
            packed.writestr(f"xl/worksheets/s{number}.xml", b"0" * (1024 * 1024 * 30))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "buit.xlsx"),
        (b"Codi;Resposta", "text.xlsx"),
        (b"PK\x03\x04no", "trencat.xlsx"),
        (b"Codi;Resposta", "llista.csv"),
        (None, "bomba.xlsx"),
    ],
)
def test_a_file_that_is_no_workbook_gets_a_clear_answer(
    cast: Cast, started: Assessment, content: bytes | None, name: str
) -> None:
    made = a_bomb() if content is None else content
    with pytest.raises(DomainError) as refused:
        take(started, cast, made, name)
    assert name in refused.value.message


def test_a_whole_workbook_is_counted_once(cast: Cast, started: Assessment, book: bytes) -> None:
    every = dict.fromkeys(("D1.1", "D1.2", "D2.1", "D2.2"), ("4", "", ""))
    made = take(started, cast, filled(book, every))
    with CaptureQueriesContext(connection) as queries:
        done = applying.apply(upload=made, mine=[], seen=seen(made), by=cast.alice, now=NOW)
    assert done.written == 4
    scored = [q for q in queries if 'INSERT INTO "selfassessment_score"' in q["sql"]]
    assert len(scored) == 1
    started.refresh_from_db()
    whole = score(instruments.of_assessment(started), assessments.given(started))
    assert (started.low, started.answered) == (whole.low, whole.answered)
