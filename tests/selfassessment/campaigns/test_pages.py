"""What administrators type wrongly is said plainly, kept, and changes nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selfassessment.models import Answer, Assessment, Campaign, Reminded
from selfassessment.services import submitting
from selfassessment.services.campaigning import opening
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import EntityFactory
from tests.selfassessment import scenes
from tests.selfassessment.campaigns.scenes import a_version, assessment
from tests.selfassessment.campaigns.scenes import prepared as a_prepared

NEW = "/campanyes/nova/"


@pytest.fixture
def adam(cast: Cast, log_in: LogIn) -> Client:
    """The administrator of the Consortium at the browser."""
    return log_in(cast.adam)


def form(**more: str) -> dict[str, str]:
    """What adam types to prepare a campaign of a month."""
    today = timezone.localdate()
    usual = {
        "title": "Campanya de tardor",
        "version": str(a_version().pk),
        "instrument": "consolidation",
        "opens_on": str(today),
        "closes_on": str(today + timedelta(days=30)),
    }
    return usual | more


def prepared(**more: object) -> Campaign:
    today = timezone.localdate()
    days = {"opens_on": today, "closes_on": today + timedelta(days=30)}
    return a_prepared(**(days | more))


def opened(**more: object) -> Campaign:
    campaign = prepared(**more)
    opening.open_(campaign=campaign, by=None, now=timezone.now())
    campaign.refresh_from_db()
    return campaign


@pytest.mark.parametrize(
    "wrong",
    [
        {"closes_on": "2001-01-01"},
        {"opens_on": "mai"},
        {"version": "0"},
        {"version": "x"},
        {"instrument": "tot"},
        {"title": " "},
        {"control_until": "2001-01-01"},
        {"amendments_until": "2001-01-01"},
        {"title": "\x00"},
    ],
    ids=str,
)
def test_a_wrong_campaign_is_refused_and_what_was_typed_stays(
    adam: Client, wrong: dict[str, str]
) -> None:
    typed = form(title="Un títol llarg") | wrong
    response = adam.post(NEW, typed)
    assert response.status_code == 422
    assert "error-summary" in response.text
    assert typed["title"].strip("\x00 ") in response.text
    assert not Campaign.objects.exists()


def test_a_campaign_goes_from_the_first_page_to_the_open_list(adam: Client, cast: Cast) -> None:
    assert adam.post(NEW, form()).status_code == 302
    slug = Campaign.objects.get().slug
    adam.post(f"/campanyes/{slug}/poblacio/", {"kinds": ["ajuntament"], "save": "1"})
    assert adam.post(f"/campanyes/{slug}/obre/").status_code == 302
    assert Assessment.objects.filter(campaign__slug=slug).count() == 2
    page = adam.get(f"/campanyes/{slug}/").text
    assert f"/campanyes/{slug}/ens/?stage=waiting" in page


def test_a_campaign_of_nobody_says_so_and_stays_prepared(adam: Client) -> None:
    campaign = prepared(kinds=("epe",))
    response = adam.post(f"/campanyes/{campaign.slug}/obre/")
    assert response.status_code == 422
    campaign.refresh_from_db()
    assert campaign.is_prepared


@pytest.mark.parametrize("kinds", ["x", "ajuntament' OR 1=1"])
def test_a_population_that_is_not_in_the_lists_is_refused(adam: Client, kinds: str) -> None:
    campaign = prepared()
    typed = {"kinds": [kinds], "text": "Ningú", "save": "1"}
    response = adam.post(f"/campanyes/{campaign.slug}/poblacio/", typed)
    assert response.status_code == 422
    assert "Ningú" in response.text


def test_a_list_is_previewed_without_being_kept(adam: Client, cast: Cast) -> None:
    campaign = prepared()
    url = f"/campanyes/{campaign.slug}/poblacio/"
    response = adam.post(url, {"text": "Ningú de res\n9999999999", "preview": "1"})
    assert response.status_code == 200
    assert response.text.count("Ningú de res") == 2
    campaign.refresh_from_db()
    assert campaign.population["kinds"] == ["ajuntament"]


def test_answers_after_closing_are_refused_by_the_page(
    adam: Client, cast: Cast, log_in: LogIn
) -> None:
    campaign = opened()
    row = assessment(campaign, cast.a)
    adam.post(f"/campanyes/{campaign.slug}/tanca/")
    alice = log_in(cast.alice)
    typed = {"level": "2", "version": "0", "key": "6f1e0cfe-7a3a-4c7b-9a51-9f5a1d5c2f10"}
    response = alice.post(f"/autoavaluacio/{row.pk}/respostes/D1.1/", typed)
    assert response.status_code in {403, 409}
    assert not Answer.objects.filter(assessment=row).exists()
    assert alice.post(f"/autoavaluacio/{row.pk}/presenta/").status_code == 403


@pytest.mark.parametrize("name", ["Ningú", "0800000099", " ", "x" * 300, "\x00"])
def test_nobody_unknown_is_added(adam: Client, name: str) -> None:
    campaign = opened()
    typed = {"body": name, "reason": "S’hi afegeix més tard."}
    response = adam.post(f"/campanyes/{campaign.slug}/ens/afegeix/", typed)
    assert response.status_code == 422
    assert Assessment.objects.filter(campaign=campaign).count() == 2


def test_a_body_is_added_by_its_code(adam: Client) -> None:
    campaign = opened()
    EntityFactory.create(code="0800000099", name="Ajuntament del Tossal")
    typed = {"body": "0800000099", "reason": "S’hi afegeix més tard."}
    assert adam.post(f"/campanyes/{campaign.slug}/ens/afegeix/", typed).status_code == 302
    assert "S’hi afegeix més tard." in adam.get(f"/campanyes/{campaign.slug}/").text


@pytest.mark.parametrize(
    "typed",
    [{"add": "1", "days_before": "-3"}, {"add": "1", "days_before": "x"}, {"group": "tots"}, {}],
    ids=str,
)
def test_a_wrong_reminder_sends_nothing(adam: Client, typed: dict[str, str]) -> None:
    campaign = opened()
    url = f"/campanyes/{campaign.slug}/recordatoris/"
    assert adam.post(url, typed).status_code == 422
    assert not Reminded.objects.exists()


def test_reminding_by_hand_tells_how_many(adam: Client) -> None:
    url = f"/campanyes/{opened().slug}/recordatoris/"
    page = adam.post(url, {"group": ["waiting", "started"]}, follow=True).text
    assert Reminded.objects.filter(posted_at__isnull=False).count() == 2
    assert "2 ens" in page


def test_the_figures_come_again_by_themselves(adam: Client) -> None:
    url = f"/campanyes/{opened().slug}/"
    assert f'hx-get="{url}"' in adam.get(url).text
    part = adam.get(url, headers={"HX-Request": "true"}).text
    assert part.strip().startswith('<div id="coverage"')
    assert "<html" not in part


def test_a_supporter_sees_the_figures_of_its_own_bodies(cast: Cast, log_in: LogIn) -> None:
    campaign = opened()
    page = log_in(cast.tecla).get(f"/campanyes/{campaign.slug}/ens/").text
    assert cast.a.name in page
    assert cast.b.name not in page


def test_a_dimension_with_answers_of_last_year_opens_in_twelve_statements(
    cast: Cast, log_in: LogIn
) -> None:
    version, year = a_version(), timedelta(days=365)
    then = timezone.now() - year
    days = {"opens_on": then.date(), "closes_on": then.date() + timedelta(days=30)}
    before = a_prepared(version=version, title="Passada", **days)
    opening.open_(campaign=before, by=None, now=then)
    past = assessment(before, cast.a)
    scenes.answer_all(past, cast.alice, now=then)
    submitting.submit(assessment=past, by=cast.alice, now=then)
    row = assessment(opened(version=version, carries_forward=True), cast.a)
    alice = log_in(cast.alice)
    url = f"/autoavaluacio/{row.pk}/D1/"
    alice.get(url)
    with CaptureQueriesContext(connection) as captured:
        page = alice.get(url).text
    assert page.count("Passada") >= 2
    assert len([q for q in captured if "SAVEPOINT" not in q["sql"]]) <= 12
