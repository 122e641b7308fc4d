"""The pages of an assessment: a dimension to answer, handing in, and how many queries they cost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selfassessment.models import Assessment
from selfassessment.selectors import instruments, lineage
from selfassessment.services import campaigns, carrying, submitting
from selfassessment.services.control import moving
from tests.cast import Cast
from tests.selfassessment import scenes
from tests.selfassessment.control import scenes as controlled
from tests.selfassessment.scenes import an_assessment

SAVE, OPEN = 10, 12
LARGE = {"dimensions": 20, "questions": 60}


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return an_assessment(cast.a, timezone.localdate(), timezone.now())


def path(assessment: Assessment, rest: str = "D1/") -> str:
    return f"/autoavaluacio/{assessment.pk}/{rest}"


def save(client: Client, assessment: Assessment, version: int) -> int:
    """Save once and return how many queries that took."""
    data = {"level": "3", "comment": "", "version": str(version), "key": str(uuid4())}
    with CaptureQueriesContext(connection) as queries:
        response = client.post(
            path(assessment, "respostes/D1.1/"), data, headers={"HX-Request": "true"}
        )
    assert response.status_code == 200
    return count(queries)


def count(queries: CaptureQueriesContext) -> int:
    """Count what the database was asked, without the tests' own savepoints."""
    return sum("SAVEPOINT" not in query["sql"] for query in queries)


def test_saving_costs_the_same_few_queries_for_four_or_1200_questions(cast, log_in) -> None:
    costs = []
    for size in ({}, LARGE):
        assessment = an_assessment(cast.a, timezone.localdate(), timezone.now(), **size)
        client = log_in(cast.bob)
        save(client, assessment, 0)
        costs.append(save(client, assessment, 1))
    assert costs[0] == costs[1] <= SAVE, costs


def test_a_dimension_costs_the_same_few_queries_for_four_or_1200_questions(cast, log_in) -> None:
    costs = []
    for size in ({}, LARGE):
        assessment = an_assessment(cast.a, timezone.localdate(), timezone.now(), **size)
        client = log_in(cast.bob)
        client.get(path(assessment))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path(assessment)).status_code == 200
        costs.append(count(queries))
    assert costs[0] == costs[1] <= OPEN, costs


@pytest.fixture
def busy(cast: Cast) -> Assessment:
    """Takes answers over from another version, and asks some questions on a condition."""
    now, today = timezone.now(), timezone.localdate()
    ago = timedelta(days=100)
    whole = scenes.content()
    before = scenes.of_content(whole, cast.a, today - ago, now - ago)
    scenes.answer_all(before, cast.bob, now=now - ago)
    submitting.submit(assessment=before, by=cast.alice, now=now - ago)
    for part in whole["dimensions"]:
        part["questions"][1]["condition"] = {"question": "D1.1", "at_least": 1}
    slug = before.campaign.version.slug
    version = campaigns.publish(slug=slug, content=whole | {"number": "2"}, by=None, now=now)
    campaign = scenes.with_version(version, today)
    campaigns.open_for(campaign=campaign, bodies=[cast.a], on=today, by=None)
    return Assessment.objects.select_related("campaign__version", "entity").get(campaign=campaign)


def forget() -> None:
    """Let this process know no more of questionnaires than one that has just begun."""
    instruments._known.clear()
    for kept in (instruments._asked, instruments._visible, lineage._between):
        kept.cache_clear()


@pytest.mark.parametrize("stage", ["new", "carried", "returned"])
def test_a_process_that_has_read_nothing_opens_a_dimension_as_cheaply(
    busy: Assessment, cast: Cast, log_in, stage: str
) -> None:
    now = timezone.now()
    if stage == "carried":
        carrying.offer(assessment=busy, now=now)
    if stage == "returned":
        scenes.answer_all(busy, cast.bob, now=now)
        submitting.submit(assessment=busy, by=cast.alice, now=now)
        moving.take(assessment=busy, by=cast.tecla, now=now)
        controlled.judge(busy, cast.tecla, "D2.1", "return", now=now)
        moving.send_back(assessment=busy, by=cast.tecla, now=now)
    client = log_in(cast.bob)
    forget()
    with CaptureQueriesContext(connection) as queries:
        html = client.get(path(busy, "D2/")).content.decode()
    assert html.count('class="q"') + html.count('class="q ') >= 2
    assert count(queries) <= OPEN, [query["sql"][:120] for query in queries]


