"""The pages of improvement over http: one click from a gap, the board, promises, the list."""

import json
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from selfassessment.models import Assessment, ImprovementAction, ImprovementStep
from selfassessment.selectors.improvement import lists, promises
from selfassessment.selectors.improvement.lists import Wanted
from selfassessment.services.improvement import moving, planning
from selfassessment.services.improvement.moving import Step
from selfassessment.services.improvement.planning import Gap, Plan
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import EntityFactory, SupportFactory, sync
from tests.selfassessment.control import scenes
from tests.selfassessment.scenes import an_assessment, of_content

SHOWN = "Aprovat pel ple: consta a l’acta."


@pytest.fixture
def result(cast: Cast) -> Assessment:
    return scenes.submitted(cast, level=1, on=timezone.localdate(), now=timezone.now())


def text(client, path: str) -> str:
    return unescape(client.get(path).content.decode())


def test_a_gap_becomes_an_action_in_one_click_with_everything_filled_in(
    cast: Cast, result: Assessment, log_in: LogIn
) -> None:
    client = log_in(cast.alice)
    address = f"/autoavaluacio/{result.pk}/millora/D2.1/"
    assert address in text(client, f"/autoavaluacio/{result.pk}/resultat/")
    response = client.post(address)
    action = ImprovementAction.objects.get()
    assert response["Location"] == f"/millora/{action.pk}/"
    assert (action.title, action.from_level, action.target_level) == (
        "Arribar al nivell 3: most",
        1,
        3,
    )
    assert (action.owner, action.state) == (cast.alice, "todo")
    assert action.due_on is not None
    client.post(address)
    assert ImprovementAction.objects.count() == 1
    assert address not in text(client, f"/autoavaluacio/{result.pk}/resultat/")


def test_a_technician_suggests_and_the_manager_accepts(
    cast: Cast, result: Assessment, log_in: LogIn
) -> None:
    log_in(cast.tecla).post(f"/autoavaluacio/{result.pk}/millora/D2.1/")
    action = ImprovementAction.objects.get()
    assert (action.state, action.owner) == ("suggested", None)
    client = log_in(cast.alice)
    response = client.post(f"/millora/{action.pk}/", {"move": "accept", "seen": 1, "from": "board"})
    assert response["Location"] == f"/millora/ens/{cast.a.pk}/"
    action.refresh_from_db()
    assert action.state == "todo"


def test_words_that_are_refused_come_back(cast: Cast, result: Assessment, log_in: LogIn) -> None:
    client = log_in(cast.alice)
    client.post(f"/autoavaluacio/{result.pk}/millora/D2.1/")
    action = ImprovementAction.objects.get()
    address = f"/millora/{action.pk}/"
    for typed, status in (
        ({"move": "finish", "seen": 1, "note": "curt <b>"}, 422),
        ({"move": "finish", "seen": 0, "note": f"{SHOWN} <b>"}, 409),
        ({"move": "change", "seen": 1, "title": "x <b>", "target_level": 9}, 422),
        ({"move": "change", "seen": 0, "title": "Un altre <b>", "target_level": 3}, 409),
    ):
        response = client.post(address, typed)
        assert response.status_code == status, typed
        assert "&lt;b&gt;" in response.content.decode()
    assert ImprovementStep.objects.count() == 1


def test_a_contributor_moves_only_what_is_theirs(
    cast: Cast, result: Assessment, log_in: LogIn
) -> None:
    client = log_in(cast.alice)
    client.post(f"/autoavaluacio/{result.pk}/millora/D2.1/")
    action = ImprovementAction.objects.get()
    bob, start = log_in(cast.bob), {"move": "start", "seen": 1}
    assert bob.post(f"/millora/{action.pk}/", start).status_code == 403
    ImprovementAction.objects.update(owner=cast.bob)
    assert bob.post(f"/millora/{action.pk}/", start).status_code == 302
    drop = {"move": "drop", "seen": 2, "note": SHOWN}
    assert bob.post(f"/millora/{action.pk}/", drop).status_code == 403


