"""What is measured of the dashboards: pages and data for 2,300 bodies, and for 100,000."""

from collections.abc import Callable, Iterator
from http import HTTPStatus

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.rows import Piece, Row, beside
from governance.models import User
from selfassessment.models import Assessment, Campaign, Score
from selfassessment.rules import groups
from selfassessment.selectors.tallies import reading, statements
from selfassessment.selectors.tallies.statements import Scope
from selfassessment.services import summaries
from selfassessment.services.demo.simulation.running import Wish, simulate

BODIES, CAMPAIGNS, MANY = 2300, 10, 100_000
PAGES, READS, REBUILDS = 20, 100, 4
ROOMS = ("", "grups/?by=comarca", "evolucio/", "preguntes/")


def rows() -> Iterator[Row]:
    """Yield every row: the pages, then the rebuilding and the data, small and large."""
    simulate(Wish(BODIES, CAMPAIGNS, answers=False), now=timezone.now())
    summaries.rebuild_stale(now=timezone.now())
    small = Campaign.objects.order_by("-opens_on", "-pk").filter(slug__startswith="simulada")[0]
    for room in ROOMS:
        yield _page(small, room)
    large = _large(small)
    for campaign, count in ((small, BODIES), (large, MANY)):
        yield _rebuild(campaign, count)  # what is read afterwards is kept by then
        yield _data(campaign, count)


def _page(campaign: Campaign, room: str) -> Row:
    client = Client(SERVER_NAME="localhost", raise_request_exception=True)
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(User.objects.get(email="aoc@demo.example"), backend=backend)
    url = f"/tauler/{campaign.slug}/{room}"

    def ours() -> None:
        if client.get(url).status_code != HTTPStatus.OK:
            raise RuntimeError(url)

    ours()
    with CaptureQueriesContext(connection) as captured:
        ours()
    asked = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    piece = Piece(
        f"dashboard {room or 'at a glance'}", "its SQL", "≤ 25 queries, ≤ 100 ms", len(asked)
    )
    return beside(piece, ours, _replay(asked), times=PAGES)


def _replay(asked: list[str]) -> Callable[[], None]:
    def bare() -> None:
        with connection.cursor() as cursor:
            for statement in asked:
                cursor.execute(statement)
                cursor.fetchall()

    return bare


def _data(campaign: Campaign, count: int) -> Row:
    """Read what the first page shows from the kept tables, beside counting it on the spot."""
    scope = Scope(campaign.pk)
    kept, live = reading.asked(scope), reading.Asked(scope)
    return beside(
        Piece(f"summaries of {count:,} bodies", "the same counted on the spot", "≤ 10 ms"),
        lambda: _read(kept),
        lambda: _read(live),
        times=READS,
        bare_times=READS if count == BODIES else REBUILDS,
    )


def _read(asked: reading.Asked) -> None:
    reading.means(asked, groups.BAND)
    reading.spread(asked)
    reading.states(asked, "stage")
    reading.states(asked, "degree")


def _rebuild(campaign: Campaign, count: int) -> Row:
    """Make all counts anew, beside the statements alone, with nothing kept."""

    def bare() -> None:
        with connection.cursor() as cursor:
            for text in (statements.means(), statements.spreads(), statements.states()):
                cursor.execute(text, Scope(campaign.pk).values())
                cursor.fetchall()

    return beside(
        Piece(f"rebuild of {count:,} bodies", "its statements, nothing kept", "≤ 0.5 s for 2,300"),
        lambda: summaries.rebuild(campaign, now=timezone.now()),
        bare,
        times=REBUILDS,
    )


ENTITIES = """
    INSERT INTO governance_entity (id, name, sort_name, search_name, kind, status, vegueria,
        website)
    SELECT gen_random_uuid(), 'Ens inventat ' || n, 'ens ' || n, 'mesura ' || n, 'ajuntament',
        'active', '', ''
    FROM generate_series(1, %(count)s) AS n
"""
ASSESSMENTS = """
    INSERT INTO selfassessment_assessment ({columns})
    SELECT {values}
    FROM (SELECT id, row_number() OVER () AS n FROM governance_entity
          WHERE search_name LIKE 'mesura %%') AS e
    JOIN (SELECT *, row_number() OVER () - 1 AS n FROM selfassessment_assessment
          WHERE campaign_id = %(sample)s AND submitted_at IS NOT NULL) AS a
        ON a.n = e.n %% (SELECT count(*) FROM selfassessment_assessment
            WHERE campaign_id = %(sample)s AND submitted_at IS NOT NULL)
"""
SCORES = """
    INSERT INTO selfassessment_score (assessment_id, dimension, kind, low_numerator, high_numerator,
        denominator, answered, not_applicable, total)
    SELECT a.id, 'D' || d, 'declared', a.low_numerator, a.low_numerator, a.denominator, 6, 0, 6
    FROM selfassessment_assessment a CROSS JOIN generate_series(1, 10) AS d
    WHERE a.campaign_id = %(campaign)s
"""


def _large(sample: Campaign) -> Campaign:
    """Return a campaign of many bodies, each like one that handed in in SAMPLE."""
    campaign = Campaign.objects.create(
        slug="mesura",
        title="Mesura",
        version=sample.version,
        opens_on=sample.opens_on,
        closes_on=sample.closes_on,
        is_demo=True,
    )
    new = {
        "id": "gen_random_uuid()", "campaign_id": "%(campaign)s", "entity_id": "e.id",
        "state": "'open'", "submitted_at": "NULL", "frozen_levels": "NULL",
    }  # fmt: skip
    columns = [field.column for field in Assessment._meta.concrete_fields]
    values = [new.get(column, f"a.{column}") for column in columns]
    filled = ASSESSMENTS.format(columns=", ".join(columns), values=", ".join(values))
    asked = {"count": MANY, "campaign": campaign.pk, "sample": sample.pk}
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for statement in (ENTITIES, filled, SCORES):
            cursor.execute(statement, asked)
    Assessment.objects.filter(campaign=campaign).update(
        state="submitted", submitted_at=timezone.now(), frozen_levels={}
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {Score._meta.db_table}")
    return campaign
