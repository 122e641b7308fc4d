"""The board of many bodies: late first, filtered, sorted, exported, in a constant few queries."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from governance.models import AuditEvent, DeploymentPlan, Entity, PlanTask
from governance.selectors.deployment import board
from governance.services.deployment import plans as planning
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import EntityFactory, SupportFactory, sync
from tests.governance.deployment.making import a_plan, finish

pytestmark = pytest.mark.django_db
BOARD = "/desplegament/"


@pytest.fixture(autouse=True)
def _open(settings) -> None:  # type: ignore[no-untyped-def]  # pytest-django's own
    settings.PORTAL_DEMO = True


@pytest.fixture
def many(cast: Cast) -> dict[str, Entity]:
    """Bodies that tecla supports: one late, one punctual, one finished, one not started."""
    now = timezone.now()
    found = {"late": cast.a}
    for name in ("punctual", "finished", "waiting"):
        found[name] = EntityFactory.create(name=f"Ajuntament {name}")
        SupportFactory.create(entity=found[name], supporter=cast.dip)
        sync(found[name], on=now.date())
    a_plan(cast.a, now=now - timedelta(days=70))
    a_plan(found["punctual"], now=now)
    plan = a_plan(found["finished"], now=now)
    for phase in ("diagnosis", "preparation", "pilot", "extension", "consolidation"):
        finish(plan, phase, cast.adam)
        planning.close_phase(plan=plan, phase=phase, by=cast.adam, now=now)
    a_plan(cast.b, now=now - timedelta(days=400))
    return found


def client_of(log_in: LogIn, cast: Cast, name: str) -> Client:
    client = log_in(cast.person(name))
    client.cookies["django_language"] = "en"
    return client


def names(client: Client, **asked: str) -> list[str]:
    return [line.body.name for line in client.get(BOARD, asked).context["lines"]]


def test_a_technician_sees_the_bodies_of_theirs_alone_late_first(
    cast: Cast, many: dict[str, Entity], log_in: LogIn
) -> None:
    shown = names(client_of(log_in, cast, "tecla"))
    assert shown == [cast.a.name, "Ajuntament punctual", "Ajuntament finished"]


def test_the_consortium_sees_all(cast: Cast, many: dict[str, Entity], log_in: LogIn) -> None:
    shown = names(client_of(log_in, cast, "adam"))
    assert shown[0] == cast.b.name  # six late tasks
    assert len(shown) == 4


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"stage": "late"}, ["late"]),
        ({"stage": "diagnosis"}, ["late", "punctual"]),
        ({"stage": "pilot"}, []),
        ({"stage": "finished"}, ["finished"]),
        ({"stage": "none"}, ["waiting"]),
        ({"q": "punctual"}, ["punctual"]),
        ({"kind": "emd"}, []),
        ({"sort": "name"}, ["late", "finished", "punctual"]),
        ({"sort": "-phase", "stage": ""}, ["finished", "late", "punctual"]),
        ({"sort": "due"}, ["late", "punctual", "finished"]),
        ({"sort": "-due", "stage": "diagnosis"}, ["punctual", "late"]),
    ],
)
def test_the_board_filters_and_sorts(
    cast: Cast,
    many: dict[str, Entity],
    log_in: LogIn,
    asked: dict[str, str],
    expected: list[str],
) -> None:
    Entity.objects.filter(pk=many["punctual"].pk).update(search_name=" ajuntament punctual")
    shown = names(client_of(log_in, cast, "tecla"), **asked)
    assert shown == [many[name].name for name in expected]


def test_the_tiles_count_each_stage(cast: Cast, many: dict[str, Entity]) -> None:
    bodies = Entity.objects.filter(pk__in=[body.pk for body in many.values()])
    tiles = {tile.code: tile.number for tile in board.tiles(bodies, timezone.localdate())}
    assert tiles == {
        "late": 1,
        "diagnosis": 2,
        "preparation": 0,
        "pilot": 0,
        "extension": 0,
        "consolidation": 0,
        "finished": 1,
        "none": 1,
    }


@pytest.mark.parametrize(
    "asked",
    [
        *({"stage": "castell"}, {"sort": "x"}, {"page": "99"}, {"q": "\x00"}, {"q": "a" * 500}),
        *({"supporter": "x"}, {"comarca": "99"}, {"kind": "x"}),
    ],
)
def test_what_makes_no_sense_does_no_harm(cast: Cast, log_in: LogIn, asked: dict[str, str]) -> None:
    assert client_of(log_in, cast, "adam").get(BOARD, asked).status_code == 200


def test_htmx_gets_the_results_alone(cast: Cast, log_in: LogIn) -> None:
    client = client_of(log_in, cast, "adam")
    part = client.get(BOARD, {"stage": "late"}, headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith("<section")
    assert "HX-Request" in part["Vary"]


def test_the_sheet_holds_what_was_filtered_and_leaves_a_line(
    cast: Cast, many: dict[str, Entity], log_in: LogIn
) -> None:
    client = client_of(log_in, cast, "tecla")
    response = client.post(f"{BOARD}exporta/csv/?stage=late")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2
    assert rows[1][1:3] == [cast.a.name, "Town council"]
    assert rows[1][5:9] == ["Diagnosis", "0", "7", "4"]
    assert AuditEvent.objects.get(verb="deployment.exported").facts == {"bodies": 1}
    assert client.post(f"{BOARD}exporta/xlsx/").content[:2] == b"PK"
    assert client.post(f"{BOARD}exporta/pdf/").status_code == 404


def test_the_home_page_says_what_is_next_and_what_is_late(
    cast: Cast, many: dict[str, Entity], log_in: LogIn
) -> None:
    body = client_of(log_in, cast, "alice").get("/").content.decode()
    assert "Designeu la persona responsable" in body
    assert "4 late tasks" in body
    technician = client_of(log_in, cast, "tecla").get("/").content.decode()
    assert "Deployment: 1 body with late tasks" in technician
    assert "Deployment" not in client_of(log_in, cast, "rita").get("/").context["slots"][1][:1]


def test_the_board_holds_2300_bodies_under_12_queries(
    cast: Cast, log_in: LogIn, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's own
    crowd(2300)
    client = client_of(log_in, cast, "adam")
    for asked in ({}, {"stage": "late", "sort": "phase"}, {"q": "vila", "kind": "ajuntament"}):
        with django_assert_max_num_queries(11):
            assert client.get(BOARD, asked).status_code == 200
    assert client.get(BOARD).context["page_obj"].paginator.count == 2300


def crowd(number: int) -> None:
    """Put NUMBER bodies with a plan of three tasks into the database."""
    now = timezone.now()
    rows = [
        Entity(name=f"Vila {n}", sort_name=f"vila {n}", search_name=f" vila {n}", kind="ajuntament")
        for n in range(number)
    ]
    Entity.objects.bulk_create(rows)
    plans = [
        DeploymentPlan(
            entity=row,
            title="Pla",
            started_on=now.date(),
            phase="pilot",
            total=3,
            required_left=3,
            next_due=now.date() - timedelta(days=2),
        )
        for row in rows
    ]
    DeploymentPlan.objects.bulk_create(plans)
    PlanTask.objects.bulk_create(
        PlanTask(
            plan=plan,
            phase="pilot",
            position=n,
            title="Feu-ho",
            due_on=now.date() - timedelta(days=n),
            changed_at=now,
        )
        for plan in plans
        for n in range(3)
    )


def test_the_demonstration_is_invented_once_and_stands_in_several_phases(
    cast: Cast, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's own
    call_command("load_deployment", verbosity=0)
    EntityFactory.create_batch(60)
    type(cast.alice).objects.filter(pk=cast.alice.pk).update(is_demo=True)
    with django_assert_max_num_queries(6 * 41):  # a handful for each plan, however many its tasks
        call_command("load_deployment_demo", verbosity=0)
    plans = DeploymentPlan.objects.count()
    call_command("load_deployment_demo", verbosity=0)
    assert plans == DeploymentPlan.objects.count() == 41
    assert DeploymentPlan.objects.values("phase").distinct().count() >= 4
    own = DeploymentPlan.objects.get(entity=cast.a)
    assert own.phase == "preparation"
    assert own.tasks.filter(phase="diagnosis", state="done").exists()
