"""What must not notice how much there is: 1,200 questions, or 23,000 self-assessments."""

import itertools
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.rows import Piece, Row, beside
from governance.models import Entity, User
from selfassessment.models import Answer, Assessment, Campaign, QuestionnaireVersion
from selfassessment.rules.vocabulary import KINDS
from selfassessment.selectors import instruments, round_trip
from selfassessment.services import answering, campaigns
from selfassessment.services.demo import results
from selfassessment.services.demo.results import Plan
from selfassessment.services.round_trip import taking_in, taking_out

WHO = "secretaria@demo.example"
DIMENSIONS = 10
FEW, MANY = 60, 1_200
BODIES, CAMPAIGNS = 2_300, 10
SAVES, PAGES, BOOKS = 100, 40, 4
HTMX = {"HX-Request": "true"}


def questions() -> Row:
    """Save one answer among 1,200 questions, beside the same among 60."""
    client = _client()
    few, many = (_filled(count) for count in (FEW, MANY))
    ours = _save(client, many)
    queries = _queries(ours)
    piece = Piece(
        f"save one answer of {MANY:,}",
        limit=f"the same save among {FEW} questions",
        budget="ratio about 1, ≤ 10 queries",
        queries=queries,
    )
    return beside(piece, ours, _save(client, few), times=SAVES)


