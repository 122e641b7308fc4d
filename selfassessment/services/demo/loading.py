"""Load the demonstration into an empty portal, all or nothing."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from docs_library.models import Proposal
from docs_library.services import demo as library
from docs_library.services import (
    demo_copies,
    demo_practices,
    demo_proposals,
    demo_readers,
    publishing,
)
from governance.models import Entity, User
from governance.rules import entity_kinds
from governance.services import demo_team
from selfassessment.models import (
    Assessment,
    Campaign,
    Question,
    QuestionnaireVersion,
    QuestionProposal,
)
from selfassessment.rules import savings
from selfassessment.rules.aggregates import CATALONIA
from selfassessment.rules.assessment_states import (
    CLOSED,
    IN_CONTROL,
    RETURNED,
    SUBMITTED,
    VALIDATED,
)
from selfassessment.rules.loading import load_yaml
from selfassessment.selectors import instruments
from selfassessment.services import (
    aggregating,
    assuming,
    batching,
    campaigns,
    proposing,
    summaries,
)
from selfassessment.services import publishing as figures
from selfassessment.services.demo import (
    cast,
    controls,
    improvements,
    preparing,
    questionnaires,
    results,
    together,
)
from selfassessment.services.demo.results import Plan
from selfassessment.services.demo.settled import Course

SEED = settings.BASE_DIR / "selfassessment" / "seed" / "questionnaire.yaml"
SLUG = "consolidacio"
LAST_YEAR = 300
HANDED_IN = 190
REPORTS = 12
BEGUN = 130
YEAR = 365
ASSUMED = "Text inventat: mitjana del que han dit deu ens a una enquesta."
SINCE = timedelta(days=45)
CONTROLLED_AFTER = timedelta(days=40)
# What the secretary finds: one well under way, one ready to be submitted, one untouched.
OWN_SHARES = {cast.SMALL[0]: 0.7, cast.SMALL[1]: 1.0}


def is_loaded() -> bool:
    """Say whether the demonstration is there."""
    return User.objects.filter(is_demo=True).exists()


@transaction.atomic
def load(*, password: str, now: datetime) -> None:
    """Load people, library, questionnaire, a finished campaign and an open one."""
    today = timezone.localdate(now)
    cast.support_everywhere(today=today)
    people = {person.email: person for person in cast.people_in(password, now=now)}
    own = Entity.objects.get(code=cast.SMALL[0])
    demo_team.invite(entity=own, by=people[cast.ACCOUNTS[0].email], now=now)
    demo_team.leave(now=now)
    publishing.load_sample(now=now)
    library.load(editor=people[cast.EDITOR], approver=people[cast.APPROVER], now=now)
    small = list(Entity.objects.filter(code__in=cast.SMALL).in_order())
    demo_copies.load(bodies=small, manager=people[cast.ACCOUNTS[0].email], now=now)
    demo_readers.load(bodies=small, manager=people[cast.ACCOUNTS[0].email], now=now)
    version = campaigns.publish(
        slug=SLUG, content=load_yaml(SEED.read_text(encoding="utf-8")), by=None, now=now
    )
    _past(version, today, now)
    preparing.prepare(version, _open(version, today, now), today)
    _reports(people[cast.ADMINISTRATOR], now)
    summaries.rebuild_stale(now=now)
    figures.publish_due(now=now)
    questionnaires.write(version, people[cast.EDITOR], now=now)
    _propose(people, version, now)
    _share(people, now)
    _assume(people[cast.ADMINISTRATOR], now)


def _assume(by: User, now: datetime) -> None:
    """Let the Consortium have said, some weeks ago, what it assumes of a document."""
    hours = {**savings.ASSUMED, "document": 16}
    assuming.assume(hours=hours, why=ASSUMED, seen=0, by=by, now=now - SINCE)


def _propose(people: dict[str, User], version: QuestionnaireVersion, now: datetime) -> None:
    """Let two bodies propose what should be better, also of a question of VERSION."""
    small, large = cast.ACCOUNTS[0], next(one for one in cast.ACCOUNTS if one.box == "gran")
    everybody = demo_proposals.Cast(
        manager=people[small.email],
        own=Entity.objects.get(code=cast.SMALL[0]),
        another=people[large.email],
        other=Entity.objects.get(code=cast.LARGE),
        editor=people[cast.EDITOR],
        approver=people[cast.APPROVER],
        admin=people[cast.ADMINISTRATOR],
    )
    asked = {
        one.code: proposing.Asked(Question(version=version, code=one.code), one.text)
        for one in instruments.of_version(version).questions
    }
    labels = {code: one.label for code, one in asked.items()}
    demo_proposals.load(cast=everybody, now=now, labels=labels)
    for row in Proposal.objects.filter(subject="question"):
        code = next(code for code, label in labels.items() if label == row.label)
        QuestionProposal.objects.create(proposal=row, question=version.questions.get(code=code))


def _share(people: dict[str, User], now: datetime) -> None:
    """Let the small bodies share how they do things, and the large one use it."""
    accounts = {one.box: people[one.email] for one in cast.ACCOUNTS}
    demo_practices.load(
        bodies=list(Entity.objects.filter(code__in=cast.SMALL).in_order()),
        manager=accounts["secretaria"],
        reviewer=accounts["tecnic"],
        another=accounts["gran"],
        now=now,
    )


def _reports(by: User, now: datetime) -> None:
    """Let reports of this year wait, paused until somebody resumes them; tell of all bodies."""
    rows = Assessment.objects.filter(state=SUBMITTED).order_by("entity__sort_name")
    campaign = rows.select_related("campaign")[0].campaign
    wish = batching.Wish(uuid4(), "ca")
    some = rows.filter(campaign=campaign)[:REPORTS]
    batch = batching.ask(wish=wish, campaign=campaign, rows=some, by=by, now=now)
    batching.pause(batch=batch, by=by, now=now)
    everybody = (CATALONIA, "")
    aggregating.ask(campaign=campaign, about=everybody, language="ca", by=by, now=now)


def _campaign(version: QuestionnaireVersion, opens: date, closes: date) -> Campaign:
    campaign, _made = Campaign.objects.get_or_create(
        slug=str(opens.year),
        defaults={
            "title": f"Campanya {opens.year}",
            "version": version,
            "opens_on": opens,
            "closes_on": closes,
            "control_until": closes + timedelta(days=30),
            "amendments_until": closes + timedelta(days=60),
            "carries_forward": True,
            "is_demo": True,
        },
    )
    return campaign


def _past(version: QuestionnaireVersion, today: date, now: datetime) -> None:
    """Fill last year's campaign: finished, with results of about 300 bodies of all kinds."""
    opens = today - timedelta(days=YEAR) - SINCE
    campaign = _campaign(version, opens, opens + timedelta(days=75))
    own = [body for body in _own() if body.code != cast.SMALL[2]]
    sample = _sample(LAST_YEAR, {body.pk for body in own})
    campaigns.open_for(campaign=campaign, bodies=[*own, *sample], on=campaign.opens_on, by=None)
    rows = _assessments(campaign)
    at = now - timedelta(days=YEAR - 20)
    together.last_year(_of_the_secretary(rows), now=at)
    results.write([Plan(row, 1.0, SUBMITTED) for row in rows], year=0, at=at)
    controls.write([Course(row, CLOSED) for row in rows], at=at + CONTROLLED_AFTER, today=today)
    settled = Assessment.objects.filter(campaign=campaign).select_related("entity", "control")
    improvements.write(_sharing(campaign, settled), at=at + SINCE, today=today)


