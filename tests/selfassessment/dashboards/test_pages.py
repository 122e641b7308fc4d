"""The pages of the dashboard: for those who steer, over their own bodies, and quick."""

import io

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from governance.models import AuditEvent, Entity
from selfassessment.models import Assessment, Campaign
from selfassessment.selectors.steering import standing, view
from selfassessment.selectors.steering.names import Names
from selfassessment.services import campaigns, summaries
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import SupportFactory, sync
from tests.selfassessment import scenes
from tests.selfassessment.dashboards import invented
from tests.support.language import reading

NONSENSE = (
    "supporter=nobody",
    "supporter=1",
    "comarca=x",
    "band=T99",
    "kind=castle",
    "stage=soon",
    "degree=best",
    "sort=;drop",
    "page=-1",
    "page=many",
    "supporter=%00",
    "stage=%27",
    "least=many",
    "below=-3",
    "question=D99&answer=9",
    "outcome=1",
    "comarca=%00",
)
ROOMS = ("", "grups/", "evolucio/", "preguntes/", "control/", "xarxa/")
CHARTS = (
    "graus", "distribucio", "dimensions", "grups", "comparacio", "control", "adhesions", "mapa",
    "preguntes", "evolucio",
)  # fmt: skip


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    """A campaign with both bodies of the cast."""
    found = scenes.a_campaign()
    campaigns.open_for(campaign=found, bodies=[cast.a, cast.b], on=scenes.TODAY, by=None)
    return found


def names(client: Client, campaign: Campaign, query: str = "") -> list[str]:
    answer = client.get(f"/tauler/{campaign.slug}/ens/?{query}")
    assert answer.status_code == 200
    return [row.entity.name for row in answer.context["page_obj"]]


def test_the_consortium_sees_every_body(cast: Cast, campaign: Campaign, log_in: LogIn) -> None:
    assert set(names(log_in(cast.adam), campaign)) == {cast.a.name, cast.b.name}


def test_a_supporter_sees_its_own_only(cast: Cast, campaign: Campaign, log_in: LogIn) -> None:
    tecla = log_in(cast.tecla)
    assert names(tecla, campaign) == [cast.a.name]
    page = tecla.get(f"/tauler/{campaign.slug}/")
    assert page.context["coverage"].total == 1
    assert cast.b.name not in page.content.decode()
    for ending in ("csv", "xlsx"):
        tecla.get(f"/tauler/{campaign.slug}/ens.{ending}")
    assert cast.b.name.encode() not in tecla.get(f"/tauler/{campaign.slug}/ens.csv").content


@pytest.mark.parametrize("path", ["", "{slug}/", "{slug}/ens/", "{slug}/ens.csv"])
def test_the_people_of_a_body_are_told_why_not(
    cast: Cast, campaign: Campaign, log_in: LogIn, path: str
) -> None:
    client = reading(log_in(cast.alice))
    answer = client.get("/tauler/" + path.format(slug=campaign.slug))
    assert answer.status_code == 403
    assert "Dashboards are for the AOC" in answer.content.decode()


@pytest.mark.parametrize("query", NONSENSE)
def test_what_is_unknown_is_ignored(
    cast: Cast, campaign: Campaign, log_in: LogIn, query: str
) -> None:
    assert len(names(log_in(cast.adam), campaign, query)) == 2


def test_filters_narrow_the_list_down(cast: Cast, campaign: Campaign, log_in: LogIn) -> None:
    Assessment.objects.filter(entity=cast.a).update(supporter=cast.dip)
    adam = log_in(cast.adam)
    assert names(adam, campaign, f"supporter={cast.dip.pk}") == [cast.a.name]
    assert names(adam, campaign, "kind=consorci") == []
    assert names(adam, campaign, "stage=submitted") == []


def test_an_unknown_campaign_is_not_there(cast: Cast, log_in: LogIn) -> None:
    assert log_in(cast.adam).get("/tauler/enlloc/").status_code == 404


def test_without_any_campaign_the_page_says_so(cast: Cast, log_in: LogIn) -> None:
    answer = reading(log_in(cast.adam)).get("/tauler/")
    assert answer.status_code == 200
    assert "No campaign has been opened yet" in answer.content.decode()


def test_a_campaign_without_bodies_has_its_page(cast: Cast, log_in: LogIn) -> None:
    found = scenes.a_campaign()
    adam = log_in(cast.adam)
    assert adam.get(f"/tauler/{found.slug}/").status_code == 200
    assert names(adam, found) == []


