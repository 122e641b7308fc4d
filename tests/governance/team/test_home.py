"""What the home page and a body's page say about its team."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.models import AccessReview, Invitation
from governance.services import demo_team, people, retention_ahead
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import PASSWORD
from tests.worlds.team import TOKEN, add_team

NOW = timezone.now()


@pytest.fixture(autouse=True)
def _in_demo(settings: LazySettings) -> None:
    settings.PORTAL_DEMO = True


def home(client: Client) -> str:
    return client.get(reverse("home")).content.decode()


def test_whoever_manages_the_team_is_reminded_of_the_review(cast: Cast, log_in: LogIn) -> None:
    review = reverse("governance:team-review", args=[cast.a.pk])
    assert review in home(log_in(cast.alice))
    assert review not in home(log_in(cast.bob))
    AccessReview.objects.create(entity=cast.a, by=cast.alice, at=NOW, people=3)
    assert review not in home(log_in(cast.alice))


def test_a_review_of_more_than_a_year_ago_is_due_again(cast: Cast, log_in: LogIn) -> None:
    ago = NOW - timedelta(days=366)
    AccessReview.objects.create(entity=cast.a, by=cast.alice, at=ago, people=3)
    assert reverse("governance:team-review", args=[cast.a.pk]) in home(log_in(cast.alice))


def test_an_open_invitation_waits_at_home_until_it_is_taken(client: Client, cast: Cast) -> None:
    add_team(cast, NOW)
    nova = people.add(email="nova@example.org", full_name="Núria Nova", by=None, password=PASSWORD)
    client.force_login(nova)
    invitation = reverse("governance:invitation")
    assert invitation not in home(client)
    client.get(reverse("governance:invitation-letter", args=[TOKEN]))
    assert invitation in home(client)
    client.post(invitation)
    assert invitation not in home(client)


@pytest.mark.parametrize(
    ("who", "leads"), [("alice", True), ("adam", True), ("bob", False), ("charlie", False)]
)
def test_the_page_of_a_body_leads_to_its_team_whoever_may_see_it(
    cast: Cast, log_in: LogIn, who: str, *, leads: bool
) -> None:
    page = log_in(cast.person(who)).get(reverse("governance:entity-detail", args=[cast.a.pk]))
    assert (reverse("governance:team", args=[cast.a.pk]) in page.content.decode()) == leads


def test_the_page_of_a_supporter_leads_to_its_support(cast: Cast, log_in: LogIn) -> None:
    page = log_in(cast.adam).get(reverse("governance:entity-detail", args=[cast.dip.pk]))
    assert reverse("governance:supporter", args=[cast.dip.pk]) in page.content.decode()


def test_the_demonstration_has_one_invitation_that_holds_and_one_that_does_not(
    cast: Cast,
) -> None:
    demo_team.invite(entity=cast.a, by=cast.alice, now=NOW)
    states = [row.state(NOW) for row in Invitation.objects.order_by("invited_at")]
    assert states == ["expired", "pending"]


def test_the_demonstration_has_two_accounts_that_end_in_the_nights_ahead(cast: Cast) -> None:
    demo_team.leave(now=NOW)
    found = {row.period.code: row for row in retention_ahead.ahead(now=NOW)}
    assert [(found[code].tonight, found[code].later) for code in ("unused", "names")] == [
        (0, 1),
        (0, 1),
    ]
