"""The pages of support: who sees which bodies, and the way from asking to doing."""

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from governance import access
from governance.models import AuditEvent, Support, User
from governance.models.dated import holding
from governance.rules import roles
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import EntityFactory, SupportFactory, member, sync

TODAY = timezone.localdate()
ASSIGN = "/suport/assigna/"


@pytest.fixture(autouse=True)
def _in_demo(settings: LazySettings) -> None:
    settings.PORTAL_DEMO = True


@pytest.fixture
def head(cast: Cast) -> User:
    user = member(cast.dip, "supporter_admin", full_name="Helena Plana")
    sync(cast.dip, cast.a, on=TODAY)
    return user


def test_a_head_of_support_sees_exactly_the_bodies_of_theirs(
    cast: Cast, head: User, log_in: LogIn
) -> None:
    client = log_in(head)
    own = reverse("governance:supporter", args=[cast.dip.pk])
    assert client.get(reverse("governance:support-index")).url == own
    page = client.get(own)
    assert [row.entity for row in page.context["page_obj"]] == [cast.a]
    assert {row.user for row in page.context["members"]} == {head, cast.tecla}
    assert b'name="chosen"' not in page.content
    other = reverse("governance:supporter", args=[cast.other_dip.pk])
    assert client.get(other).status_code == 404
    assert set(access.entities(head, roles.READ_RESULTS)) == {cast.a}


def test_a_head_of_support_manages_their_technicians(cast: Cast, head: User, log_in: LogIn) -> None:
    client = log_in(head)
    invite = reverse("governance:team-invite", args=[cast.dip.pk])
    assert [code for code, _label in client.get(invite).context["form"].fields["role"].choices] == [
        "technician"
    ]
    sent = client.post(invite, {"email": "nova@example.org", "role": "technician"})
    assert sent.status_code == 302
    row = cast.tecla.memberships.get()
    client.post(reverse("governance:role-end", args=[row.pk]))
    assert not access.may(cast.tecla, roles.CONTROL, cast.a)
    client.post(reverse("governance:role-end", args=[head.memberships.get().pk]))
    assert head.memberships.get().ends_on is None


def test_what_was_accompanied_before_is_shown_apart(cast: Cast, log_in: LogIn) -> None:
    past = EntityFactory.create(name="Ajuntament d'Abans")
    SupportFactory.create(entity=past, supporter=cast.dip, ends_on=date(2022, 1, 1))
    url = reverse("governance:supporter", args=[cast.dip.pk])
    client = log_in(cast.adam)
    assert [row.entity for row in client.get(url).context["page_obj"]] == [cast.a]
    assert [row.entity for row in client.get(f"{url}?quan=abans").context["page_obj"]] == [past]
    assert list(client.get(f"{url}?q=zzz").context["page_obj"]) == []
    sheet = client.post(reverse("governance:support-export", args=[cast.dip.pk, "csv"]))
    text = sheet.content.decode("utf-8-sig")
    assert "Ajuntament d'Abans" in text
    assert "2022-01-01" in text


def ask(client: Client, cast: Cast, **facts: object):
    data = {"supporter": cast.dip.pk, "on": TODAY.isoformat(), "chosen": [cast.b.pk]} | facts
    return client.post(ASSIGN, data)


def test_many_are_assigned_after_a_preview(cast: Cast, log_in: LogIn) -> None:
    client = log_in(cast.adam)
    page = ask(client, cast)
    assert page.context["plan"].moved == [(cast.b, cast.other_dip.name)]
    assert Support.objects.get(entity=cast.b).supporter == cast.other_dip
    done = ask(client, cast, confirmed=page.context["plan"].mark)
    assert done.url == reverse("governance:supporter", args=[cast.dip.pk])
    now = holding(Support.objects.filter(entity=cast.b), TODAY)
    assert now.get().supporter == cast.dip
    assert access.may(cast.tecla, roles.CONTROL, cast.b)
    assert not access.may(cast.rita, roles.CONTROL, cast.b)
    assert AuditEvent.objects.get().actor == cast.adam


def test_a_preview_that_no_longer_holds_is_not_done(cast: Cast, log_in: LogIn) -> None:
    client = log_in(cast.adam)
    mark = ask(client, cast).context["plan"].mark
    Support.objects.filter(entity=cast.b).delete()
    assert ask(client, cast, confirmed=mark).status_code == 409
    assert not Support.objects.filter(entity=cast.b).exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"chosen": []},
        {"supporter": ""},
        {"supporter": "x"},
        {"on": "ahir"},
        {"on": "1990-01-01"},
        {"on": (TODAY + timedelta(days=800)).isoformat()},
        {"comarca": "99"},
        {"comarca": "99", "kinds": ["societat_mercantil"]},
        {"chosen": "no és cap clau"},
        {"text": "x" * 300_000},
    ],
)
def test_a_form_that_makes_no_sense_says_so(
    cast: Cast, log_in: LogIn, facts: dict[str, str]
) -> None:
    answer = ask(log_in(cast.adam), cast, **facts)
    assert (answer.status_code, bool(answer.context["form"].errors)) == (422, True)


def test_a_supporter_of_itself_is_left_out_with_the_reason(cast: Cast, log_in: LogIn) -> None:
    both = [cast.b.pk, cast.dip.pk]
    page = ask(log_in(cast.adam), cast, chosen=both)
    plan = page.context["plan"]
    assert (plan.bodies, [name for name, _why in plan.problems]) == ([cast.b], [cast.dip.name])
    assert ask(log_in(cast.adam), cast, chosen=both, confirmed=plan.mark).status_code == 302


def test_a_body_that_supports_nobody_is_not_offered_as_supporter(cast: Cast, log_in: LogIn) -> None:
    assert ask(log_in(cast.adam), cast, supporter=cast.b.pk).status_code == 422


def test_chosen_bodies_come_along_to_the_form(cast: Cast, log_in: LogIn) -> None:
    page = log_in(cast.adam).get(f"{ASSIGN}?chosen={cast.b.pk}&chosen=x")
    assert str(cast.b.pk) in page.content.decode()


def test_support_of_ticked_bodies_ends(cast: Cast, log_in: LogIn) -> None:
    client = log_in(cast.adam)
    url = reverse("governance:support-end", args=[cast.dip.pk])
    assert client.post(url, {"on": TODAY.isoformat()}).status_code == 422
    client.post(url, {"on": TODAY.isoformat(), "chosen": [cast.a.pk]})
    assert Support.objects.get(entity=cast.a).ends_on == TODAY
    page = client.get(reverse("governance:support-without"))
    assert cast.a in page.context["page_obj"].object_list


def test_pages_ask_as_much_for_many_bodies_as_for_few(cast: Cast, log_in: LogIn) -> None:
    client = log_in(cast.adam)
    urls = [
        reverse("governance:support-index"),
        reverse("governance:support-without"),
        reverse("governance:supporter", args=[cast.dip.pk]),
    ]
    few = [_queries(client, url) for url in urls]
    for number in range(20):
        body = EntityFactory.create(name=f"Ajuntament de Prova {number}")
        SupportFactory.create(entity=body, supporter=cast.dip)
        EntityFactory.create(name=f"Ajuntament de Sol {number}")
        EntityFactory.create(name=f"Consell {number}", kind="consell_comarcal")
    assert [_queries(client, url) for url in urls] == few
    assert max(few) <= 16


def _queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len([query for query in found if query["sql"].startswith("SELECT")])
