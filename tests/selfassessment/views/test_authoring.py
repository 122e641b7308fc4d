"""The pages where questionnaires are written: refused, overtaken, tried, imported, and large."""

import io
import zipfile
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selfassessment.forms.authoring import weight
from selfassessment.models import QuestionnaireDraft
from selfassessment.rules.authoring import editing
from selfassessment.services.authoring import drafting, exchanging
from selfassessment.services.authoring.drafting import Edit
from tests.cast import Cast
from tests.selfassessment.scenes import content
from tests.worlds.authoring import a_draft

FEW = 12


@pytest.mark.parametrize(
    ("typed", "said"),
    [("3", 3), ("-3", -3), ("1,5", "1.5"), ("--3", "--3"), ("²", "²"), ("9" * 5000, "9" * 5000)],
)
def test_a_weight_is_a_whole_number_or_stays_as_it_was_typed(typed: str, said: object) -> None:
    assert weight(typed) == said


@pytest.fixture
def draft(cast: Cast) -> QuestionnaireDraft:
    return a_draft(cast, timezone.now())


def at(draft, rest: str = "") -> str:
    return f"/questionaris/{draft.pk}/{rest}"


def text(response) -> str:
    return unescape(response.content.decode())


def typed(draft, **change):
    usual = {"version": draft.version, "code": "D1.level", "kind": "level", "weight": "1,5"}
    ends = {"at_least": 0, "at_most": 4, "gate": 0, "kinds": ["ajuntament"], "text": "Es fa?"}
    return {**usual, **ends, **{f"level_{n}": f"Nivell {n}" for n in range(5)}, **change}


def stands(draft, code: str = "D1.level"):
    draft.refresh_from_db()
    return editing.question(draft.content, code)


def test_every_field_of_a_question_is_kept(draft, cast, log_in) -> None:
    fields = typed(
        draft,
        kind="number",
        unit="dies",
        decimals=1,
        number_bands="0 = 4\r\n10,5 = 2",
        most="90",
        evidence="Acta\r\nDecret",
        norms="L39/2015",
        documents="INS-01",
        critical="on",
        sizes=["T1", "T2"],
        depends_on="D1.yes_no",
        at_least=4,
        gate=2,
    )
    response = log_in(cast.edith).post(at(draft, "dimensions/D1/D1.level/"), fields)
    assert response.status_code == 302
    assert stands(draft) == {
        "code": "D1.level", "kind": "number", "text": "Es fa?", "weight": "1.5", "unit": "dies",
        "decimals": 1, "bands": [{"from": 0, "level": 4}, {"from": "10.5", "level": 2}],
        "most": 90, "evidence": ["Acta", "Decret"], "norms": ["L39/2015"],
        "documents": ["INS-01"], "critical": True, "control": False, "allows_na": False,
        "applies": {"kinds": ["ajuntament"], "bands": ["T1", "T2"]},
        "condition": {"question": "D1.yes_no", "at_least": 4, "at_most": 4}, "gate": 2,
    }  # fmt: skip


@pytest.mark.parametrize("weight", ["-1", "pesada", "", "1e9"])
def test_a_faulty_weight_is_kept_and_listed_with_its_place(draft, cast, log_in, weight) -> None:
    client = log_in(cast.edith)
    client.post(at(draft, "dimensions/D1/D1.level/"), typed(draft, weight=weight))
    html = text(client.get(at(draft)))
    assert f"{at(draft)}dimensions/D1/D1.level/#id_weight" in html
    assert client.get(at(draft, "prova/")).status_code == 409
    assert client.get(at(draft, "questionari.xlsx")).status_code == 409


def test_circular_conditions_are_listed(draft, cast, log_in) -> None:
    client = log_in(cast.edith)
    client.post(at(draft, "dimensions/D1/D1.level/"), typed(draft, depends_on="D1.level"))
    assert "D1.level → D1.level" in text(client.get(at(draft)))


def test_who_comes_late_sees_both_and_loses_nothing(draft, cast, log_in) -> None:
    client = log_in(cast.edith)
    client.post(at(draft, "dimensions/D1/D1.level/"), typed(draft, text="Primer?"))
    response = client.post(at(draft, "dimensions/D1/D1.level/"), typed(draft, text="Segon?"))
    html = text(response)
    assert response.status_code == 409
    assert '<del lang="ca">Primer?</del>' in html
    assert ">\nSegon?</textarea>" in html or "Segon?</textarea>" in html
    assert f'name="version" value="{draft.version + 1}"' in html
    assert stands(draft)["text"] == "Primer?"


def test_a_code_that_is_taken_is_refused_and_stays_typed(draft, cast, log_in) -> None:
    fields = typed(draft, code="D1.text")
    response = log_in(cast.edith).post(at(draft, "dimensions/D1/D1.level/"), fields)
    assert response.status_code == 422
    assert 'value="D1.text"' in text(response)


