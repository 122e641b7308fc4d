"""The body one acts for."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import MembershipFactory

URL = "/actuar/"


def acting_name(client: Client) -> str | None:
    acting = client.get(reverse("help")).context["acting"]
    return acting.name if acting else None


@pytest.fixture
def alice(cast: Cast, log_in: LogIn) -> Client:
    """Alice, who is a reader of b as well."""
    MembershipFactory.create(user=cast.alice, entity=cast.b, role="entity_reader")
    return log_in(cast.alice)


def test_one_acts_for_the_chosen_body_on_every_page_from_then_on(cast: Cast, alice: Client) -> None:
    for body in (cast.a, cast.b, cast.a):
        answer = alice.post(URL, {"entity": str(body.pk)})
        assert (answer.status_code, answer.url) == (302, "/")
        assert acting_name(alice) == body.name


def test_a_body_that_is_not_ones_own_does_not_exist(cast: Cast, alice: Client) -> None:
    before = acting_name(alice)
    for key in (str(cast.dip.pk), str(uuid.uuid4()), "", "x", "1' OR 1=1"):
        assert alice.post(URL, {"entity": key}).status_code == 404
    assert acting_name(alice) == before


def test_a_role_that_ends_takes_its_body_out_of_the_choice(cast: Cast, alice: Client) -> None:
    alice.post(URL, {"entity": str(cast.b.pk)})
    cast.alice.memberships.filter(entity=cast.b).delete()
    assert acting_name(alice) == cast.a.name


def test_a_link_does_not_switch(alice: Client) -> None:
    assert alice.get(URL).status_code == 405


def test_a_form_from_elsewhere_does_not_switch(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.alice)
    answer = client.post(URL, {"entity": str(cast.a.pk)})
    assert answer.status_code == 403
    assert "errors/403_csrf.html" in [template.name for template in answer.templates]


def test_visitors_and_people_without_a_body_act_for_none(cast: Cast, client: Client) -> None:
    assert acting_name(client) is None
