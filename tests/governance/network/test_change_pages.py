"""The pages that state a change: the effects first, then the change, and clear answers."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.models import AuditEvent, Comarca, ComarcaMembership, Entity, Population, TakenAlong
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import EntityFactory


@pytest.fixture
def adam(cast: Cast, log_in: LogIn) -> Client:
    """The administrator's client, in English."""
    client = log_in(cast.adam)
    client.cookies["django_language"] = "en"
    return client


def url(entity: Entity, slug: str) -> str:
    return reverse("governance:entity-change", args=[entity.pk, slug])


def said(page: object) -> str:
    return page.content.decode()  # type: ignore[attr-defined]


def test_a_figure_shows_the_crossing_before_anything_is_written(cast: Cast, adam: Client) -> None:
    Population.objects.create(entity=cast.a, year=2024, inhabitants=990)
    asked = {"year": "2025", "inhabitants": "1010"}
    page = adam.post(url(cast.a, "poblacio"), asked)
    assert "from “501 to 1,000 inhabitants” to “1,001 to 5,000 inhabitants”" in said(page)
    assert Population.objects.count() == 1
    done = adam.post(url(cast.a, "poblacio"), asked | {"confirmed": "on"}, follow=True)
    assert Population.objects.count() == 2
    assert "Its figure crossed from" in said(done)


def test_a_figure_that_is_there_keeps_what_was_typed_and_says_why(cast: Cast, adam: Client) -> None:
    Population.objects.create(entity=cast.a, year=2024, inhabitants=990)
    page = adam.post(
        url(cast.a, "poblacio"), {"year": "2024", "inhabitants": "99", "confirmed": "on"}
    )
    assert page.status_code == 409
    assert "There is a figure for 2024 already: 990" in said(page)
    assert 'value="99"' in said(page)


@pytest.mark.parametrize(
    ("slug", "asked"),
    [
        ("poblacio", {"year": "2999", "inhabitants": "1"}),
        ("poblacio", {"year": "2024", "inhabitants": "-1"}),
        ("poblacio", {"year": "x", "inhabitants": "99999999999999999999"}),
        ("comarca", {"comarca": "99", "on": "2026-01-01"}),
        ("nom", {"name": "<script>alert(1)</script>", "on": "2026-01-01"}),
        ("nom", {"name": "A" * 500, "on": "2026-01-01"}),
        ("nom", {"name": "Roure \u202e nou", "on": "2026-01-01"}),
        ("nom", {"name": "Ajuntament Nou", "on": "0000-99-99"}),
        ("fusio", {"bodies": "Nobody Here", "on": "2026-01-01"}),
        ("fusio", {"bodies": "", "on": "2026-01-01"}),
        ("fusio", {"bodies": "\n".join(["a"] * 30), "on": "2026-01-01"}),
        ("dissolucio", {"on": "", "successor": "9999999999"}),
    ],
)
def test_bad_input_is_answered_on_the_form(
    cast: Cast, adam: Client, slug: str, asked: dict[str, str]
) -> None:
    page = adam.post(url(cast.a, slug), asked | {"confirmed": "on"})
    assert page.status_code == 422
    assert 'id="error-summary"' in said(page)
    assert "<script>alert" not in said(page)


def test_a_body_is_named_by_name_and_two_of_one_name_by_code(cast: Cast, adam: Client) -> None:
    day = timezone.localdate().isoformat()
    page = adam.post(url(cast.a, "fusio"), {"bodies": cast.b.name, "on": day})
    assert cast.b.name in said(page)
    assert page.context["effects"]
    EntityFactory.create(name=cast.b.name, sort_name=cast.b.sort_name)
    twins = adam.post(url(cast.a, "fusio"), {"bodies": cast.b.name, "on": day})
    assert "write the code" in said(twins)


def test_a_merger_is_confirmed_and_told_on_both_pages(cast: Cast, adam: Client) -> None:
    asked = {"bodies": cast.b.name, "on": timezone.localdate().isoformat(), "confirmed": "on"}
    page = adam.post(url(cast.a, "fusio"), asked, follow=True)
    assert "It took over from" in said(page)
    other = adam.get(reverse("governance:entity-detail", args=[cast.b.pk]))
    assert "This body no longer exists" in said(other)
    assert cast.a.name in said(other)
    assert adam.get(url(cast.b, "nom")).status_code == 404


