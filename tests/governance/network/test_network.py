"""The network: who takes part, whom to ask, and who is like whom."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from eset_portal.common.rules.errors import DomainError, IllegalMove, NotAllowed
from governance.models import (
    Application,
    AuditEvent,
    Comarca,
    ComarcaMembership,
    Entity,
    Population,
    Province,
    PublicContact,
    TakenAlong,
)
from governance.rules import likeness
from governance.selectors import network
from governance.services import contacts, network_demo
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import EntityFactory, MembershipFactory, member
from tests.governance.deployment.making import a_plan

LINE = {"name": "Anna Roure", "post": "Secretària", "email": "a@example.org", "about": "Actes"}


@pytest.fixture
def alice(cast: Cast, log_in: LogIn) -> Client:
    """The client of a's manager, in English."""
    client = log_in(cast.alice)
    client.cookies["django_language"] = "en"
    return client


def shown(client: Client, **asked: str) -> list[str]:
    page = client.get(reverse("governance:network"), asked).context["page_obj"]
    return [body.name for body in page]


def test_only_bodies_that_take_part_are_in_the_directory(cast: Cast, alice: Client) -> None:
    EntityFactory.create(name="Ajuntament de Fora")
    emd = EntityFactory.create(kind="emd", parent=cast.a, name="EMD de Dins")
    TakenAlong.objects.create(entity=emd, parent=cast.a, starts_on=date(2024, 1, 1))
    gone = EntityFactory.create(status="dissolved")
    MembershipFactory.create(entity=gone)
    assert {*shown(alice)} == {cast.a.name, cast.b.name, emd.name}


def test_a_body_takes_part_while_its_deployment_runs(cast: Cast, alice: Client) -> None:
    body = EntityFactory.create(name="Ajuntament del Pla")
    a_plan(body)
    assert body.name in shown(alice)
    Application.objects.create(
        entity=body,
        filer=cast.rosa,
        state="left",
        created_at=timezone.now(),
        changed_at=timezone.now(),
    )
    assert body.name not in shown(alice)


def test_nobody_is_named_until_the_body_says_so(cast: Cast, alice: Client) -> None:
    assert "Names nobody to ask" in alice.get(reverse("governance:network")).content.decode()
    contacts.publish(entity=cast.a, line=LINE, by=cast.alice, now=timezone.now())
    page = alice.get(reverse("governance:network"), {"contact": "on"})
    assert [body.name for body in page.context["page_obj"]] == [cast.a.name]
    assert "Anna Roure" in page.content.decode()


def test_a_contact_is_chosen_changed_and_withdrawn_on_its_page(cast: Cast, alice: Client) -> None:
    address = reverse("governance:entity-contact", args=[cast.a.pk])
    alice.post(address, LINE | {"agreed": "on"})
    alice.post(address, LINE | {"agreed": "on", "post": "Arxivera"})
    row = PublicContact.objects.get()
    assert (row.entity, row.post, row.given_by) == (cast.a, "Arxivera", cast.alice)
    alice.post(reverse("governance:entity-contact-withdraw", args=[cast.a.pk]))
    assert not PublicContact.objects.exists()
    verbs = AuditEvent.objects.order_by("-id").values_list("verb", flat=True)[:3]
    assert list(verbs) == ["contact.withdrawn", "contact.published", "contact.published"]


def test_the_trail_does_not_say_who_was_named(cast: Cast) -> None:
    contacts.publish(entity=cast.a, line=LINE, by=cast.alice, now=timezone.now())
    assert AuditEvent.objects.latest("id").facts == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"agreed": ""},
        {"name": "<script>alert(1)</script>"},
        {"name": "A" * 500},
        {"name": "Anna\u202eRoure"},
        {"email": "no address"},
        {"about": "A" * 301},
    ],
)
def test_a_contact_that_cannot_stand_is_answered_on_the_form(
    cast: Cast, alice: Client, wrong: dict[str, str]
) -> None:
    address = reverse("governance:entity-contact", args=[cast.a.pk])
    page = alice.post(address, LINE | {"agreed": "on"} | wrong)
    assert page.status_code == 422
    assert not PublicContact.objects.exists()


def test_only_the_team_manager_chooses_the_contact(cast: Cast) -> None:
    for actor in (cast.bob, cast.rosa, cast.charlie, cast.tecla, cast.aurora):
        with pytest.raises(NotAllowed):
            contacts.publish(entity=cast.a, line=LINE, by=actor, now=timezone.now())
    with pytest.raises(IllegalMove):
        contacts.withdraw(entity=cast.a, by=cast.alice)