def workbooks() -> Row:
    """Take a workbook of 1,200 questions out, hand it back and compare, beside twenty of 60."""
    user = User.objects.get(email=WHO)
    few, many = (_filled(count) for count in (FEW, MANY))
    piece = Piece(
        f"workbook of {MANY:,}, out and back",
        limit=f"{MANY // FEW} workbooks of {FEW} questions",
        budget="ratio about 1: each question costs the same",
        queries=_queries(lambda: _there_and_back(many, user)),
    )

    def bare() -> None:
        for _ in range(MANY // FEW):
            _there_and_back(few, user)

    return beside(piece, lambda: _there_and_back(many, user), bare, times=BOOKS)


def saving() -> Row:
    """Save one answer while 10 campaigns of 2,300 bodies are there, beside its bare statement."""
    load()
    assessment = _own()
    ours = _save(_client(), assessment)
    queries = _queries(ours)
    name = f"save, {BODIES * CAMPAIGNS:,} others loaded"
    piece = Piece(name, "its SQL statement, committed", "≤ 10 queries, p95 ≤ 50 ms", queries)
    return beside(piece, ours, _bare(assessment), times=SAVES)


def opening() -> Row:
    """Open a dimension while as much is there, beside its bare statements."""
    load()
    client, url = _client(), f"/autoavaluacio/{_own().pk}/D1/"

    def ours() -> None:
        _is_ok(client.get(url).status_code, url)

    ours()
    with CaptureQueriesContext(connection) as captured:
        ours()
    asked = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    piece = Piece(
        f"dimension, {BODIES * CAMPAIGNS:,} others loaded",
        "its SQL statements alone",
        "≤ 12 queries, ≤ 40 ms",
        len(captured),
    )
    return beside(piece, ours, lambda: _replay(asked), times=PAGES)


def load() -> None:
    """See to it that 10 campaigns of 2,300 bodies are there, with every answer."""
    if not Campaign.objects.filter(slug__startswith="simulada").exists():
        call_command("simulate", bodies=BODIES, campaigns=CAMPAIGNS, answers=True, verbosity=0)


def _client() -> Client:
    client = Client(SERVER_NAME="localhost", raise_request_exception=True)
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(User.objects.get(email=WHO), backend=backend)
    return client


def _own() -> Assessment:
    """Return an open assessment of the demonstration's secretary, as it stood before."""
    rows = Assessment.objects.filter(entity__memberships__user__email=WHO, state="open")
    kept = rows.exclude(campaign__slug__startswith="simulada").exclude(campaign__title="Mesura")
    return kept.select_related("campaign__version", "entity").order_by("-answered")[0]


def _filled(count: int) -> Assessment:
    """Return an assessment of the secretary with COUNT questions, all answered; made once."""
    rows, now = Assessment.objects.select_related("campaign__version", "entity"), timezone.now()
    if known := rows.filter(campaign__slug=f"mesura-{count}").first():
        return known
    version = campaigns.publish(slug="mesura", content=_content(count), by=None, now=now)
    today = timezone.localdate(now)
    campaign = Campaign.objects.create(
        slug=f"mesura-{count}",
        title="Mesura",
        version=version,
        opens_on=today - timedelta(days=1),
        closes_on=today + timedelta(days=1),
    )
    body = Entity.objects.filter(memberships__user__email=WHO).in_order()[:1]
    campaigns.open_for(campaign=campaign, bodies=list(body), on=today, by=None)
    assessment = rows.get(campaign=campaign)
    results.write([Plan(assessment, 1.0)], year=0, at=now)
    return rows.get(pk=assessment.pk)


def _content(count: int) -> dict[str, Any]:
    """Return a questionnaire of COUNT questions for everybody, like the first of the seed."""
    known = QuestionnaireVersion.objects.filter(published_at__isnull=False).first()
    whole = dict(known.content) if known else {}
    part = whole["dimensions"][0]
    every = {"applies": {"kinds": list(KINDS), "bands": []}, "documents": []}
    whole["number"] = f"{count}.0"
    whole["dimensions"] = [
        part
        | {
            "code": f"D{n}",
            "name": f"Dimensió {n}",
            "short_name": f"Dim {n}",
            "questions": [
                part["questions"][0] | every | {"code": f"D{n}.{m}", "text": f"Es fa {n}.{m}?"}
                for m in range(1, count // DIMENSIONS + 1)
            ],
        }
        for n in range(1, DIMENSIONS + 1)
    ]
    return whole


def _save(client: Client, assessment: Assessment) -> Callable[[], None]:
    answer = Answer.objects.filter(assessment=assessment, level__isnull=False)[0]
    versions, levels = itertools.count(answer.version), itertools.cycle(range(4))
    url = f"/autoavaluacio/{assessment.pk}/respostes/{answer.question.code}/"

    def save() -> None:
        data = {"level": next(levels), "version": next(versions), "key": uuid4(), "comment": ""}
        _is_ok(client.post(url, data, headers=HTMX).status_code, url)

    return save


def _there_and_back(assessment: Assessment, user: User) -> None:
    """Take the workbook of ASSESSMENT out, hand it in again and see what it would change."""
    file = SimpleUploadedFile("full.xlsx", taking_out.take_out(assessment=assessment, by=user))
    made = taking_in.take_in(assessment=assessment, file=file, by=user, now=timezone.now())
    found = round_trip.changes(made, instruments.of_assessment(assessment))
    if len(found) != assessment.total:
        raise RuntimeError(f"{len(found)} lines of {assessment.total}")


def _bare(assessment: Assessment) -> Callable[[], None]:
    answer = Answer.objects.filter(assessment=assessment, level__isnull=False).last()
    if answer is None:
        raise RuntimeError("nothing is answered")
    versions, levels = itertools.count(answer.version), itertools.cycle(range(4))
    fixed = {
        "assessment": assessment.pk, "version": assessment.campaign.version_id,
        "code": answer.question.code, "value": "", "not_applicable": False, "reason": "",
        "comment": "", "after": None, "by": None,
    }  # fmt: skip

    def bare() -> None:
        changing = {"level": next(levels), "seen": next(versions), "key": uuid4()}
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(answering.WRITE, fixed | changing | {"now": timezone.now()})

    return bare


def _queries(work: Callable[[], None]) -> int:
    """Return how many statements WORK takes, beginnings and ends of transactions left out."""
    work()
    frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    with CaptureQueriesContext(connection) as captured:
        work()
    return sum(not query["sql"].startswith(frame) for query in captured)


def _replay(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            cursor.fetchall()


def _is_ok(status: int, url: str) -> None:
    if status != HTTPStatus.OK:
        raise RuntimeError(f"{url}: {status}")
