"""The queue: its order with the why, filters, sheet, points, and what it costs with 2,300 cases."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from governance.models import (
    Application,
    AuditEvent,
    Comarca,
    ComarcaMembership,
    Population,
    PriorityPoint,
    User,
)
from governance.rules import adhesion_states as at
from governance.rules import naming
from governance.selectors import adhesion_queue
from governance.services.adhesion import points
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import EntityFactory, SupportFactory
from tests.governance.adhesion import scenes

Case = Callable[..., Application]
PUBLISHED = {
    "to_1000": 30,
    "to_3000": 15,
    "to_5000": 10,
    "emd": 10,
    "secretaria": 25,
    "no_manager": 15,
    "eset": 5,
    "archives": 10,
}


@pytest.fixture
def case(neus: User) -> Case:
    """A function that writes an application as it stands in the queue."""

    def _case(name: str, inhabitants: int | None = None, days: int = 1, **facts: Any):
        entity = scenes.a_body(name, search_name=naming.search_key(name))
        if inhabitants is not None:
            Population.objects.create(entity=entity, year=2024, inhabitants=inhabitants)
        since = scenes.NOW - timedelta(days=days)
        known = {"state": at.SUBMITTED, "submitted_at": since, "has_file_manager": True, **facts}
        return Application.objects.create(
            entity=entity, filer=neus, created_at=since, changed_at=since, **known
        )

    return _case


def shown(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/adhesions/{query}")
    assert page.status_code == 200
    return [row.case.body_name for row in page.context["rows"]]


def test_most_points_come_first_then_who_has_waited_longest(
    case: Case, cast: Cast, log_in: LogIn
) -> None:
    case("Gran", 9_000)
    case("Petit", 400)
    case("Petit i antic", 700, days=9)
    case("Compartit", 9_000, shared_secretaria=True)
    order = ["Petit i antic", "Petit", "Compartit", "Gran"]
    assert shown(log_in(cast.adam)) == order


def test_each_line_says_why(case: Case, cast: Cast, log_in: LogIn) -> None:
    case("Petit", 400, has_file_manager=False)
    client = log_in(cast.adam)
    client.cookies["django_language"] = "en"
    page = client.get("/adhesions/").content.decode()
    assert "Up to 1,000 inhabitants +30" in page
    assert "No file manager +15" in page
    assert '<strong class="num">45</strong>' in page


def test_the_latest_population_counts(case: Case, cast: Cast, log_in: LogIn) -> None:
    row = case("Creixent", 900)
    Population.objects.create(entity=row.entity, year=2025, inhabitants=1_050)
    assert adhesion_queue.score_of(row, PUBLISHED).total == 15


FILTERS = [
    ("", ["Nou", "Vell"]),
    ("?state=all", ["Nou", "Vell", "Actiu"]),
    ("?state=active", ["Actiu"]),
    ("?q=vel", ["Vell"]),
    ("?q=zzz", []),
    ("?kind=ajuntament", ["Nou", "Vell"]),
    ("?kind=emd", []),
    ("?comarca=99", ["Vell"]),
    ("?state=nonsense&kind=x", ["Nou", "Vell"]),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS)
def test_filters(query: str, expected: list[str], case: Case, cast: Cast, log_in: LogIn) -> None:
    case("Nou", 400)
    old = case("Vell", 2_000)
    case("Actiu", 9_000, state=at.ACTIVE)
    case("Esborrany", 400, state=at.DRAFT, submitted_at=None)
    comarca = Comarca.objects.create(code="99", name="Vall", sort_name="vall", capital="Vall")
    ComarcaMembership.objects.create(
        entity=old.entity, comarca=comarca, starts_on=timezone.localdate()
    )
    assert shown(log_in(cast.adam), query) == expected


def test_the_supporter_filter_and_what_a_technician_sees(
    case: Case, cast: Cast, log_in: LogIn
) -> None:
    mine, other = case("Meu", 400), case("Aliè", 400)
    SupportFactory.create(entity=mine.entity, supporter=cast.dip)
    SupportFactory.create(entity=other.entity, supporter=cast.other_dip)
    for body in (mine.entity, other.entity):
        scenes.moving.permissions.access.sync(body, on=timezone.localdate())
    assert shown(log_in(cast.adam), f"?supporter={cast.dip.pk}") == ["Meu"]
    assert shown(log_in(cast.tecla)) == ["Meu"]
    assert shown(log_in(cast.rita)) == ["Aliè"]


def test_a_withdrawn_draft_is_nobodys_business(cast: Cast, neus: User, log_in: LogIn) -> None:
    scenes.in_state(at.WITHDRAWN, neus, cast.adam, cast.dip)
    assert shown(log_in(cast.adam), "?state=all") == []


def test_the_queue_holds_2300_cases_in_a_constant_number_of_queries(
    cast: Cast, neus: User, log_in: LogIn, django_assert_max_num_queries: Any
) -> None:
    bodies = EntityFactory.build_batch(2_300)
    type(bodies[0]).objects.bulk_create(bodies)
    Population.objects.bulk_create(
        Population(entity=body, year=2024, inhabitants=number * 3)
        for number, body in enumerate(bodies)
    )
    Application.objects.bulk_create(
        Application(
            entity=body,
            filer=neus,
            state=at.SUBMITTED,
            created_at=scenes.NOW,
            changed_at=scenes.NOW,
            submitted_at=scenes.NOW,
        )
        for body in bodies
    )
    client = log_in(cast.adam)
    client.get("/adhesions/")
    with django_assert_max_num_queries(11):
        page = client.get("/adhesions/?page=40")
    assert len(page.context["rows"]) == 50
    with django_assert_max_num_queries(11):
        client.get("/adhesions/?q=vilaprova&kind=ajuntament&state=all")


def test_the_sheet_holds_what_is_filtered_and_no_formula(
    case: Case, cast: Cast, log_in: LogIn
) -> None:
    case("=cmd|calc", 400)
    case("Gran", 9_000)
    answer = log_in(cast.adam).post("/adhesions/exporta/?q=cmd")
    text = answer.content.decode("utf-8-sig")
    assert answer["Content-Disposition"].startswith("attachment")
    assert len(text.strip().splitlines()) == 2
    assert "'=cmd" in text
    assert "neus@" not in text
    line = AuditEvent.objects.latest("id")
    assert (line.verb, line.facts) == ("applications.exported", {"applications": 1})


def test_a_preview_shows_the_new_places_and_keeps_nothing(
    case: Case, cast: Cast, log_in: LogIn
) -> None:
    case("Petit", 400)
    case("Compartit", 9_000, shared_secretaria=True)
    client = log_in(cast.adam)
    page = client.post("/adhesions/punts/", {**PUBLISHED, "to_1000": 5, "preview": "1"})
    effects = [
        (row.row.case.body_name, row.before, row.after, row.points_before, row.row.score.total)
        for row in page.context["effects"]
    ]
    assert effects == [("Compartit", 2, 1, 25, 25), ("Petit", 1, 2, 30, 5)]
    assert not PriorityPoint.objects.exists()
    assert shown(client) == ["Petit", "Compartit"]


def test_saved_points_order_the_queue_from_then_on(case: Case, cast: Cast, log_in: LogIn) -> None:
    case("Petit", 400)
    case("Compartit", 9_000, shared_secretaria=True)
    client = log_in(cast.adam)
    answer = client.post("/adhesions/punts/", {**PUBLISHED, "to_1000": 5, "save": "1"})
    assert answer.status_code == 302
    assert shown(client) == ["Compartit", "Petit"]
    assert AuditEvent.objects.latest("id").facts["to_1000"] == 5
    client.post("/adhesions/punts/", {**PUBLISHED, "save": "1"})
    assert shown(client) == ["Petit", "Compartit"]


@pytest.mark.parametrize("value", ["-1", "101", "many", ""])
def test_points_that_make_no_sense_are_refused(value: str, cast: Cast, log_in: LogIn) -> None:
    typed = {**PUBLISHED, "emd": value, "save": "1"}
    assert log_in(cast.adam).post("/adhesions/punts/", typed).status_code == 422
    assert adhesion_queue.points() == PUBLISHED


def test_only_administrators_change_points(cast: Cast) -> None:
    for person in (cast.tecla, cast.aurora, cast.alice):
        with pytest.raises(scenes.moving.NotAllowed):
            points.change(points=PUBLISHED, by=person)