def test_nobody_can_be_asked_at_a_body_that_is_no_more(cast: Cast) -> None:
    Entity.objects.filter(pk=cast.a.pk).update(status="dissolved")
    with pytest.raises(DomainError):
        contacts.publish(entity=cast.a, line=LINE, by=cast.alice, now=timezone.now())


@pytest.fixture
def here(cast: Cast) -> Entity:
    """Body a with 990 inhabitants in the comarca 01 of the province 08."""
    for code in ("08", "17"):
        Province.objects.create(code=code, name=code)
    for code in ("01", "02"):
        Comarca.objects.create(code=code, name=code, sort_name=code)
    settle(cast.a, 990, "01", "08")
    return cast.a


def settle(body: Entity, inhabitants: int, comarca: str, province: str) -> None:
    Population.objects.create(entity=body, year=2024, inhabitants=inhabitants)
    ComarcaMembership.objects.create(entity=body, comarca_id=comarca, starts_on=date(2023, 1, 1))
    Entity.objects.filter(pk=body.pk).update(province_id=province)


def neighbour(name: str, inhabitants: int, comarca: str, province: str) -> Entity:
    body = EntityFactory.create(name=name, sort_name=name.lower())
    member(body, "entity_manager")
    settle(body, inhabitants, comarca, province)
    return body


def test_bodies_like_mine_go_from_next_door_outwards(here: Entity, cast: Cast) -> None:
    expected = [
        neighbour("A", 600, "01", "08"),
        neighbour("B", 1_000, "02", "08"),
        neighbour("C", 90_000, "01", "08"),
        neighbour("D", 700, "02", "17"),
        neighbour("E", 5_000, "02", "08"),
        neighbour("F", 5_000, "02", "17"),
    ]
    found = [body for body in network.like(here, timezone.localdate()) if body != cast.b]
    assert [body.name for body in found] == [body.name for body in expected]
    assert [vars(body)["likeness"] for body in found] == list(range(len(likeness.STEPS)))
    assert here not in found
    assert cast.dip not in found


def test_of_two_as_close_the_one_with_somebody_to_ask_comes_first(here: Entity) -> None:
    neighbour("A", 600, "01", "08")
    asked = neighbour("B", 700, "01", "08")
    person = member(asked, "entity_manager")
    PublicContact.objects.create(**LINE, entity=asked, given_by=person, given_on="2026-01-01")
    found = network.like(here, timezone.localdate())
    assert [body.name for body in found[:2]] == ["B", "A"]


def test_a_body_of_which_nothing_is_known_still_has_others_of_its_kind(
    cast: Cast, alice: Client
) -> None:
    groups = alice.get(reverse("governance:network-alike")).context["groups"]
    assert [(label, [one.body.name for one in bodies]) for label, bodies in groups] == [
        ("Of your kind", [cast.b.name])
    ]


def test_the_directory_of_many_bodies_costs_as_much_as_of_few(cast: Cast, alice: Client) -> None:
    address = reverse("governance:network")
    with CaptureQueriesContext(
        connection,
    ) as few:
        alice.get(address)
    for number in range(40):
        body = EntityFactory.create(name=f"Ajuntament {number}")
        person = member(body, "entity_manager")
        PublicContact.objects.create(**LINE, entity=body, given_by=person, given_on="2026-01-01")
    with CaptureQueriesContext(connection) as many:
        alice.get(address)
    assert len(many) == len(few) < 12
    with CaptureQueriesContext(connection) as alike:
        alice.get(reverse("governance:network-alike"))
    assert len(alike) < 12


def test_a_renamed_body_is_found_by_its_old_name(cast: Cast, alice: Client) -> None:
    cast.a.former_names.create(
        name="Ajuntament Vell", search_name=" ajuntament vell", until="2026-01-01"
    )
    assert shown(alice, q="vell") == [cast.a.name]


def test_somebody_without_a_role_is_told_why_not(cast: Cast, log_in: LogIn) -> None:
    stranger = type(cast.alice).objects.create_user("nobody@example.org")
    assert log_in(stranger).get(reverse("governance:network")).status_code == 403


def test_the_demonstration_names_contacts_once(cast: Cast) -> None:
    type(cast.alice).objects.update(is_demo=True)
    EntityFactory.create(kind="emd", parent=cast.a)
    now = timezone.now()
    assert network_demo.load(now=now) == network_demo.load(now=now) == 2
    assert TakenAlong.objects.count() == 1
