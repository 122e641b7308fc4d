"""Editions succeed one another, and loading never rewrites what is published."""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from docs_library.models import Document, Edition
from docs_library.rules import sheets
from docs_library.rules.sheets import BadSheet
from docs_library.selectors import documents
from docs_library.services import publishing
from eset_portal.common.rules.errors import Conflict
from governance.models import AuditEvent

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 6, 1, 9, tzinfo=UTC)
Publish = Callable[..., Edition]
EDITIONS = 52
TITLES = {
    "GUI-01": "Guia de governança del model e-SET",
    "INS-01": "Pla de desplegament i seguiment",
    "INS-02": "Organització de la informació i espais comuns",
    "INS-03": "Quadre de classificació i denominació",
    "INS-04": "Registre d’entrada i assignació d’expedients",
    "INS-05": "Digitalització i còpia autèntica",
    "INS-06": "Expedient electrònic: obertura, tramitació i tancament",
    "INS-07": "Signatura electrònica i segells",
    "INS-08": "Notificació electrònica i edictes",
    "GUI-02": "Interoperabilitat i serveis comuns",
    "INS-09": "Transferència i arxiu electrònic",
    "GUI-03": "Teletreball i treball col·laboratiu",
    "GUI-04": "Transparència i govern obert",
    "GUI-05": "Seguretat, protecció de dades i continuïtat",
    "PLA-01": "Plantilla de pla d’acollida",
    "GUI-06": "Seu electrònica, tràmits i assistència a la ciutadania",
    "INS-10": "Correu, missatges, imatges i esborranys: què va a l’expedient",
    "PLA-02": "Model d’acord d’adopció i de designació de responsables",
    "PLA-03": "Guió d’ordenança o reglament d’administració digital",
    "PLA-04": "Model de resolució d’actuació automatitzada i de segell d’òrgan",
    "PLA-05": "Model de política de gestió de documents electrònics",
    "PLA-06": "Model de protocol de teletreball i de treball en equip",
    "PLA-07": "Full d’actuació davant d’incidents i per treballar sense eines",
    "FIT-01": "Sortida i tramesa a altres administracions",
    "FIT-02": "Sessió d’un òrgan col·legiat en electrònic",
    "FIT-03": "Contracte menor: de la necessitat a la factura",
    "FIT-04": "Sol·licitud d’accés a la informació pública",
    "FIT-05": "Remissió i exportació d’un expedient complet",
    "FOR-01": "Full de seguiment quinzenal i mostra de control",
    "FOR-02": "Inventari de permisos, rols i certificats",
    "FOR-03": "Fitxa de procediment per al catàleg",
    "FOR-04": "Proposta, acta i registre d’eliminació de documents",
    "FOR-05": "Fitxa del registre d’activitats de tractament",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("INS-03_1.0.md", "INS-04_1.0.md", "INS-04_2.0.md"):
        written = (publishing.SAMPLE / name).read_text()
        (tmp_path / name).write_text(re.sub(r"related: .*\n", "", written))
    return tmp_path


def change(path: Path, before: str, after: str) -> None:
    written = path.read_text()
    assert before in written
    path.write_text(written.replace(before, after))


def numbers(code: str) -> list[str]:
    found = Edition.objects.filter(document__code=code).newest_first()
    return [str(edition.number) for edition in found]


def test_an_edition_ends_its_predecessor_on_its_own_first_day(publish: Publish) -> None:
    first = publish("1.0", date(2025, 1, 1))
    publish("1.1", date(2025, 5, 1), kind="minor")

    first.refresh_from_db()
    assert first.effective_to == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("number", "starts"),
    [("1.0", date(2026, 1, 1)), ("1.2", date(2025, 1, 1)), ("1.2", date(2024, 1, 1))],
)
def test_an_edition_comes_after_the_one_before_it(
    publish: Publish, number: str, starts: date
) -> None:
    publish("1.0", date(2024, 6, 1))
    publish("1.1", date(2025, 1, 1), kind="minor")

    with pytest.raises(Conflict):
        publish(number, starts, kind="minor")


def test_publishing_writes_its_line_with_the_hash_of_what_was_published(publish: Publish) -> None:
    edition = publish("1.0", date(2025, 1, 1))

    line = AuditEvent.objects.get(verb="library.edition_published")
    assert line.target_id == str(edition.pk)
    assert line.facts == {"code": "INS-90", "number": "1.0", "sha256": edition.sha256}
    assert edition.content("INS-90").sha256 == edition.sha256


def test_the_library_of_the_project_has_its_documents_and_their_editions(now: datetime) -> None:
    loaded = publishing.load_sample(now=now)

    assert loaded.published == EDITIONS
    assert dict(Document.objects.values_list("code", "title")) == TITLES
    assert documents.in_force(on=date(2026, 11, 22)).count() == len(TITLES)
    assert numbers("INS-04") == ["2.0", "1.0"]