def test_a_dimension_shows_each_question_once_and_what_was_answered(
    assessment, cast, log_in
) -> None:
    answer_now(assessment, cast, level=2, comment="Dit per l’Alícia.")
    html = log_in(cast.bob).get(path(assessment)).content.decode()
    assert html.count('class="q"') == 2
    assert 'id="level-D1-1-2" value="2" checked' in html
    assert "Dit per l’Alícia." in html
    assert "Alícia Roure" in html
    assert 'id="level-D1-1-na"' not in html
    assert 'id="level-D1-2-na"' in html


def answer_now(assessment: Assessment, cast: Cast, **given) -> None:
    scenes.answering.save(
        assessment=assessment, draft=scenes.a_draft(**given), by=cast.alice, now=timezone.now()
    )


@pytest.mark.parametrize("part", ["D9", "X", "%00"])
def test_a_dimension_that_does_not_exist_is_not_there(assessment, cast, log_in, part) -> None:
    assert log_in(cast.bob).get(path(assessment, f"{part}/")).status_code == 404


def test_a_reader_sees_the_answers_and_cannot_touch_them(assessment, cast, log_in) -> None:
    html = log_in(cast.rosa).get(path(assessment)).content.decode()
    assert html.count("<fieldset disabled>") == 2
    assert "hx-post" not in html


def test_a_visitor_is_led_to_sign_in_and_back(assessment, log_in) -> None:
    response = log_in(None).get(path(assessment))
    assert response.status_code == 302
    assert response["Location"].endswith(f"next={path(assessment)}")


def test_what_is_missing_is_listed_with_links_and_not_taken(assessment, cast, log_in) -> None:
    answer_now(assessment, cast)
    client = log_in(cast.alice)
    for response in (
        client.get(path(assessment, "presenta/")),
        client.post(path(assessment, "presenta/")),
    ):
        html = response.content.decode()
        for code in ("D1-2", "D2-1", "D2-2"):
            assert f'href="{path(assessment, code[:2])}/#q-{code}"' in html
        assert "#q-D1-1" not in html
    assert response.status_code == 422
    assert Assessment.objects.get(pk=assessment.pk).state == "open"


@pytest.mark.parametrize("name", ["bob", "rosa", "tecla", "adam"])
def test_only_the_manager_hands_it_in(assessment, cast, log_in, name: str) -> None:
    all_now(assessment, cast)
    client = log_in(cast.person(name))
    response = client.post(path(assessment, "presenta/"))
    assert response.status_code == 403
    assert Assessment.objects.get(pk=assessment.pk).state == "open"


def all_now(assessment: Assessment, cast: Cast) -> None:
    for code in scenes.questions(assessment):
        answer_now(assessment, cast, code=code)


def test_the_manager_hands_it_in_once_and_sees_the_result(
    assessment, cast, log_in, django_assert_max_num_queries
) -> None:
    all_now(assessment, cast)
    client = log_in(cast.alice)
    response = client.post(path(assessment, "presenta/"))
    assert response.status_code == 302
    assert response["Location"] == path(assessment, "resultat/")
    with django_assert_max_num_queries(22):
        assert client.get(response["Location"]).status_code == 200
    again = client.post(path(assessment, "presenta/"))
    assert again.status_code in {403, 409, 422}
    assert client.get(path(assessment)).content.decode().count("<fieldset disabled>") == 2


@pytest.mark.parametrize("rest", ["", "D1/", "presenta/", "resultat/"])
def test_another_bodys_pages_are_not_there(assessment, cast, log_in, rest: str) -> None:
    for name in ("charlie", "rita"):
        assert log_in(cast.person(name)).get(path(assessment, rest)).status_code == 404