def _open(version: QuestionnaireVersion, today: date, now: datetime) -> Campaign:
    """Open this year's campaign to every body that may join; some have begun or handed in."""
    campaign = _campaign(version, today - SINCE, today + timedelta(days=45))
    bodies = list(_joinable())
    campaigns.open_for(campaign=campaign, bodies=bodies, on=campaign.opens_on, by=None)
    rows = {row.entity_id: row for row in _assessments(campaign)}
    own = {body.pk: body.code or "" for body in _own()}
    others = [rows[body.pk] for body in _sample(HANDED_IN + BEGUN, set(own))]
    plans = [Plan(row, 1.0, SUBMITTED) for row in others[:HANDED_IN]]
    random = Random(SLUG)  # noqa: S311  # invented results want repeatability, not secrecy
    plans += [Plan(row, random.uniform(0.1, 0.9)) for row in others[HANDED_IN:]]
    shares = {pk: OWN_SHARES.get(code, 0.0) for pk, code in own.items()}
    plans += [Plan(rows[pk], share) for pk, share in shares.items() if share]
    large = next(rows[pk] for pk, code in own.items() if code == cast.LARGE)
    plans.append(Plan(large, 1.0, SUBMITTED))
    results.write(plans, year=1, at=now - timedelta(days=9))
    shared = _of_the_secretary(rows.values())
    together.this_year(shared, now=now - timedelta(days=3))
    together.share_out(shared, now=now)
    courses = [Course(large, RETURNED), *_courses(others[:HANDED_IN])]
    controls.write(courses, at=now - timedelta(days=2), today=today)
    return campaign


def _courses(rows: list[Assessment]) -> list[Course]:
    """Return how far the control of each of ROWS is: most have only been handed in."""
    ends = [*[IN_CONTROL] * 12, *[RETURNED] * 8, *[VALIDATED] * 25]
    near = [row for row in rows if row.entity.province_id == cast.NEAR]
    far = [row for row in rows if row.entity.province_id != cast.NEAR]
    mixed = [*near[::2], *far, *near[1::2]]
    return [Course(row, ends[at] if at < len(ends) else SUBMITTED) for at, row in enumerate(mixed)]


def _of_the_secretary(rows: Iterable[Assessment]) -> Assessment:
    """Return the one of ROWS that the secretary and the assistant fill in together."""
    return next(row for row in rows if row.entity.code == cast.SMALL[0])


def _own() -> list[Entity]:
    return list(Entity.objects.filter(code__in=[*cast.SMALL, cast.LARGE]).in_order())


def _joinable() -> list[Entity]:
    kinds = [kind.code for kind in entity_kinds.KINDS.values() if kind.may_join]
    return list(Entity.objects.filter(kind__in=kinds).in_order())


def _sample(count: int, without: set[object]) -> list[Entity]:
    """Return COUNT bodies of all kinds and sizes, the same at each start."""
    found = [body for body in _joinable() if body.pk not in without]
    others = [body for body in found if body.kind != "ajuntament"]
    halls = [body for body in found if body.kind == "ajuntament"]
    random = Random(f"{SLUG}-{count}")  # noqa: S311  # see above
    random.shuffle(others)
    random.shuffle(halls)
    share = len(others) // 2
    mixed = [*others[:share], *halls[: count - share]]
    random.shuffle(mixed)
    return mixed[:count]


def _assessments(campaign: Campaign) -> list[Assessment]:
    """Return the assessments of CAMPAIGN, in order of name."""
    rows = Assessment.objects.filter(campaign=campaign).select_related("entity")
    return _sharing(campaign, rows.order_by("entity__sort_name"))


def _sharing(campaign: Campaign, rows: Iterable[Assessment]) -> list[Assessment]:
    """Return ROWS, which share CAMPAIGN: its questionnaire is read once."""
    found = list(rows)
    for row in found:
        row.campaign = campaign
    return found