def test_each_document_of_the_project_is_long_enough_to_be_of_use_and_has_its_parts() -> None:
    for path in publishing.SAMPLE.glob("*.md"):
        sheet = sheets.read(path.name, path.read_text())
        assert path.name == f"{sheet.content.code}_{sheet.number}.md"
        assert 500 <= len(sheet.content.text.split()) <= 1_200, path.name
        assert "Errors freqüents" in sheet.content.text, path.name
        assert "esponsab" in sheet.content.text, path.name
        assert sheet.content.norms, path.name


def test_loading_twice_changes_nothing(now: datetime) -> None:
    publishing.load_sample(now=now)

    again = publishing.load_sample(now=LATER)

    assert (again.published, again.unchanged) == (0, EDITIONS)
    assert AuditEvent.objects.filter(verb="library.edition_published").count() == EDITIONS


def test_a_changed_file_becomes_a_new_edition_from_today_on(folder: Path, now: datetime) -> None:
    publishing.load_sample(now=now, folder=folder)
    before = Edition.objects.get(document__code="INS-03").text
    change(folder / "INS-03_1.0.md", "## 1. Objecte", "## 1. Objecte i abast")

    loaded = publishing.load_sample(now=LATER, folder=folder)

    old, new = Edition.objects.filter(document__code="INS-03").order_by("minor")
    assert loaded.published == 1
    assert old.text == before
    assert (old.effective_to, new.effective_from) == (date(2026, 6, 1), date(2026, 6, 1))
    assert (str(new.number), new.change_kind) == ("1.1", "minor")
    assert publishing.load_sample(now=LATER, folder=folder).published == 0


def test_a_file_changed_twice_on_one_day_waits_for_the_next(folder: Path, now: datetime) -> None:
    publishing.load_sample(now=now, folder=folder)
    for title in ("Un", "Dos"):
        path = folder / "INS-03_1.0.md"
        path.write_text(path.read_text() + f"\n## {title}\n\nText.\n")
        publishing.load_sample(now=LATER, folder=folder)

    newest = Edition.objects.filter(document__code="INS-03").newest_first()[0]
    assert (str(newest.number), newest.effective_from) == ("1.2", date(2026, 6, 2))
    assert documents.by_codes(["INS-03"], date(2026, 6, 1))["INS-03"].minor == 1


def test_a_file_turned_back_is_a_new_edition_too(folder: Path, now: datetime) -> None:
    publishing.load_sample(now=now, folder=folder)
    path = folder / "INS-03_1.0.md"
    original = path.read_text()
    path.write_text(original + "\nMés.\n")
    publishing.load_sample(now=LATER, folder=folder)
    path.write_text(original)

    publishing.load_sample(now=LATER, folder=folder)

    assert numbers("INS-03") == ["1.2", "1.1", "1.0"]


def test_a_new_file_with_a_higher_number_keeps_its_number(folder: Path, now: datetime) -> None:
    publishing.load_sample(now=now, folder=folder)
    written = (folder / "INS-03_1.0.md").read_text()
    later = written.replace('"1.0"', '"3.0"').replace("2025-01-15", "2026-09-01") + "\nMés.\n"
    (folder / "INS-03_3.0.md").write_text(later)

    publishing.load_sample(now=LATER, folder=folder)

    assert numbers("INS-03") == ["3.0", "1.0"]
    assert documents.by_codes(["INS-03"], date(2026, 8, 31))["INS-03"].major == 1
    assert documents.by_codes(["INS-03"], date(2026, 9, 1))["INS-03"].major == 3


def test_a_past_edition_cannot_be_changed_through_its_file(folder: Path, now: datetime) -> None:
    publishing.load_sample(now=now, folder=folder)
    change(folder / "INS-04_1.0.md", "dos dies hàbils", "tres dies hàbils")

    with pytest.raises(BadSheet, match=r"INS-04 1\.0"):
        publishing.load_sample(now=LATER, folder=folder)

    assert numbers("INS-04") == ["2.0", "1.0"]


def test_one_bad_file_and_nothing_is_loaded(folder: Path, now: datetime) -> None:
    (folder / "ZZZ-99_1.0.md").write_text("no facts")

    with pytest.raises(BadSheet, match=r"ZZZ-99_1\.0\.md"):
        publishing.load_sample(now=now, folder=folder)

    assert not Document.objects.exists()


def test_two_files_are_not_the_same_edition(folder: Path, now: datetime) -> None:
    shutil.copy(folder / "INS-03_1.0.md", folder / "INS-03_copy.md")

    with pytest.raises(BadSheet, match=r"INS-03 1\.0: two files"):
        publishing.load_sample(now=now, folder=folder)


def test_a_fault_half_way_leaves_nothing_behind(folder: Path, now: datetime) -> None:
    change(folder / "INS-04_2.0.md", "2025-10-01", "2024-10-01")

    with pytest.raises(Conflict):
        publishing.load_sample(now=now, folder=folder)

    assert not Document.objects.exists()
    assert not AuditEvent.objects.exists()


def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_library")

    assert f"{EDITIONS} editions published, 0 unchanged" in capsys.readouterr().out
