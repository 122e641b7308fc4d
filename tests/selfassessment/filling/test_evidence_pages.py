"""Pages of evidence: bad files are told why, good ones are handed out as files only."""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from docs_library.services import publishing
from selfassessment.models import Assessment, Evidence
from selfassessment.services import submitting
from tests.cast import Cast
from tests.common import files
from tests.selfassessment import scenes
from tests.selfassessment.control import scenes as controlled
from tests.selfassessment.scenes import an_assessment


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return an_assessment(cast.a, timezone.localdate(), timezone.now())


def path(assessment: Assessment, rest: str = "") -> str:
    return f"/autoavaluacio/{assessment.pk}/preguntes/D1.1/{rest}"


def give(client: Client, assessment: Assessment, kind: str = "file", **data: Any) -> HttpResponse:
    return client.post(path(assessment, "evidencies/"), {"kind": kind} | data)


def give_file(client: Client, assessment: Assessment, name: str, content: bytes) -> HttpResponse:
    return give(client, assessment, file=files.upload(name, content), note="L’acta del ple")


BAD = {
    "zip bomb": ("text.odt", lambda: files.odt(bomb=bytes(30 * 1024 * 1024))),
    "SVG": ("dibuix.svg", lambda: b"<svg onload='x()'/>"),
    "SVG called PNG": ("dibuix.png", lambda: b"<svg onload='x()'/>"),
    "polyglot": ("acta.pdf", lambda: files.pdf() + files.odt()),
    "double extension": ("acta.exe.pdf", files.pdf),
    "40 megapixels": ("foto.png", lambda: files.image(size=(8000, 5001))),
    "0 bytes": ("buit.pdf", lambda: b""),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_422_with_its_reason_and_nothing_is_kept(
    assessment, cast, log_in, case: str
) -> None:
    name, make = BAD[case]
    response = give_file(log_in(cast.bob), assessment, name, make())
    html = unescape(response.content.decode())
    assert response.status_code == 422
    assert 'id="error-summary"' in html
    assert name in html
    assert "L’acta del ple" in html
    assert not Evidence.objects.exists()


def test_no_file_at_all_is_422(assessment, cast, log_in) -> None:
    assert give(log_in(cast.bob), assessment).status_code == 422


def test_a_good_file_is_kept_shown_and_handed_out_as_a_file_to_keep(
    assessment, cast, log_in
) -> None:
    bob = log_in(cast.bob)
    response = give_file(bob, assessment, "acta.pdf", files.pdf())
    assert response["Location"] == path(assessment, "#evidence")
    row = Evidence.objects.get()
    for person in (cast.bob, cast.rosa, cast.tecla):
        file = log_in(person).get(f"/evidencies/{row.pk}/")
        assert file["Content-Disposition"] == 'attachment; filename="acta.pdf"'
        assert file["X-Content-Type-Options"] == "nosniff"
        assert b"".join(file.streaming_content).startswith(b"%PDF")
    for html in (bob.get(path(assessment)), bob.get(f"/autoavaluacio/{assessment.pk}/evidencies/")):
        assert f"/evidencies/{row.pk}/" in html.content.decode()
    assert "acta.pdf" in bob.get(f"/autoavaluacio/{assessment.pk}/D1/").content.decode()
    assert log_in(cast.charlie).get(f"/evidencies/{row.pk}/").status_code == 404


def test_a_link_keeps_what_was_typed_when_it_is_none(assessment, cast, log_in) -> None:
    client = log_in(cast.bob)
    response = give(client, assessment, "link", address="http://seu.example.cat", name="La seu")
    assert response.status_code == 422
    assert 'value="http://seu.example.cat"' in response.content.decode()
    assert give(client, assessment, "link", address="https://seu.example.cat").status_code == 302
    assert Evidence.objects.get().name == "https://seu.example.cat"


def test_a_document_is_found_by_code_or_words_and_added(assessment, cast, log_in) -> None:
    publishing.load_sample(now=timezone.now())
    client = log_in(cast.bob)
    html = client.get(path(assessment), {"document": "registre"}).content.decode()
    code = html.split('name="document" value="')[2].split('"')[0]
    assert code in client.get(path(assessment), {"document": code.lower()}).content.decode()
    assert give(client, assessment, "document", document=code).status_code == 302
    assert Evidence.objects.get().document.code == code
    assert give(client, assessment, "document", document="ZZZ-99").status_code == 422


@pytest.mark.parametrize("kind", ["", "program", "again"])
def test_what_is_no_way_to_give_is_not_there(assessment, cast, log_in, kind: str) -> None:
    assert give(log_in(cast.bob), assessment, kind, evidence="x").status_code == 404


def test_the_control_shows_evidence_and_removed_one_too(cast, log_in) -> None:
    assessment = an_assessment(cast.a, timezone.localdate(), timezone.now())
    bob = log_in(cast.bob)
    for note in ("Còpia a la Diputació.", "Un error meu."):
        give(bob, assessment, "supporter", note=note)
    row = Evidence.objects.get(note="Un error meu.")
    assert bob.post(f"/evidencies/{row.pk}/retira/").status_code == 302
    scenes.answer_all(assessment, cast.bob, now=timezone.now())
    submitting.submit(assessment=assessment, by=cast.alice, now=timezone.now())
    html = log_in(cast.tecla).get(f"/control/{assessment.pk}/respostes/D1.1/").content.decode()
    assert "Còpia a la Diputació." in html
    assert html.index("Un error meu.") > html.index('class="gone"')
    assert bob.post(f"/evidencies/{row.pk}/retira/").status_code == 403
    assert 'class="ways"' not in bob.get(path(assessment)).content.decode()


def test_only_the_returned_answer_takes_evidence_again(cast, log_in) -> None:
    now = timezone.now()
    assessment = controlled.returned(cast, "D1.2", on=timezone.localdate(), now=now)
    client = log_in(cast.bob)
    assert give(client, assessment, "supporter", note="La Diputació.").status_code == 403
    there = path(assessment, "evidencies/").replace("D1.1", "D1.2")
    data = {"kind": "supporter", "note": "La Diputació."}
    assert client.post(there, data).status_code == 302


def test_the_page_of_a_question_costs_the_same_with_many_pieces(assessment, cast, log_in) -> None:
    client, costs = log_in(cast.bob), []
    for more in (1, 12):
        for number in range(more):
            give(client, assessment, "supporter", note=f"{more} {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(path(assessment))
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 20, costs


def test_a_file_called_wickedly_is_shown_harmless(assessment, cast, log_in) -> None:
    client = log_in(cast.bob)
    wicked = SimpleUploadedFile("<b>acta.pdf", files.pdf())
    give(client, assessment, file=wicked)
    assert "<b>acta" not in client.get(path(assessment)).content.decode()
