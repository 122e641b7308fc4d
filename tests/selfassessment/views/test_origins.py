"""Where questions come from: declared, taken back, proposed, and tried on the answers of a body."""

import pytest
from django.utils import timezone

from governance.models import Entity
from selfassessment.models import Answer, Assessment, QuestionnaireDraft
from selfassessment.rules.authoring import editing
from selfassessment.selectors import origins
from selfassessment.services import campaigns
from selfassessment.services.authoring import drafting
from selfassessment.services.authoring.drafting import Edit
from tests.cast import Cast
from tests.selfassessment.control import scenes
from tests.selfassessment.scenes import content
from tests.selfassessment.views.test_authoring import text

TEXTS = {
    "D1.1": "Hi ha un responsable de la seu electrònica?",
    "D1.2": "Es digitalitza la documentació que arriba en paper?",
    "D2.1": "Es notifica per mitjans electrònics a les empreses?",
    "D2.2": "Hi ha còpies de seguretat provades?",
}
A_CODE, B_CODE = "0800000098", "0800000099"
NEW = "Es digitalitza tota la documentació que entra en paper?"


@pytest.fixture
def closed(cast: Cast) -> Assessment:
    for body, code in ((cast.a, A_CODE), (cast.b, B_CODE)):
        Entity.objects.filter(pk=body.pk).update(code=code)
    return scenes.closed(cast, on=timezone.localdate(), now=timezone.now())


@pytest.fixture
def draft(cast: Cast, closed: Assessment) -> QuestionnaireDraft:
    """The next version: D1.2 is gone and A is worded much like it; D2.1 is worded anew."""
    version, now = closed.campaign.version, timezone.now()
    row = drafting.begin(title="", base=version, by=cast.edith, now=now)
    question = {**editing.question(version.content, "D1.2"), "code": "A", "text": NEW}

    def change(said):
        made = editing.without(said, "D1.2")
        made = editing.with_question(made, "D1", "", question)
        anew = {**editing.question(made, "D2.1"), "text": TEXTS["D2.1"]}
        return editing.with_question(made, "", "D2.1", anew)

    drafting.revise(draft=row, edit=Edit(1, "", change), by=cast.edith, now=now)
    row.refresh_from_db()
    return row


def at(draft: QuestionnaireDraft, rest: str = "") -> str:
    return f"/questionaris/{draft.pk}/origens/{rest}"


def declare(client, draft, code: str, typed: str, **more):
    draft.refresh_from_db()
    fields = {"version": draft.version, "code": code, "origins": typed, **more}
    return client.post(at(draft, "?show=all"), fields)


def became(draft) -> dict[str, str]:
    draft.refresh_from_db()
    return {row.link.now or row.link.then[0]: row.link.what for row in origins.rows(draft) or []}


def test_what_is_declared_shows_and_is_taken_back(draft, cast, log_in) -> None:
    client = log_in(cast.edith)
    usual = {"A": "new", "D1.1": "kept", "D2.1": "reworded", "D2.2": "kept", "D1.2": "dropped"}
    assert became(draft) == usual
    assert declare(client, draft, "A", "D1.2, D2.2").status_code == 302
    assert became(draft)["A"] == "merged"
    assert declare(client, draft, "D1.1", "-").status_code == 302
    assert became(draft)["D1.1"] == "dropped"
    for code in ("A", "D1.1"):
        assert declare(client, draft, code, "", undo=1).status_code == 302
    assert became(draft) == usual
    assert "from" not in editing.question(draft.content, "A")