def test_what_a_kind_cannot_do_is_not_there(cast: Cast, adam: Client) -> None:
    assert adam.get(url(cast.a, "dependencia")).status_code == 404
    assert adam.get(url(cast.dip, "poblacio")).status_code == 404
    assert adam.get(url(cast.a, "res")).status_code == 404


def test_a_parent_loop_is_refused_on_the_form(cast: Cast, adam: Client) -> None:
    top = EntityFactory.create(kind="organisme_autonom", parent=cast.a, name="Organisme Alt")
    low = EntityFactory.create(
        kind="patronat",
        parent=top,
        name="Patronat Baix",
        sort_name="patronat baix",
        search_name=" patronat baix",
    )
    for confirmed in ({}, {"confirmed": "on"}):
        page = adam.post(
            url(top, "dependencia"), {"parent": low.name, "on": "2026-01-01"} | confirmed
        )
        assert page.status_code == 422
        assert "would be a circle" in said(page)
        assert page.context["effects"] is None


def test_looking_at_what_a_change_brings_leaves_nothing(cast: Cast, adam: Client) -> None:
    lines = AuditEvent.objects.count()
    asked = {"bodies": cast.b.name, "on": timezone.localdate().isoformat()}
    assert adam.post(url(cast.a, "fusio"), asked).context["effects"]
    cast.b.refresh_from_db()
    assert (cast.b.status, AuditEvent.objects.count()) == ("active", lines)


def test_how_a_body_stood_on_a_day_is_on_its_page(cast: Cast, adam: Client) -> None:
    old, new = (
        Comarca.objects.create(code=code, name=name, sort_name=name)
        for code, name in (("01", "Plana"), ("02", "Costa"))
    )
    today = timezone.localdate()
    change = today - timedelta(days=30)
    rows = ComarcaMembership.objects
    rows.create(entity=cast.a, comarca=old, starts_on="2023-01-01", ends_on=change)
    rows.create(entity=cast.a, comarca=new, starts_on=change)
    address = reverse("governance:entity-detail", args=[cast.a.pk])
    then = dict(
        adam.get(address, {"dia": (change - timedelta(days=1)).isoformat()}).context["then"]
    )
    assert then["Comarca"] == "Plana"
    now = dict(adam.get(address, {"dia": today.isoformat()}).context["then"])
    assert now["Comarca"] == "Costa"
    for nonsense in ("x", "0001-01-01", "9999-12-31", ""):
        assert adam.get(address, {"dia": nonsense}).status_code == 200


def test_the_marked_ones_are_taken_along_and_let_go(cast: Cast, adam: Client) -> None:
    emd = EntityFactory.create(kind="emd", parent=cast.a)
    take = reverse("governance:entity-take-along", args=[cast.a.pk])
    adam.post(take, {"body": [str(emd.pk), str(cast.b.pk), "nonsense"]})
    assert TakenAlong.objects.get().entity == emd
    adam.post(reverse("governance:entity-let-go", args=[emd.pk]))
    assert not TakenAlong.objects.exists()


def test_readers_see_no_buttons_of_administrators(cast: Cast, log_in: LogIn) -> None:
    EntityFactory.create(kind="emd", parent=cast.a)
    page = log_in(cast.alice).get(reverse("governance:entity-detail", args=[cast.a.pk]))
    assert page.context["changes"] == []
    assert reverse("governance:entity-take-along", args=[cast.a.pk]) not in said(page)


def test_a_body_page_costs_the_same_for_few_facts_and_many(
    cast: Cast, adam: Client, django_assert_max_num_queries
) -> None:
    for _number in range(20):
        EntityFactory.create(kind="emd", parent=cast.a)
    with django_assert_max_num_queries(45):
        adam.get(reverse("governance:entity-detail", args=[cast.a.pk]), {"dia": "2026-01-01"})


def test_every_kind_is_explained(adam: Client) -> None:
    page = adam.get(reverse("governance:entity-kinds"))
    assert len(page.context["kinds"]) == 13
    assert "Consent of the body it depends on" in said(page)
