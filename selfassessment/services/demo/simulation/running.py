"""Simulate campaigns of many bodies, one after the other, each all or nothing."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from eset_portal.common.rules.errors import DomainError
from governance import audit
from governance.models import Entity, User
from governance.rules import entity_kinds
from governance.rules.bands import band_of
from selfassessment.models import Campaign, Question, QuestionnaireVersion
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.loading import load_yaml
from selfassessment.selectors import instruments
from selfassessment.services import campaigns
from selfassessment.services.demo import cast
from selfassessment.services.demo.results import REASON
from selfassessment.services.demo.simulation import bodies, patterns, statements
from selfassessment.services.demo.simulation.patterns import Group, Line

SEED_FILE = settings.BASE_DIR / "selfassessment" / "seed" / "questionnaire.yaml"
SLUG = "simulada"
QUESTIONNAIRE = "consolidacio"
YEAR, SINCE, LASTS = timedelta(days=365), timedelta(days=60), timedelta(days=90)
GROWTH = 4.0  # years of progress, however many campaigns there are
WHY = "Motiu inventat: el document aportat només ho mostra en part."
# How far the bodies of a campaign are, in shares of all: when it is over, and while it is open.
OVER = {"waiting": 0.05, "open": 0.04, "withdrawn": 0.01, "closed": 0.90}
UNDER_WAY = {
    "waiting": 0.20,
    "open": 0.18,
    "withdrawn": 0.02,
    "submitted": 0.24,
    "in_control": 0.10,
    "returned": 0.06,
    "validated": 0.20,
}
BEGUN = ["in_control", "returned", "validated", "closed"]


class NotSimulated(DomainError):
    """What was wished cannot be simulated here."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How much is simulated: bodies, campaigns one a year, with each ANSWER or scores only."""

    bodies: int
    campaigns: int
    answers: bool = True
    seed: str = "e-SET"


def simulate(wish: Wish, *, now: datetime, say: Callable[[str], object] = str) -> int:
    """Simulate what is WISHED, the last campaign open today, and return how many assessments.

    Raise NotSimulated when there are simulated campaigns already or no register. SAY is told of
    each step.
    """
    if Campaign.objects.filter(slug__startswith=SLUG).exists():
        raise NotSimulated("campaigns are simulated already: begin with an empty portal")
    if not Entity.objects.filter(kind="ajuntament").exists():
        raise NotSimulated("load the register first: invented bodies lie near real ones")
    today = timezone.localdate(now)
    with transaction.atomic():
        _without_haste()
        invented = bodies.gather(wish.bodies, seed=wish.seed, today=today)
    say(f"{wish.bodies} bodies, {invented} of them invented")
    version = _version(now)
    found = _gathered(wish.bodies, today)
    for number in range(wish.campaigns):
        with transaction.atomic():
            _without_haste()
            campaign = _campaign(version, today, wish.campaigns - 1 - number)
            _fill(campaign, found, wish, number, now)
        say(f"{campaign}: {len(found)} self-assessments")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return len(found) * wish.campaigns