def test_a_likely_origin_is_proposed_but_never_taken_by_itself(cast, closed, log_in) -> None:
    whole = content() | {"number": "3.0"}
    for part in whole["dimensions"]:
        for question in part["questions"]:
            question["text"] = TEXTS[question["code"]]
    version = campaigns.publish(slug="una", content=whole, by=None, now=timezone.now())
    row = drafting.begin(title="", base=version, by=cast.edith, now=timezone.now())
    question = {**editing.question(version.content, "D1.2"), "code": "A", "text": NEW}

    def change(said):
        return editing.with_question(editing.without(said, "D1.2"), "D1", "", question)

    drafting.revise(draft=row, edit=Edit(1, "", change), by=cast.edith, now=timezone.now())
    html = text(log_in(cast.edith).get(at(row, "?show=proposed")))
    assert 'name="origins" value="D1.2"' in html
    assert TEXTS["D1.2"] in html
    assert became(row)["A"] == "new"


@pytest.mark.parametrize(
    ("code", "typed", "status"),
    [("A", "ZZ.9", 422), ("A", "", 422), ("NO", "D1.1", 404), ("A\0", "D1.1", 422), ("", "-", 422)],
)
def test_what_cannot_be_declared_is_said_and_stays_typed(
    draft, cast, log_in, code, typed, status
) -> None:
    response = declare(log_in(cast.edith), draft, code, typed)
    assert response.status_code == status
    assert code != "A" or not typed or f'value="{typed}"' in text(response)
    before = draft.version
    draft.refresh_from_db()
    assert draft.version == before


def test_who_declares_late_is_told(draft, cast, log_in) -> None:
    client = log_in(cast.edith)
    fields = {"version": draft.version, "code": "A", "origins": "D1.2"}
    assert client.post(at(draft), fields).status_code == 302
    assert client.post(at(draft), {**fields, "origins": "D2.2"}).status_code == 409
    draft.refresh_from_db()
    assert editing.question(draft.content, "A")["from"] == ["D1.2"]


def test_an_origin_that_never_was_is_listed_with_its_place(draft, cast, log_in) -> None:
    def change(said):
        return editing.with_origins(said, "A", ["ZZ"])

    edit = Edit(draft.version, "A", change)
    drafting.revise(draft=draft, edit=edit, by=cast.edith, now=timezone.now())
    html = text(log_in(cast.edith).get(f"/questionaris/{draft.pk}/"))
    assert f"/questionaris/{draft.pk}/dimensions/D1/A/#id_origins" in html


def test_a_body_shows_what_would_become_of_its_answers(draft, closed, cast, log_in) -> None:
    client = log_in(cast.edith)
    declare(client, draft, "A", "D1.2")
    draft.refresh_from_db()
    before = list(Answer.objects.order_by("pk").values())
    found = origins.preview(draft, closed)
    assert {row.link.now: row.what for row in found} == {
        "D1.1": "carried", "A": "confirm", "D2.1": "confirm", "D2.2": "carried"
    }  # fmt: skip
    response = client.get(at(draft, "ens/"), {"body": A_CODE})
    assert response.status_code == 200
    assert response.context["compares"] == 3  # what is declared the same compares too
    assert [count for *_words, count in response.context["counts"]] == [2, 2, 0, 0]
    assert list(Answer.objects.order_by("pk").values()) == before
    declare(client, draft, "A", "", undo=1)
    draft.refresh_from_db()
    assert [row.what for row in origins.preview(draft, closed)][-1] == "left"


@pytest.mark.parametrize("body", ["", "Ningú", "0" * 10, "x" * 201])
def test_a_body_that_cannot_be_shown_is_said(draft, cast, log_in, body) -> None:
    assert log_in(cast.edith).get(at(draft, "ens/"), {"body": body}).status_code == 422
    answer = log_in(cast.edith).get(at(draft, "ens/"), {"body": B_CODE})
    assert answer.status_code == 422


def test_pages_of_a_faulty_draft_say_so(draft, cast, log_in) -> None:
    edit = Edit(draft.version, "", lambda said: {**said, "title": ""})
    drafting.revise(draft=draft, edit=edit, by=cast.edith, now=timezone.now())
    client = log_in(cast.edith)
    assert f'href="/questionaris/{draft.pk}/"' in text(client.get(at(draft)))
    response = client.get(at(draft, "ens/"), {"body": A_CODE})
    assert response.status_code == 200
