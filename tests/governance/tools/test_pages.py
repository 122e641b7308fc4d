"""Pages of the catalogue, of one tool, and of what a body uses."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from governance.models import AuditEvent, Tool, ToolUse
from governance.services import tools
from governance.services.tools import Announcement, Use
from tests.cast import Cast
from tests.conftest import LogIn

pytestmark = pytest.mark.django_db
CATALOGUE = "/desplegament/eines/"
WORDS = {"group": "publishing", "purpose": "Avisa.", "owner": "Prova"}


@pytest.fixture(autouse=True)
def _open(settings) -> None:  # type: ignore[no-untyped-def]  # pytest-django's own
    settings.PORTAL_DEMO = True


@pytest.fixture
def tool(cast: Cast) -> Tool:
    """A tool that body `a` uses in part, and that is to be retired."""
    now = timezone.now()
    tool = tools.add(words={"name": "e-Avisos", **WORDS}, by=cast.adam)
    other = tools.add(words={"name": "Avisos nous", **WORDS}, by=cast.adam)
    use = Use("partly", now.date() - timedelta(days=9), "secretaria")
    tools.use(entity=cast.a, tool=tool, what=use, by=cast.alice, now=now)
    what = Announcement("retirement", now.date() + timedelta(days=9), "Es retira.", other)
    tools.announce(tool=tool, what=what, by=cast.adam, now=now)
    return tool


def client_of(log_in: LogIn, cast: Cast, name: str) -> Client:
    client = log_in(cast.person(name))
    client.cookies["django_language"] = "en"
    return client


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_catalogue_counts_for_those_who_steer_and_explains_to_others(
    cast: Cast, tool: Tool, log_in: LogIn
) -> None:
    technician = text(client_of(log_in, cast, "tecla"), CATALOGUE)
    assert "Not said" in technician
    assert "Change announced" in technician
    reader = text(client_of(log_in, cast, "rosa"), CATALOGUE)
    assert "Not said" not in reader
    assert "Avisa." in reader


@pytest.mark.parametrize(
    ("name", "bodies"), [("tecla", ["a"]), ("adam", ["a"]), ("rita", []), ("alice", None)]
)
def test_a_tool_lists_the_bodies_of_those_who_steer_alone(
    cast: Cast, tool: Tool, log_in: LogIn, name: str, bodies: list[str] | None
) -> None:
    context = client_of(log_in, cast, name).get(f"{CATALOGUE}{tool.slug}/").context
    shown = [use.entity for use in context["page_obj"]] if "page_obj" in context else None
    assert shown == (None if bodies is None else [getattr(cast, body) for body in bodies])


def test_a_tool_tells_what_was_announced_and_what_replaces_it(
    cast: Cast, tool: Tool, log_in: LogIn
) -> None:
    page = text(client_of(log_in, cast, "rosa"), f"{CATALOGUE}{tool.slug}/")
    assert "Es retira." in page
    assert "Avisos nous" in page


@pytest.mark.parametrize("level", ["fully", "partly", "x", ""])
def test_levels_filter_and_nonsense_does_no_harm(
    cast: Cast, tool: Tool, log_in: LogIn, level: str
) -> None:
    page = client_of(log_in, cast, "adam").get(f"{CATALOGUE}{tool.slug}/", {"level": level})
    assert len(page.context["page_obj"]) == int(level != "fully")


def test_a_body_says_what_it_uses_and_its_register_page_shows_it(
    cast: Cast, tool: Tool, log_in: LogIn
) -> None:
    client = client_of(log_in, cast, "bob")
    use = ToolUse.objects.get()
    today = timezone.localdate().isoformat()
    data = {"level": "fully", "since": today, "note": "tothom", "seen": str(use.pk)}
    address = f"/desplegament/ens/{cast.a.pk}/eines/{tool.slug}/"
    assert client.post(address, data).status_code == 302
    for path in (f"/ens/{cast.a.pk}/", f"/desplegament/ens/{cast.a.pk}/diagnosi/"):
        assert "e-Avisos" in text(client, path)
    assert "Fully" in text(client, f"/ens/{cast.a.pk}/")


def test_a_conflict_keeps_what_was_typed(cast: Cast, tool: Tool, log_in: LogIn) -> None:
    client = client_of(log_in, cast, "bob")
    today = timezone.localdate().isoformat()
    data = {"level": "trial", "since": today, "note": "el meu text", "seen": "999999"}
    address = f"/desplegament/ens/{cast.a.pk}/eines/{tool.slug}/"
    answer = client.post(address, data)
    assert answer.status_code == 409
    assert "el meu text" in answer.content.decode()
    seen = ToolUse.objects.get().pk
    assert f'name="seen" value="{seen}"' in answer.content.decode()


@pytest.mark.parametrize(
    "data",
    [
        {"level": "x", "since": "2020-01-01"},
        {"level": "fully", "since": "31/02/2020"},
        {"level": "fully", "since": "2999-01-01"},
        {"level": "fully", "since": "2020-01-01", "note": "a" * 500},
        {"level": "fully", "since": "2020-01-01", "seen": "x"},
        {},
    ],
)
def test_what_cannot_be_is_answered_on_the_page(
    cast: Cast, tool: Tool, log_in: LogIn, data: dict[str, str]
) -> None:
    address = f"/desplegament/ens/{cast.a.pk}/eines/{tool.slug}/"
    answer = client_of(log_in, cast, "bob").post(address, data)
    assert answer.status_code in (409, 422)
    assert ToolUse.objects.get().level == "partly"


def test_a_tool_that_nobody_knows_is_not_found(cast: Cast, log_in: LogIn) -> None:
    client = client_of(log_in, cast, "adam")
    for path in ("res/", "res/edita/", "res/anuncia/"):
        assert client.get(CATALOGUE + path).status_code == 404


def test_a_name_taken_is_said_beside_the_field(cast: Cast, tool: Tool, log_in: LogIn) -> None:
    answer = client_of(log_in, cast, "adam").post(
        f"{CATALOGUE}nova/", {"name": "E-avisos", **WORDS}
    )
    assert answer.status_code == 422
    assert "There is already a tool with this name" in answer.content.decode()


def test_the_sheet_holds_the_uses_of_ones_bodies_and_leaves_a_line(
    cast: Cast, tool: Tool, log_in: LogIn
) -> None:
    client = client_of(log_in, cast, "tecla")
    content = client.post(f"{CATALOGUE}exporta/csv/").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert [row[1:4] for row in rows[1:]] == [[cast.a.name, "e-Avisos", "Partly"]]
    assert AuditEvent.objects.get(verb="tool.exported").actor == cast.tecla
    assert client.post(f"{CATALOGUE}exporta/xlsx/").content[:2] == b"PK"
    assert client.post(f"{CATALOGUE}exporta/pdf/").status_code == 404


def test_the_catalogue_takes_few_queries_for_many_uses(
    cast: Cast, tool: Tool, log_in: LogIn, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's own
    client = client_of(log_in, cast, "adam")
    for path in (CATALOGUE, f"{CATALOGUE}{tool.slug}/"):
        with django_assert_max_num_queries(16):
            client.get(path)
