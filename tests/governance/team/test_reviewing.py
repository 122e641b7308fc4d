"""Who has access to what: the lists, the yearly confirmation, the sheets."""

import io
from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from eset_portal.common.rules.errors import Conflict, NotAllowed
from governance.models import AccessReview, AuditEvent, Membership, User
from governance.rules import reviews as rules
from governance.selectors import accesses
from governance.services import memberships, reviews
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import EntityFactory, MembershipFactory, SupportFactory

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture(autouse=True)
def _in_demo(settings: LazySettings) -> None:
    settings.PORTAL_DEMO = True


@pytest.mark.parametrize(
    ("last", "first", "due"),
    [
        (None, None, False),
        (None, date(2025, 3, 2), False),
        (None, date(2025, 3, 1), True),
        (date(2025, 3, 2), date(2010, 1, 1), False),
        (date(2025, 3, 1), date(2025, 12, 1), True),
    ],
)
def test_a_review_is_due_a_year_after_the_last_or_the_first_role(
    last: date | None, first: date | None, *, due: bool
) -> None:
    assert rules.is_due(last=last, first=first, on=date(2026, 3, 1)) == due


def confirm(cast: Cast, who: str = "alice"):
    seen = accesses.mark(accesses.team(cast.a, TODAY))
    return reviews.confirm(entity=cast.a, seen=seen, by=cast.person(who), now=NOW)


def test_a_confirmation_is_kept_and_ends_the_reminder(cast: Cast) -> None:
    assert accesses.review(cast.a, TODAY).is_due
    row = confirm(cast)
    assert (row.people, row.by) == (3, cast.alice)
    found = accesses.review(cast.a, TODAY)
    assert (found.is_due, found.due_on) == (False, TODAY + timedelta(days=365))
    assert AuditEvent.objects.get().facts == {"people": 3}


def test_what_was_confirmed_is_never_changed(cast: Cast) -> None:
    confirm(cast)
    for change in (
        lambda: AccessReview.objects.update(people=9),
        AccessReview.objects.all().delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_nobody_confirms_what_they_have_not_seen(cast: Cast) -> None:
    seen = accesses.mark(accesses.team(cast.a, TODAY))
    memberships.give(user=cast.charlie, entity=cast.a, role="entity_reader", by=cast.alice, now=NOW)
    with pytest.raises(Conflict):
        reviews.confirm(entity=cast.a, seen=seen, by=cast.alice, now=NOW)
    assert not AccessReview.objects.exists()


@pytest.mark.parametrize("who", ["bob", "charlie", "tecla", "aurora"])
def test_only_whoever_manages_the_team_confirms(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        confirm(cast, who)


def test_the_page_shows_the_team_and_the_supporters_people(cast: Cast, log_in: LogIn) -> None:
    User.objects.filter(pk=cast.bob.pk).update(last_login=NOW)
    page = log_in(cast.alice).get(reverse("governance:team-review", args=[cast.a.pk]))
    text = page.content.decode()
    for name in ("Alícia Roure", "Borja Roure", "Rosa Roure", "Tecla Plana"):
        assert name in text
    for name in ("Carles Pi", "Rita Costa", "Adam Consorci"):
        assert name not in text
    assert page.context["everywhere"] == 4
    assert [member.user for member in page.context["technicians"]] == [cast.tecla]


def test_a_confirmation_by_the_page(cast: Cast, log_in: LogIn) -> None:
    client = log_in(cast.alice)
    url = reverse("governance:team-review", args=[cast.a.pk])
    team = reverse("governance:team", args=[cast.a.pk])
    assert client.get(team).context["review"].is_due
    assert client.post(url, {"seen": client.get(url).context["seen"]}).url == team
    assert not client.get(team).context["review"].is_due
    assert client.post(url, {"seen": "x"}).status_code == 409


def test_the_sheet_of_a_body_has_one_row_a_role(cast: Cast, log_in: LogIn) -> None:
    User.objects.filter(pk=cast.rosa.pk).update(full_name="=1+1")
    url = reverse("governance:team-export", args=[cast.a.pk, "xlsx"])
    content = log_in(cast.alice).post(url).content
    rows = list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))
    people = [row[3] for row in rows[1:]]
    assert people == [
        "'=1+1" if person == "x" else person
        for person in [
            "rosa@example.org",
            "alice@example.org",
            "bob@example.org",
            "tecla@example.org",
        ]
    ]
    assert rows[1][2] == "'=1+1"
    line = AuditEvent.objects.get()
    assert (line.verb, line.acting_for, line.facts) == ("access.exported", cast.a, {"lines": 4})


def test_the_sheet_of_all_bodies_is_for_the_consortium(cast: Cast, log_in: LogIn) -> None:
    url = reverse("governance:access-export", args=["csv"])
    assert log_in(cast.alice).post(url).status_code == 403
    text = log_in(cast.aurora).post(url).content.decode("utf-8-sig")
    assert len(text.splitlines()) == 1 + Membership.objects.count()
    assert (
        log_in(cast.adam).post(reverse("governance:access-export", args=["exe"])).status_code == 404
    )


@pytest.mark.parametrize(
    ("state", "names"), [("due", {"a", "b", "dip", "other_dip", "aoc"}), ("leaderless", {"dip"})]
)
def test_all_bodies_are_found_by_how_they_stand(
    cast: Cast, log_in: LogIn, state: str, names: set[str]
) -> None:
    MembershipFactory.create(entity=cast.other_dip, role="supporter_admin")
    page = log_in(cast.adam).get(f"{reverse('governance:access-list')}?state={state}")
    assert {body.pk for body in page.context["page_obj"]} == {
        getattr(cast, name).pk for name in names
    }
    confirm(cast)
    page = log_in(cast.adam).get(f"{reverse('governance:access-list')}?state=due")
    assert cast.a not in page.context["page_obj"].object_list


def test_a_body_that_everybody_has_left_is_shown_as_led_by_nobody(
    cast: Cast, log_in: LogIn
) -> None:
    Membership.objects.filter(entity=cast.b).update(ends_on=TODAY)
    page = log_in(cast.adam).get(f"{reverse('governance:access-list')}?state=leaderless")
    found = {body.pk: body for body in page.context["page_obj"]}
    assert (found[cast.b.pk].people, found[cast.b.pk].late) == (0, False)


def test_pages_ask_as_much_for_many_as_for_few(cast: Cast, log_in: LogIn) -> None:
    client = log_in(cast.adam)
    urls = [
        reverse("governance:access-list"),
        reverse("governance:team", args=[cast.a.pk]),
        reverse("governance:team-review", args=[cast.a.pk]),
    ]
    few = [_queries(client, url) for url in urls]
    for number in range(30):
        user = MembershipFactory.create(entity=cast.a, role="entity_reader").user
        body = EntityFactory.create(name=f"Ajuntament de Prova {number}")
        MembershipFactory.create(user=user, entity=body)
        SupportFactory.create(entity=body, supporter=cast.dip)
        MembershipFactory.create(entity=cast.dip, role="technician")
    many = [_queries(client, url) for url in urls]
    assert many == few
    assert max(many) <= 20


def _queries(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len([query for query in found if query["sql"].startswith("SELECT")])