def test_a_try_gets_its_score_and_keeps_nothing(draft, cast, log_in) -> None:
    client = log_in(cast.edith)
    here = at(draft, "prova/?kind=emd&band=T1&dimension=D1")
    assert client.post(here, {"code": "D1.yes_no", "level": "4"}).status_code == 302
    assert client.post(here, {"code": "D1.number", "value": "900"}).status_code == 422
    client.post(here, {"code": "D1.choices", "value": ["web", "phone"]})
    html = text(client.get(here))
    assert 'id="level-D1-choices-web" value="web" checked' in html
    assert "15,0–98,3" in html.replace("&nbsp;", " ")
    nothing = text(client.get(at(draft, "prova/?kind=diputacio")))
    assert "A aquest ens no se li pregunta res" in nothing
    assert "dimension=D2" not in nothing


def upload(client, draft, name: str, data: bytes, **more: str):
    file = SimpleUploadedFile(name, data)
    return client.post(at(draft, "importa/"), {"file": file, "version": draft.version, **more})


@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
def test_what_is_taken_out_can_be_taken_in_again(draft, cast, log_in, ending) -> None:
    client = log_in(cast.edith)
    file = client.get(at(draft, f"questionari.{ending}")).content
    client.post(at(draft, "peces/D1.level/"), {"version": draft.version, "act": "remove"})
    draft.refresh_from_db()
    assert upload(client, draft, f"q.{ending}", file).status_code == 302
    assert stands(draft)["levels"] == ["none", "little", "half", "most", "all"]
    assert draft.version == 4


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"<x/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 250_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("q.yaml", b"title: [unclosed"),
        ("q.yaml", b"\xff\xfe"),
        ("q.yaml", b"title: x\nnumber: '1'\n"),
        ("q.xlsx", b"PK\x03\x04 no"),
        ("q.xlsx", b""),
        ("q.csv", b"row;code"),
        ("q.svg", b"<svg/>"),
    ],
)
def test_a_file_that_is_no_questionnaire_changes_nothing(draft, cast, log_in, name, data) -> None:
    response = upload(log_in(cast.edith), draft, name, data)
    assert response.status_code == 422
    draft.refresh_from_db()
    assert draft.version == 2


def test_a_workbook_that_unpacks_to_too_much_is_refused(draft, cast, log_in) -> None:
    assert upload(log_in(cast.edith), draft, "q.xlsx", _bomb()).status_code == 422


def test_a_file_does_not_overwrite_what_came_after_it_was_opened(draft, cast, log_in) -> None:
    client = log_in(cast.edith)
    file = exchanging.written(draft.content, "yaml")
    client.post(at(draft, "peces/D1.level/"), {"version": draft.version, "act": "down"})
    assert upload(client, draft, "q.yaml", file).status_code == 409


def test_a_file_of_another_questionnaire_is_taken_only_when_that_is_meant(
    draft, cast, log_in
) -> None:
    client = log_in(cast.edith)
    file = exchanging.written({**draft.content, "title": "Una altra cosa"}, "yaml")
    response = upload(client, draft, "q.yaml", file)
    assert response.status_code == 422
    assert "“Una altra cosa”" in text(response) or "«Una altra cosa»" in text(response)
    draft.refresh_from_db()
    assert draft.version == 2
    assert upload(client, draft, "q.yaml", file, other="on").status_code == 302


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"weight": "pesada"}, "#id_weight"),
        ({"depends_on": "D1.level"}, "D1.level → D1.level"),
        ({"code": "D1.text"}, "#id_code"),
        ({"code": "!"}, "#id_code"),
        ({"level_2": ""}, "#id_levels"),
        ({"origins": "X.9"}, "#id_origins"),
        ({"code": "D1.nou"}, ""),
    ],
)
def test_faults_show_with_their_places_as_one_types_and_nothing_is_kept(
    draft, cast, log_in, change, place
) -> None:
    path = at(draft, "dimensions/D1/D1.level/comprova/")
    response = log_in(cast.edith).post(path, typed(draft, **change))
    assert response.status_code == 200
    assert place in text(response)
    assert ("<ul>" in text(response)) == bool(place)
    draft.refresh_from_db()
    assert draft.version == 2


@pytest.mark.parametrize("rest", ["", "dimensions/D1/", "dimensions/D1/D1.1/", "prova/"])
def test_pages_cost_the_same_for_1200_questions(draft, cast, log_in, rest) -> None:
    client, counts = log_in(cast.edith), []
    for size in ({}, {"dimensions": 20, "questions": 60}):
        whole = content(**size)
        edit = Edit(draft.version, "", lambda _said, whole=whole: whole)
        drafting.revise(draft=draft, edit=edit, by=cast.edith, now=timezone.now())
        draft.refresh_from_db()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at(draft, rest)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= FEW


def test_a_question_moves_to_another_dimension_and_keeps_all_it_says(draft, cast, log_in) -> None:
    client, before = log_in(cast.edith), stands(draft)
    fields = {"version": draft.version, "act": "rehome", "to": "D2"}
    response = client.post(at(draft, "peces/D1.level/"), fields)
    assert response.url == at(draft, "dimensions/D2/D1.level/")
    assert stands(draft) == before
    assert editing.home(draft.content, "D1.level")[0]["code"] == "D2"
    again = {"version": draft.version, "act": "rehome", "to": "D9"}
    assert client.post(at(draft, "peces/D1.level/"), again).status_code == 404