def _without_haste() -> None:
    """Let the running transaction take its time: limits are for pages, not for 100,000 bodies."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")


def _version(now: datetime) -> QuestionnaireVersion:
    rows = QuestionnaireVersion.objects.filter(slug=QUESTIONNAIRE, published_at__isnull=False)
    content = load_yaml(SEED_FILE.read_text(encoding="utf-8"))
    return rows.order_by("-published_at").first() or campaigns.publish(
        slug=QUESTIONNAIRE, content=content, by=None, now=now
    )


def _campaign(version: QuestionnaireVersion, today: date, years_ago: int) -> Campaign:
    opens = today - SINCE - years_ago * YEAR
    return Campaign.objects.create(
        slug=f"{SLUG}-{opens.year}-{years_ago}",
        title=f"Campanya simulada {opens.year}",
        version=version,
        opens_on=opens,
        closes_on=opens + LASTS,
        control_until=opens + LASTS + timedelta(days=30),
        amendments_until=opens + LASTS + timedelta(days=60),
        is_demo=True,
    )


def _gathered(count: int, today: date) -> list[Line]:
    """Return the bodies with the facts of today, each with its place in all and in its group."""
    ranks: Counter[Group] = Counter()
    columns = ("pk", "kind", "inhabitants", "inhabitants_year", "comarca_code", "supporter_id")
    found = []
    rows = bodies.joinable().with_facts(today).values_list(*columns)[:count]
    for place, (entity, kind, people, year, comarca, supporter) in enumerate(rows):
        banded = entity_kinds.KINDS[kind].banded and people is not None
        group = (kind, band_of(people) if banded else "")
        line: Line = {"entity": str(entity), "kind": kind, "band": group[1], "place": place}
        line |= {"inhabitants": people, "inhabitants_year": year, "comarca": comarca}
        line |= {"supporter": str(supporter) if supporter else None, "rank": ranks[group]}
        found.append(line)
        ranks[group] += 1
    for line in found:
        line["size"] = ranks[line["kind"], line["band"]]
    return found


def _fill(campaign: Campaign, found: list[Line], wish: Wish, number: int, now: datetime) -> None:
    counts = Counter((line["kind"], line["band"]) for line in found)
    drawn = patterns.draw(
        _asked(campaign.version, counts),
        counts,
        dict(Question.objects.filter(version=campaign.version_id).values_list("code", "pk")),
        year=GROWTH * number / max(1, wish.campaigns - 1),
        seed=wish.seed,
    )
    values = _values(campaign, wish, now) | {"bodies": json.dumps(found), **drawn.as_json()}
    lines = [statements.TABLES, statements.DEAL, statements.ASSESSMENTS, statements.DECLARED]
    lines += [statements.ANSWERS] if wish.answers else []
    lines += [statements.SUBMITTED, statements.CONTROLS]
    with connection.cursor() as cursor:
        for line in lines:
            cursor.execute(line, values)
        _control(cursor, values, answers=wish.answers)
    audit.record(None, "campaign.opened", campaign, bodies=len(found))


def _control(cursor: Any, values: Mapping[str, Any], *, answers: bool) -> None:
    """Lead what was handed in through the moves that the database allows."""
    _move(cursor, "withdrawn", ["withdrawn"])
    _move(cursor, "in_control", BEGUN)
    if answers:
        cursor.execute(statements.DECISIONS, values)
    cursor.execute(statements.VALIDATED)
    cursor.execute(statements.FINDINGS)
    _move(cursor, "returned", ["returned"])
    _move(cursor, "validated", ["validated", "closed"])
    _move(cursor, "closed", ["closed"])


def _move(cursor: Any, state: str, stages: list[str]) -> None:
    cursor.execute(statements.MOVE, {"state": state, "stages": stages})


def _asked(
    version: QuestionnaireVersion, groups: Mapping[Group, int]
) -> Mapping[Group, Instrument]:
    whole = instruments.of_version(version)
    return {group: whole.visible_to(*group) for group in groups}


def _values(campaign: Campaign, wish: Wish, now: datetime) -> dict[str, Any]:
    """Return what the statements want to know of CAMPAIGN."""
    today = timezone.localdate(now)
    shares = OVER if campaign.closes_on < today else UNDER_WAY
    stages, low = [], 0.0
    for stage, share in shares.items():
        stages.append({"stage": stage, "low": low, "high": low + share})
        low += share
    stages[-1]["high"] = 1.0
    technician = User.objects.filter(email=f"tecnic@{cast.DOMAIN}").first()
    return {
        "campaign": campaign.pk,
        "seed": f"{wish.seed}-{campaign.slug}-",
        "stages": json.dumps(stages),
        "opens": _noon(campaign.opens_on, now),
        "until": min(_noon(campaign.closes_on, now), now - timedelta(days=3)),
        "due": campaign.control_until,
        "amendable": max(campaign.amendments_until or today, today),
        "sha256": campaign.version.sha256,
        "reason": REASON,
        "why": WHY,
        "by": technician.pk if technician else None,
        "most": patterns.MOST,
        "most_partial": patterns.MOST_PARTIAL,
    }


def _noon(day: date, now: datetime) -> datetime:
    """Return noon of DAY, in the zone of NOW."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=now.tzinfo)
