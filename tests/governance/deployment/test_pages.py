"""Pages of a plan: what each shows, and what bad input gets for an answer."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from governance.models import PlanTask, PlanTemplate, Population, TaskEvidence
from governance.services.deployment import tasks
from tests.cast import Cast
from tests.common import files
from tests.conftest import LogIn
from tests.governance.deployment.making import NEEDS, a_plan, a_template, draft, finish
from tests.worlds.deployment import upload

pytestmark = pytest.mark.django_db
ROOT = "/desplegament/"


@pytest.fixture(autouse=True)
def _open(settings) -> None:  # type: ignore[no-untyped-def]  # pytest-django's own
    settings.PORTAL_DEMO = True


@pytest.fixture
def task(cast: Cast) -> PlanTask:
    """The first task of a plan of body `a` that began two weeks ago: it is late."""
    plan = a_plan(cast.a, now=timezone.now() - timedelta(days=14))
    return plan.tasks.order_by("position")[0]


def client_of(log_in: LogIn, cast: Cast, name: str) -> Client:
    client = log_in(cast.person(name))
    client.cookies["django_language"] = "en"
    return client


def body_page(client: Client, cast: Cast) -> str:
    return client.get(f"{ROOT}ens/{cast.a.pk}/").content.decode()


def test_the_plan_says_what_is_left_what_is_next_and_what_is_late(
    cast: Cast, task: PlanTask, log_in: LogIn
) -> None:
    page = body_page(client_of(log_in, cast, "rosa"), cast)
    assert "Diagnosis: 2 required tasks left" in page
    assert "One task is late" in page
    assert page.index("Designeu la persona responsable") < page.index("Responeu el qüestionari")
    assert "/tanca/" not in page  # a reader closes nothing


def test_the_plan_takes_few_queries_however_many_tasks(
    cast: Cast, task: PlanTask, log_in: LogIn, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's own
    client = client_of(log_in, cast, "alice")
    with django_assert_max_num_queries(16):
        client.get(f"{ROOT}ens/{cast.a.pk}/")
    with django_assert_max_num_queries(20):
        client.get(f"{ROOT}tasques/{task.pk}/")


def test_the_offer_begins_with_the_template_that_fits(cast: Cast, log_in: LogIn) -> None:
    a_template("Consorcis", kinds=["consorci"])
    a_template("Ajuntaments")
    page = client_of(log_in, cast, "alice").get(f"{ROOT}ens/{cast.a.pk}/")
    assert page.context["best"].title == "Ajuntaments"
    assert "The deployment has not started yet" in page.content.decode()


def test_without_any_template_the_page_says_whom_to_wait_for(cast: Cast, log_in: LogIn) -> None:
    assert "There is no template yet" in body_page(client_of(log_in, cast, "alice"), cast)


@pytest.mark.parametrize("data", [{}, {"template": "x"}, {"template": "0" * 32}])
def test_a_start_without_a_good_template_is_answered_on_the_page(
    cast: Cast, log_in: LogIn, data: dict[str, str]
) -> None:
    a_template()
    client = client_of(log_in, cast, "alice")
    assert client.post(f"{ROOT}ens/{cast.a.pk}/comenca/", data).status_code == 422


def test_a_phase_closes_by_its_button_and_opens_again_by_its_form(
    cast: Cast, task: PlanTask, log_in: LogIn
) -> None:
    finish(task.plan, "diagnosis", cast.alice, timezone.now())
    client = client_of(log_in, cast, "alice")
    assert "/diagnosis/tanca/" in body_page(client, cast)
    root = f"{ROOT}plans/{task.plan_id}/diagnosis"
    closed = client.post(f"{root}/tanca/", follow=True).content.decode()
    assert "“Diagnosis” is closed. Now comes “Preparation”." in closed
    assert client.post(f"{root}/reobre/", {"reason": " "}).status_code == 422
    opened = client.post(f"{root}/reobre/", {"reason": "Falta l’acta."}, follow=True)
    assert "Falta l’acta." in opened.content.decode()


@pytest.mark.parametrize("phase", ["castell", "pilot"])
def test_a_phase_that_is_not_there_or_not_its_turn_is_refused(
    cast: Cast, task: PlanTask, log_in: LogIn, phase: str
) -> None:
    client = client_of(log_in, cast, "alice")
    assert client.post(f"{ROOT}plans/{task.plan_id}/{phase}/tanca/").status_code == 409


def test_a_conflict_shows_theirs_and_keeps_mine_to_save_it(
    cast: Cast, task: PlanTask, log_in: LogIn
) -> None:
    theirs = draft(task, state="doing", owner=cast.bob)
    tasks.save(task=task, draft=theirs, by=cast.bob, now=timezone.now())
    client = client_of(log_in, cast, "alice")
    mine = {"state": "done", "owner": "", "due_on": "2031-01-01", "version": "0"}
    address = f"{ROOT}tasques/{task.pk}/desa/"

    answer = client.post(address, mine)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this task while you were writing." in page
    assert cast.bob.full_name in page
    assert 'value="2031-01-01"' in page
    assert 'name="version" value="1"' in page
    assert client.post(address, {**mine, "version": "1"}).status_code == 302
    task.refresh_from_db()
    assert (task.state, task.version) == ("done", 2)


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "flying"},
        {"state": "not_applicable"},
        {"due_on": "31/02/2026"},
        {"owner": "999999"},
        {"owner": "x"},
        {"version": "-1"},
        {"version": ""},
        {"reason": "a" * 5000, "state": "not_applicable"},
    ],
)
def test_what_cannot_be_is_answered_on_the_page(
    cast: Cast, task: PlanTask, log_in: LogIn, changes: dict[str, str]
) -> None:
    good = {"state": "doing", "owner": "", "due_on": "", "version": "0", "reason": ""}
    client = client_of(log_in, cast, "alice")
    answer = client.post(f"{ROOT}tasques/{task.pk}/desa/", good | changes)
    assert answer.status_code == 422
    assert 'id="error-summary"' in answer.content.decode()
    task.refresh_from_db()
    assert task.version == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("buit.pdf", b""),
        ("fals.pdf", b"MZ this is no PDF"),
        ("tancat.pdf", files.pdf(password="secret")),
        ("programa.exe", b"MZ"),
        ("pagina.html", b"<script>alert(1)</script>"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused_with_its_reason(
    cast: Cast, task: PlanTask, log_in: LogIn, name: str, content: bytes
) -> None:
    client = client_of(log_in, cast, "alice")
    address = f"{ROOT}tasques/{task.pk}/adjunta/"
    answer = client.post(address, {"file": upload(name, content)})
    assert answer.status_code == 422
    assert 'id="error-summary"' in answer.content.decode()
    assert client.post(address, {}).status_code == 422
    assert not TaskEvidence.objects.exists()


def test_a_file_is_handed_out_as_a_download_to_those_of_the_body_alone(
    cast: Cast, task: PlanTask, log_in: LogIn
) -> None:
    client = client_of(log_in, cast, "bob")
    client.post(f"{ROOT}tasques/{task.pk}/adjunta/", {"file": upload("acta.pdf")})
    address = f"{ROOT}evidencies/{TaskEvidence.objects.get().pk}/"
    answer = client_of(log_in, cast, "rosa").get(address)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client_of(log_in, cast, "charlie").get(address).status_code == 404
    client.post(f"{address}retira/")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "", "no és cap adreça", "file:///etc/passwd"]
)
def test_a_link_is_an_address_of_the_web(
    cast: Cast, task: PlanTask, log_in: LogIn, address: str
) -> None:
    client = client_of(log_in, cast, "alice")
    answer = client.post(f"{ROOT}tasques/{task.pk}/enllaca/", {"address": address})
    assert answer.status_code == 422
    assert not TaskEvidence.objects.exists()


def test_words_of_people_are_shown_as_words(cast: Cast, task: PlanTask, log_in: LogIn) -> None:
    client = client_of(log_in, cast, "alice")
    said = "<script>alert(1)</script>\n{{ x }}"
    client.post(f"{ROOT}tasques/{task.pk}/comenta/", {"text": said})
    page = client.get(f"{ROOT}tasques/{task.pk}/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page


def test_the_questionnaire_begins_with_what_was_answered_and_tells_what_follows(
    cast: Cast, task: PlanTask, log_in: LogIn
) -> None:
    Population.objects.create(entity=cast.a, year=2024, inhabitants=900)
    client = client_of(log_in, cast, "alice")
    address = f"{ROOT}ens/{cast.a.pk}/diagnosi/"
    assert "No answers yet" in client.get(address).content.decode()
    assert client.post(f"{address}respon/", {"seen": "0"}).status_code == 422
    answer = client.post(f"{address}respon/", {**NEEDS, "seen": "0"}, follow=True)
    assert "6 things are needed" in answer.content.decode()
    assert 'value="4"' in client.get(f"{address}respon/").content.decode()
    stale = client.post(f"{address}respon/", {**NEEDS, "staff": "8", "seen": "0"})
    assert stale.status_code == 409
    assert 'value="8"' in stale.content.decode()


def test_a_template_is_written_on_its_pages(cast: Cast, log_in: LogIn) -> None:
    source = a_template()
    client = client_of(log_in, cast, "adam")
    words = {"title": "Ens nous", "intro": "", "kinds": ["emd"], "source": str(source.pk)}
    client.post(f"{ROOT}plantilles/nova/", words)
    made = PlanTemplate.objects.get(title="Ens nous")
    root = f"{ROOT}plantilles/{made.pk}/"
    page = client.get(root).content.decode()
    assert "Tramiteu un expedient" in page
    stale = client.post(f"{root}edita/", {**words, "title": "Altres", "version": "7"})
    assert stale.status_code == 409
    assert 'value="Altres"' in stale.content.decode()
    assert client.post(f"{root}edita/", {**words, "version": "1"}).status_code == 302
    assert client.post(f"{root}edita/", {"title": "", "version": "2"}).status_code == 422
    assert client.post(f"{root}retira/", {"version": "x"}).status_code == 409
    assert client.post(f"{root}retira/", {"version": "2"}).status_code == 302
    assert "Out of use" in client.get(f"{ROOT}plantilles/").content.decode()