def test_sheets_run_nothing_and_leave_a_line(cast: Cast, campaign: Campaign, log_in: LogIn) -> None:
    Entity.objects.filter(pk=cast.a.pk).update(name='=HYPERLINK("x")')
    adam = log_in(cast.adam)
    text = adam.get(f"/tauler/{campaign.slug}/ens.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert ";=" not in text
    content = adam.get(f"/tauler/{campaign.slug}/ens.xlsx").content
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    lines = AuditEvent.objects.filter(verb="results.exported", actor=cast.adam)
    assert [line.facts["rows"] for line in lines] == [2, 2]


def test_what_is_not_understood_is_told(cast: Cast, campaign: Campaign, log_in: LogIn) -> None:
    adam = reading(log_in(cast.adam))
    page = adam.get(f"/tauler/{campaign.slug}/?band=T99&comarca=x").content.decode()
    assert "This was not understood and does not count: Size, Comarca." in page
    page = adam.get(f"/tauler/{campaign.slug}/ens/?least=many").content.decode()
    assert "This was not understood and does not count: Score from." in page
    page = adam.get(f"/tauler/{campaign.slug}/grups/?by=wind&one=band:T9").content.decode()
    assert "This was not understood and does not count: Group by, Compare." in page


def test_what_contradicts_itself_is_explained(
    cast: Cast, campaign: Campaign, log_in: LogIn
) -> None:
    for room in ROOMS:
        page = reading(log_in(cast.adam)).get(f"/tauler/{campaign.slug}/{room}?kind=emd&band=T1")
        assert "Only town councils are told apart by size." in page.content.decode()


@pytest.fixture
def many(cast: Cast) -> Campaign:
    """A campaign of 200 bodies, counted; the smallest are accompanied by the Diputació of tecla."""
    found = scenes.a_campaign()
    invented.fill(found, invented.bodies(200), smallest_by=cast.dip)
    summaries.rebuild(found, now=scenes.NOW)
    return found


def test_every_room_takes_few_queries(
    cast: Cast,
    many: Campaign,
    log_in: LogIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    adam = log_in(cast.adam)
    for path in (*ROOMS, "grups/?one=band:T1&other=band:T2&by=comarca", "ens/?stage=submitted"):
        with django_assert_max_num_queries(25):
            answer = adam.get(f"/tauler/{many.slug}/{path}")
        assert answer.status_code == 200


def test_filters_stay_in_the_links_to_other_rooms(
    cast: Cast, many: Campaign, log_in: LogIn
) -> None:
    page = log_in(cast.adam).get(f"/tauler/{many.slug}/?band=T1&basis=validated").content.decode()
    for room in ROOMS:
        assert f'href="/tauler/{many.slug}/{room}?band=T1&amp;basis=validated"' in page


def test_every_chart_can_be_taken_away(cast: Cast, many: Campaign, log_in: LogIn) -> None:
    adam = log_in(cast.adam)
    for chart in CHARTS:
        path = f"/tauler/{many.slug}/grafics/{chart}"
        query = "?one=band:T1&other=band:T2"
        answers = {ending: adam.get(f"{path}.{ending}{query}") for ending in ("svg", "csv", "xlsx")}
        if chart != "preguntes":  # nobody answered: their levels are empty here
            assert {answer.status_code for answer in answers.values()} == {200}, chart
            assert answers["svg"].content.startswith(b"<?xml")
            assert "attachment" in answers["svg"]["Content-Disposition"]
            sheet = load_workbook(io.BytesIO(answers["xlsx"].content)).worksheets[0]
            assert sheet.max_row > (chart != "mapa"), chart  # no body has a place here
    assert adam.get(f"/tauler/{many.slug}/grafics/enlloc.csv").status_code == 404


def test_a_supporter_with_all_its_bodies_reads_the_same_counts(
    cast: Cast, many: Campaign, log_in: LogIn
) -> None:
    rows = Assessment.objects.filter(campaign=many, supporter=cast.dip)
    for row in rows:
        SupportFactory.create(entity=row.entity, supporter=cast.dip)
    sync(*(row.entity for row in rows), on=scenes.TODAY)
    names = Names(many)
    found = view.of(cast.tecla, names, view.Filters())
    assert found.asked.is_kept
    assert standing.coverage(found).total == len(rows)
    other = Assessment.objects.filter(campaign=many, supporter=None)[0].entity
    SupportFactory.create(entity=other, supporter=cast.dip)
    sync(other, on=scenes.TODAY)
    found = view.of(cast.tecla, names, view.Filters())
    assert found.asked.is_kept is False
    assert standing.coverage(found).total == len(rows) + 1