def test_the_next_campaign_shows_what_was_promised(cast: Cast, log_in: LogIn) -> None:
    now = timezone.now()
    then = now - timedelta(days=300)
    last = scenes.submitted(cast, level=1, on=then.date(), now=then)
    wanted = Plan("Aprovar el reglament", 3)
    action = planning.plan(gap=Gap(last, "D1.1", 1), wanted=wanted, by=cast.alice, now=then)
    moving.move(action=action, step=Step("finish", 1, SHOWN), by=cast.alice, now=now)
    assessment = an_assessment(cast.a, now.date(), now)
    assert set(promises.promised(assessment, ["D1.1", "D1.2"])) == {"D1.1"}
    assert promises.promised(last, ["D1.1"]) == {}
    html = text(log_in(cast.bob), f"/autoavaluacio/{assessment.pk}/D1/")
    assert "Aprovar el reglament" in html
    assert SHOWN in html


def test_a_promise_follows_its_question_whatever_its_code(cast: Cast) -> None:
    now = timezone.now()
    then = now - timedelta(days=300)
    last = scenes.submitted(cast, level=1, on=then.date(), now=then)
    wanted = Plan("Aprovar el reglament", 3)
    planning.plan(gap=Gap(last, "D1.1", 1), wanted=wanted, by=cast.alice, now=then)
    whole = json.loads(json.dumps(last.campaign.version.content)) | {"number": "2.0"}
    one, two = whole["dimensions"][0]["questions"]
    one["from"], two["from"] = [], ["D1.1"]
    assessment = of_content(whole, cast.a, now.date(), now)
    assert set(promises.promised(assessment, ["D1.1", "D1.2"])) == {"D1.2"}


def test_bodies_stand_side_by_side_and_what_is_late_comes_first(cast: Cast, log_in: LogIn) -> None:
    other = EntityFactory.create(name="Ajuntament de Riudellops")
    SupportFactory.create(entity=other, supporter=cast.dip)
    sync(other, on=timezone.localdate())
    now = timezone.now()
    then, today = now - timedelta(days=300), now.date()
    for body, plans in (
        (cast.a, {"D1.1": 30, "D2.1": None}),
        (other, {"D1.1": 400, "D2.1": 20}),
    ):
        row = an_assessment(body, then.date(), then)
        for code, days in plans.items():
            due = then.date() + timedelta(days=days) if days else None
            gap, wanted = Gap(row, code, 1), Plan(f"Fer {code} <=", 3, due_on=due)
            planning.plan(gap=gap, wanted=wanted, by=cast.alice, now=then)
    rows = lists.side_by_side(cast.tecla, Wanted(), on=today)
    assert [(row.question.code, row.entity) for row in rows] == [
        ("D1.1", cast.a),
        ("D1.1", other),
        ("D2.1", other),
        ("D2.1", cast.a),
    ]
    late = lists.side_by_side(cast.tecla, Wanted(only="late", question="D2.1"), on=today)
    assert [row.entity for row in late] == [other]
    assert not lists.side_by_side(cast.rita, Wanted(q="roure"), on=today)
    client = log_in(cast.tecla)
    assert "Fer D1.1 <=" in text(client, "/millora/")
    book = load_workbook(BytesIO(client.get("/millora/accions.xlsx?state=all").content))
    lines = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]  # one sheet
    assert len(lines) == 5
    assert lines[1][3:6] == ("D1.1", "Es fa 1.1?", "Fer D1.1 <=")


def test_the_board_says_what_is_late_and_where_it_leads(
    cast: Cast, result: Assessment, log_in: LogIn
) -> None:
    client = log_in(cast.alice)
    assert text(client, f"/millora/ens/{cast.a.pk}/").count("25,0") == 2
    client.post(f"/autoavaluacio/{result.pk}/millora/D2.1/")
    ImprovementAction.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    html = text(client, f"/millora/ens/{cast.a.pk}/")
    assert 'class="late"' in html
    assert "41,7" in html
