"""Evidence: what is taken, how much of it, when it may change, and what stays on record."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.utils import DatabaseError

from docs_library.models import Document
from eset_portal.common import uploads
from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance.models import User
from selfassessment.models import Assessment, Campaign, Evidence
from selfassessment.rules import evidence_kinds
from selfassessment.selectors import control
from selfassessment.selectors.filling import evidence as known
from selfassessment.services import submitting
from selfassessment.services.control import moving
from selfassessment.services.filling import evidence, pieces
from selfassessment.services.filling.pieces import Piece
from selfassessment.services.openness import Closed, ForeignQuestion
from tests.cast import Cast
from tests.common import files
from tests.selfassessment import scenes
from tests.selfassessment.control import scenes as controlled
from tests.selfassessment.scenes import NOW, an_assessment

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return an_assessment(cast.a)


def a_file(text: str = "") -> Piece:
    """A PDF of its own for each TEXT."""
    content = files.pdf() + f"\n%{text}".encode()
    return pieces.a_file(uploads.checked(files.upload("acta.pdf", content)), text)


def give(assessment: Assessment, by: User, piece: Piece, code: str = "D1.1") -> Evidence:
    return evidence.add(assessment=assessment, code=code, piece=piece, by=by, now=NOW)


def test_each_kind_is_kept_with_who_and_when(assessment, cast) -> None:
    document = Document.objects.create(code="GUI-01", slug="guia", kind="guide", title="Guia")
    given = [
        a_file("acta"),
        pieces.a_link("https://seu.example.cat/tauler", "Tauler d’anuncis"),
        pieces.a_document(document),
        pieces.from_supporter("La Diputació fa les còpies."),
    ]
    for piece in given:
        give(assessment, cast.bob, piece)
    rows = known.of_question(assessment, "D1.1")
    assert {row.kind for row in rows} == {*evidence_kinds.LABELS}
    assert {(row.added_by, row.added_at) for row in rows} == {(cast.bob, NOW)}
    (file,) = (row for row in rows if row.has_file)
    with file.file.open() as content:
        assert content.read().startswith(b"%PDF")
    assert known.backed(assessment) == {"D1.1"}


def test_the_same_piece_twice_is_kept_once(assessment, cast) -> None:
    for piece in (a_file("x"), pieces.a_link("https://example.cat/a", "")):
        assert give(assessment, cast.bob, piece) == give(assessment, cast.alice, piece)
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize(
    "address",
    [
        "http://example.cat/",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://nom:clau@example.cat/",
        "//example.cat/",
        "https://[::1",
        "https://example.cat/" + "x" * 500,
    ],
)
def test_a_link_leads_by_https_to_a_host_and_bears_no_password(address: str) -> None:
    with pytest.raises(DomainError):
        pieces.a_link(address, "")


def test_the_files_of_an_assessment_have_a_limit_together(assessment, cast, monkeypatch) -> None:
    first = give(assessment, cast.bob, a_file("1"))
    monkeypatch.setattr(evidence_kinds, "MOST_TOGETHER", first.size + 10)
    with pytest.raises(evidence.TooMuch):
        give(assessment, cast.bob, a_file("2"), "D2.1")
    evidence.remove(evidence=first, by=cast.bob, now=LATER)
    give(assessment, cast.bob, a_file("2"), "D2.1")


def test_the_limits_are_those_of_the_design() -> None:
    assert evidence_kinds.MOST_TOGETHER == 200 * 1024 * 1024
    assert uploads.MOST_BYTES == 20 * 1024 * 1024
    assert evidence_kinds.fits(199, evidence_kinds.MOST_TOGETHER - 199)
    assert not evidence_kinds.fits(200, evidence_kinds.MOST_TOGETHER - 199)


def test_a_question_has_so_many_pieces_and_no_more(assessment, cast, monkeypatch) -> None:
    monkeypatch.setattr(evidence_kinds, "MOST_PIECES", 1)
    give(assessment, cast.bob, pieces.from_supporter("Una cosa."))
    with pytest.raises(evidence.TooMuch):
        give(assessment, cast.bob, pieces.from_supporter("Una altra."))


def test_what_is_removed_stays_on_record_and_its_file_goes(
    assessment, cast, django_capture_on_commit_callbacks
) -> None:
    row = give(assessment, cast.bob, a_file("x"))
    name = row.file.name
    with django_capture_on_commit_callbacks(execute=True):
        evidence.remove(evidence=row, by=cast.alice, now=LATER)
    row.refresh_from_db()
    assert (row.removed_by, row.removed_at, row.has_file) == (cast.alice, LATER, False)
    assert row.name == "acta.pdf"
    assert row.sha256
    assert not default_storage.exists(name)
    with pytest.raises(IllegalMove):
        evidence.remove(evidence=row, by=cast.bob, now=LATER)


def submitted(assessment: Assessment, cast: Cast) -> Evidence:
    """Hand ASSESSMENT in with a piece of evidence for its first question, which is returned."""
    row = give(assessment, cast.bob, a_file("x"))
    scenes.answer_all(assessment, cast.bob)
    submitting.submit(assessment=assessment, by=cast.alice, now=NOW)
    return row


def test_what_was_handed_in_takes_none_and_gives_none_up(assessment, cast) -> None:
    row = submitted(assessment, cast)
    for act in (
        lambda: give(assessment, cast.bob, a_file("y")),
        lambda: evidence.remove(evidence=row, by=cast.bob, now=LATER),
    ):
        with pytest.raises(Closed):
            act()


def test_a_closed_campaign_and_a_foreign_question_take_none(assessment, cast) -> None:
    with pytest.raises(ForeignQuestion):
        give(assessment, cast.bob, a_file(), "D9.9")
    Campaign.objects.filter(pk=assessment.campaign_id).update(closed_at=NOW)
    with pytest.raises(Closed):
        give(assessment, cast.bob, a_file())


def test_only_a_returned_answer_reopens_and_what_the_control_saw_keeps_its_file(
    assessment, cast, django_capture_on_commit_callbacks
) -> None:
    row = submitted(assessment, cast)
    moving.take(assessment=assessment, by=cast.tecla, now=NOW)
    controlled.judge(assessment, cast.tecla, "D1.1", "return")
    moving.send_back(assessment=assessment, by=cast.tecla, now=NOW)
    with pytest.raises(Closed):
        give(assessment, cast.bob, a_file("y"), "D1.2")
    give(assessment, cast.bob, a_file("y"))
    with django_capture_on_commit_callbacks(execute=True):
        evidence.remove(evidence=row, by=cast.bob, now=LATER)
    row.refresh_from_db()
    assert row.removed_at
    assert row.has_file
    assert default_storage.exists(row.file.name)


def test_last_times_evidence_is_used_again_without_a_second_file(
    assessment, cast, django_capture_on_commit_callbacks
) -> None:
    before = submitted(assessment, cast)
    after = an_assessment(cast.a, NOW.date() + timedelta(days=365), NOW)
    now = NOW + timedelta(days=365)
    assert known.reusable(after, "D1.1") == [before]
    assert known.reusable(after, "D1.2") == []
    again = evidence.reuse(assessment=after, code="D1.1", before=before, by=cast.bob, now=now)
    assert (again.file.name, again.reused_from) == (before.file.name, before)
    assert known.reusable(after, "D1.1") == []
    with pytest.raises(IllegalMove):
        evidence.reuse(assessment=after, code="D1.1", before=before, by=cast.bob, now=now)
    with django_capture_on_commit_callbacks(execute=True):
        evidence.remove(evidence=again, by=cast.bob, now=now)
    assert default_storage.exists(before.file.name)


def test_another_bodys_evidence_cannot_be_used(assessment, cast) -> None:
    other = an_assessment(cast.b, NOW.date() - timedelta(days=100))
    row = give_at_once(other, cast)
    with pytest.raises(IllegalMove):
        evidence.reuse(assessment=assessment, code="D1.1", before=row, by=cast.bob, now=NOW)


def give_at_once(other: Assessment, cast: Cast) -> Evidence:
    """Give OTHER, of an earlier campaign, a piece in its own days."""
    then = NOW - timedelta(days=100)
    piece = pieces.from_supporter("El de l’altre ens.")
    return evidence.add(assessment=other, code="D1.1", piece=piece, by=cast.charlie, now=then)


def test_evidence_takes_away_the_flag_of_an_unbacked_answer(assessment, cast) -> None:
    scenes.answer_all(assessment, cast.bob, level=4)

    def flags() -> Any:
        return control.lines(assessment, control.instruments.of_assessment(assessment))[0].flags

    before = flags()
    give(assessment, cast.bob, a_file("x"))
    assert set(flags()) < set(before)


ATTACKS = [
    "UPDATE selfassessment_evidence SET name = 'una altra'",
    "UPDATE selfassessment_evidence SET removed_at = now()",
    "DELETE FROM selfassessment_evidence",
    "TRUNCATE selfassessment_evidence CASCADE",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_database_itself_keeps_what_was_handed_in(assessment, cast, attack: str) -> None:
    submitted(assessment, cast)
    with (
        pytest.raises(DatabaseError, match=r"ever|permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)
