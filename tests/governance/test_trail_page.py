"""The page of the trail: who may read it, what it says, what one can take away."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from eset_portal.common.cells import safe_cell
from governance import audit
from governance.models import AuditEvent
from governance.selectors import trail
from governance.services import memberships
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import UserFactory

URL = "/activitat/"


@pytest.fixture
def aurora(cast: Cast, log_in: LogIn) -> Client:
    """The auditor's client, in English."""
    client = log_in(cast.aurora)
    client.cookies["django_language"] = "en"
    return client


def give(cast: Cast, name: str = "Nova Persona") -> None:
    memberships.give(
        user=UserFactory.create(full_name=name),
        entity=cast.a,
        role="entity_reader",
        by=cast.alice,
        now=timezone.now(),
    )


def shown(client: Client, **filters: object) -> list[trail.Line]:
    lines: list[trail.Line] = client.get(URL, filters).context["lines"]
    return lines


def test_a_line_reads_as_a_sentence(cast: Cast, aurora: Client) -> None:
    give(cast)
    line = shown(aurora)[0]
    assert line.who == "Alícia Roure"
    assert line.what == "Gave Nova Persona the role “Reader”"
    assert line.body == cast.a.name


def test_the_newest_comes_first_and_pages_hold_fifty(cast: Cast, aurora: Client) -> None:
    for number in range(60):
        audit.record(None, "account.signed_in", None, number=number)
    numbers = [line.number for line in shown(aurora)]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 50
    assert len(shown(aurora, page=2)) == 10


def test_a_page_costs_the_same_for_few_lines_and_many(
    cast: Cast, aurora: Client, django_assert_max_num_queries
) -> None:
    for number in range(40):
        give(cast, f"Persona {number}")
    with django_assert_max_num_queries(20):
        shown(aurora)


def test_each_filter_keeps_what_it_says(cast: Cast, aurora: Client) -> None:
    give(cast)
    audit.record(cast.charlie, "account.signed_in", cast.charlie)
    assert [line.who for line in shown(aurora, who=cast.charlie.pk)] == ["Carles Pi"]
    assert [line.who for line in shown(aurora, what="membership.given")] == ["Alícia Roure"]
    assert [line.body for line in shown(aurora, body="roure")] == [cast.a.name]
    today = timezone.localdate()
    assert len(shown(aurora, since=today, until=today)) == 2
    assert not shown(aurora, until=today - timedelta(days=1))
    assert not shown(aurora, since=today + timedelta(days=1))


def test_days_in_the_wrong_order_are_said_to_be_so(aurora: Client) -> None:
    page = aurora.get(URL, {"since": "2026-02-02", "until": "2026-02-01"})
    assert "until" in page.context["form"].errors


@pytest.mark.parametrize("wrong", [{"who": "x"}, {"what": "x"}, {"since": "x"}, {"page": "x"}])
def test_nonsense_in_the_address_breaks_nothing(aurora: Client, wrong: dict[str, str]) -> None:
    assert aurora.get(URL, wrong).status_code == 200


def test_the_chain_is_checked_on_the_page(cast: Cast, aurora: Client) -> None:
    give(cast)
    page = aurora.post(reverse("governance:trail-verify"))
    assert page.context["verdict"].sound
    assert page.context["verdict"].head in page.content.decode()
    part = aurora.post(reverse("governance:trail-verify"), headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()


def test_the_table_to_take_away_holds_no_formula(cast: Cast, aurora: Client) -> None:
    give(cast, '=HYPERLINK("http://example.com")')
    type(cast.alice).objects.filter(pk=cast.alice.pk).update(full_name="=1+1")
    answer = aurora.get(reverse("governance:trail-export"))
    text = answer.getvalue().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 2
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert "attachment" in answer.headers["Content-Disposition"]
    assert AuditEvent.objects.latest("id").verb == "trail.exported"
    assert AuditEvent.objects.latest("id").facts == {"lines": 1}


@pytest.mark.parametrize("risky", ["=1", "+1", "-x", "@x", "\tx", "\rx"])
def test_a_risky_cell_becomes_text(risky: str) -> None:
    assert safe_cell(risky) == f"'{risky}"


@pytest.mark.parametrize(("value", "text"), [(None, ""), (-3, "-3"), ("Pi", "Pi"), (1.5, "1.5")])
def test_a_harmless_cell_stays_as_it_is(value: object, text: str) -> None:
    assert safe_cell(value) == text


def test_an_unknown_verb_or_a_missing_fact_is_still_a_line(cast: Cast) -> None:
    audit.record(cast.alice, "something.older", None)
    audit.record(cast.alice, "membership.given", None)
    with translation.override("en"):
        said = [line.what for line in trail.lines(trail.events(trail.Wanted()))]
    assert said == ["Role given", "something.older"]


def test_an_error_before_anybody_is_known_still_has_its_page(client: Client) -> None:
    answer = client.get("/", headers={"Host": "somebody.example.com"})
    assert answer.status_code == 400
