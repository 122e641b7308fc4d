"""A line of the trail on its own page, and the head that goes to the log."""

import logging

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from docs_library.rules.proposals import moves as proposals
from governance import audit, sweeps
from governance.models import AuditEvent, Comarca
from governance.rules import adhesion_states
from governance.selectors import trail
from governance.services import memberships
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import UserFactory


@pytest.fixture
def aurora(cast: Cast, log_in: LogIn) -> Client:
    """The auditor's client, in English."""
    client = log_in(cast.aurora)
    client.cookies["django_language"] = "en"
    return client


def url(number: int) -> str:
    return reverse("governance:trail-line", args=[number])


def give(cast: Cast) -> int:
    """Write a line about a role and return its number."""
    memberships.give(
        user=UserFactory.create(full_name="Nova Persona"),
        entity=cast.a,
        role="entity_reader",
        by=cast.alice,
        now=timezone.now(),
    )
    return int(AuditEvent.objects.latest("id").pk)


def test_a_line_tells_its_facts_in_words(cast: Cast, aurora: Client) -> None:
    page = aurora.get(url(give(cast)))
    assert page.context["line"].what == "Gave Nova Persona the role “Reader”"
    assert dict(page.context["facts"]) == {"Person": "Nova Persona", "Role": "Reader"}
    assert "This line fits the chain" in page.content.decode()


def test_a_line_shows_what_stands_before_and_after_it(cast: Cast, aurora: Client) -> None:
    numbers = [give(cast) for _time in range(7)]
    page = aurora.get(url(numbers[3]))
    around = [line.number for line in page.context["around"]]
    assert around == [numbers[5], numbers[4], numbers[2], numbers[1]]
    assert (page.context["newer"], page.context["older"]) == (numbers[4], numbers[2])
    newest = aurora.get(url(numbers[6]))
    assert newest.context["newer"] is None


def test_a_line_leads_to_what_else_was_done_to_the_same(cast: Cast, aurora: Client) -> None:
    audit.record(cast.adam, "person.closed", cast.bob)
    first = AuditEvent.objects.latest("id").pk
    give(cast)
    audit.record(cast.adam, "person.added", cast.bob)
    page = aurora.get(url(AuditEvent.objects.latest("id").pk))
    assert [line.number for line in page.context["same"]] == [first]


@pytest.mark.parametrize(
    ("fact", "value", "told"),
    [
        ("move", "take", ("Move", "Start the review")),
        ("phase", "diagnosis", ("Phase", "Diagnosis")),
        ("comarca", "01", ("Comarca", "La Plana")),
        ("inhabitants", 1, ("Inhabitants", "1")),
        ("kind", "countersigned", ("Kind", "Agreement signed by both sides")),
        ("kind", "repealed", ("Kind", "The norm is repealed")),
        ("change_kind", "erratum", ("Kind of change", "Erratum")),
        ("degree", "implantat", ("Degree", "In place")),
        ("means", "password+totp", ("Means", "Password, Code of an application")),
        ("language", "ca", ("Language", "Català")),
        ("own", False, ("By whoever wrote it", "No")),
        ("on", "2025-10-01", ("Day", "Oct. 1, 2025")),
        ("on", "2025-13-01", ("Day", "2025-13-01")),
        ("publish_at", "2025-10-01T07:05+00:00", ("Publication", "Oct. 1, 2025, 09.05")),
        ("strange", "x", ("strange", "x")),
        ("replacement", "", None),
    ],
)
def test_a_fact_is_told_in_words(
    cast: Cast, fact: str, value: str | int, told: tuple[str, str] | None
) -> None:
    Comarca.objects.create(code="01", name="La Plana", sort_name="plana")
    audit.record(cast.adam, "person.closed", None, before=None, **{fact: value})
    row = AuditEvent.objects.latest("id")
    with translation.override("en"):
        assert trail.facts(row) == ([told] if told else [])


def test_the_sentence_tells_days_and_codes_in_words_too(cast: Cast) -> None:
    Comarca.objects.create(code="01", name="La Plana", sort_name="plana")
    audit.record(cast.adam, "body.moved", cast.a, comarca="01", on="2025-10-02", before=None)
    with translation.override("ca"):
        (line,) = trail.lines([AuditEvent.objects.latest("id")])
    assert line.what == f"{cast.a} pertany a la comarca La Plana des del dia 2 d’octubre de 2025"


def test_where_two_things_have_moves_of_the_same_code_each_line_tells_its_own(cast: Cast) -> None:
    said = []
    for verb in ("application.moved", "library.proposal_moved"):
        audit.record(cast.adam, verb, None, move="withdraw")
        with translation.override("en"):
            said += [dict(trail.facts(AuditEvent.objects.latest("id")))["Move"]]
    assert said == [adhesion_states.MOVES["withdraw"].label, proposals.MOVES["withdraw"].label]


def test_the_kind_of_deed_stands_in_words_and_leads_to_those_like_it(
    cast: Cast, aurora: Client
) -> None:
    page = aurora.get(url(give(cast))).content.decode()
    assert '<a href="/activitat/?what=membership.given">Role given</a>' in page


def test_a_line_that_is_none_is_not_found(cast: Cast, aurora: Client) -> None:
    for number in (0, 10**9, 10**40):
        assert aurora.get(url(number)).status_code == 404


def test_the_lines_of_the_portal_itself_can_be_asked_for(cast: Cast, aurora: Client) -> None:
    give(cast)
    audit.record(None, "register.imported", None, new=1, changed=0)
    lines = aurora.get("/activitat/", {"who": "0"}).context["lines"]
    assert [line.what for line in lines] == ["Imported bodies: 1 new, 0 changed"]


def test_a_line_costs_the_same_among_few_and_many(
    cast: Cast, aurora: Client, django_assert_max_num_queries
) -> None:
    for _time in range(15):
        audit.record(cast.adam, "person.closed", cast.bob)
    with django_assert_max_num_queries(22):
        aurora.get(url(AuditEvent.objects.latest("id").pk - 3))


def test_the_head_goes_to_the_log(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    number = give(cast)
    head = audit.head()
    assert head is not None
    with caplog.at_level(logging.INFO, logger="portal.trail"):
        assert sweeps.note_head()
    assert caplog.messages[-1] == f"audit trail whole: {number} lines, head {number}:{head[1]}"
