"""Every figure of every room leads to a list of exactly as many bodies as it says."""

from datetime import date, timedelta
from random import Random

import pytest
from django.http import QueryDict
from django.test import Client

from docs_library.models import Adoption, Document, Edition
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.services import publishing
from docs_library.services.publishing import Terms
from governance.models import Application, Entity, Tool, ToolUse
from governance.rules import adhesion_funnel, tools
from selfassessment.forms.lists import StandingsForm
from selfassessment.models import Assessment, Campaign, Control, Finding, Score
from selfassessment.rules.scoring.control import NON_CONFORM, OBSERVATION, OUTCOME_LABELS
from selfassessment.selectors import standings
from selfassessment.services import summaries
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import MembershipFactory
from tests.selfassessment import scenes
from tests.selfassessment.dashboards import figures, invented
from tests.support.language import reading

pytestmark = pytest.mark.django_db
ROOMS = (
    "",
    "?band=T1",
    "?basis=validated",
    "grups/?by=kind&one=band:T1&other=band:T2",
    "grups/?by=supporter&basis=validated",
    "evolucio/?dimension=D1",
    "evolucio/?basis=validated",
    "preguntes/",
    "preguntes/?basis=validated",
    "control/",
    "xarxa/?kind=ajuntament",
)
SINCE = date(2020, 1, 1)


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    """A campaign of 90 bodies of which something is known in every room."""
    random = Random(4)  # noqa: S311  # repeatable, not secret
    found = scenes.a_campaign()
    bodies = invented.bodies(90)
    invented.draft(found, bodies, smallest_by=cast.dip)
    Entity.objects.filter(pk__in=[one.pk for one in bodies[:85]]).update(longitude=2, latitude=41)
    rows = list(Assessment.objects.filter(campaign=found, submitted_at__isnull=False))
    for row in rows:
        row.frozen_levels = {code: random.choice((0, 2, 4, "na")) for code in ("D1.1", "D2.1")}
        row.control_outcome = random.choice(list(OUTCOME_LABELS))
    rows[1].denominator = None
    fields = ["frozen_levels", "control_outcome", "denominator"]
    Assessment.objects.bulk_update(rows, fields)
    Score.objects.filter(assessment=rows[0], dimension="D1").update(denominator=None)
    invented.hand_in(found)
    _control(rows[:20], random)
    _say(bodies, cast, random)
    summaries.rebuild(found, now=scenes.NOW)
    return found


def _control(rows: list[Assessment], random: Random) -> None:
    """Validate ROWS with values of their own, the last two without any; find some things."""
    questions = list(rows[0].campaign.version.questions.all())
    every = Assessment.objects.filter(pk__in=[row.pk for row in rows])
    every.update(state="in_control")
    for at, row in enumerate(rows):
        score = random.randint(1, 100)
        Control.objects.create(
            assessment=row,
            degree=random.choice(("inicial", "consolidat")),
            control_outcome=random.choice(list(OUTCOME_LABELS)),
            levels={"D1.1": random.choice((1, 3))} if at < len(rows) - 2 else None,
            low_numerator=score,
            high_numerator=score,
            denominator=1,
        )
        verdict = random.choice((NON_CONFORM, OBSERVATION))
        Finding.objects.create(
            assessment=row, question=questions[at % 2], verdict=verdict, found_at=scenes.NOW,
            state=random.choice(("open", "resolved", "dropped")), who="Algú", due_on=SINCE,
        )  # fmt: skip
    names = ("assessment_id", "dimension", "low_numerator", "high_numerator", "denominator")
    declared = Score.objects.filter(assessment__in=rows, dimension="D2").values(*names)
    Score.objects.bulk_create(Score(**one, kind="validated") for one in declared)
    every.update(state="validated")


def _say(bodies: list[Entity], cast: Cast, random: Random) -> None:
    """Let bodies have a team, a tool, an edition to work by; let some ask to join."""
    tool = Tool.objects.create(slug="eina", name="Eina", group="entry", purpose="x", owner="AOC")
    document = Document.objects.create(
        code="INS-90", slug="p", kind="instruction", title="P", summary="R", collection="registry"
    )
    old, new = (_edition(document, number, year) for number, year in (("1.0", 2020), ("2.0", 2024)))
    for at, body in enumerate(bodies[:40]):
        level = random.choice([*tools.LEVELS])
        ToolUse.objects.create(entity=body, tool=tool, level=level, starts_on=SINCE, at=scenes.NOW)
        if at % 3:
            MembershipFactory.create(entity=body)
        for later, edition in enumerate((new, old)[: at % 3]):
            Adoption.objects.create(
                entity=body,
                document=document,
                edition=edition,
                on=SINCE,
                at=scenes.NOW + timedelta(minutes=later),
                by=cast.adam,
            )
    states = [state for step in adhesion_funnel.STEPS.values() for state in step]
    for body in bodies[:30]:
        Application.objects.create(
            entity=body,
            filer=cast.alice,
            state=random.choice(states),
            submitted_at=scenes.NOW,
            created_at=scenes.NOW,
            changed_at=scenes.NOW,
        )


def test_every_figure_leads_to_as_many_bodies_as_it_says(
    cast: Cast, campaign: Campaign, log_in: LogIn
) -> None:
    adam = reading(log_in(cast.adam))
    known: dict[str, int] = {}
    for room in ROOMS:
        page = figures.read(adam.get(f"/tauler/{campaign.slug}/{room}").content.decode())
        told = [one for one in page.figures if one.count is not None]
        for one in told:
            if one.href not in known:
                known[one.href] = _counted(adam, campaign, one.href)
            assert (one.href, known[one.href]) == (one.href, one.count), one
        assert len(told) > 1, room
        assert page.dead == [], room
    found = " ".join(href for href, n in known.items() if n)
    missing = [what for what in FIGURES if what not in found]
    assert missing == []


def _edition(document: Document, number: str, year: int) -> Edition:
    content = Content(
        document.code, "P", "R", "## 1. Objecte\n\nText.\n", "Nota.", ("Llei 1/2015",)
    )
    kind = "initial" if number == "1.0" else "minor"
    terms = Terms(Number.parse(number), date(year, 1, 1), kind)
    return publishing.publish(
        document=document, content=content, terms=terms, now=scenes.NOW, actor=None
    )


FIGURES = (
    *("figure=scored", "scored%3AD1", "placed%3Ainicial", "placed%3Anone", "serious%3A"),
    *("minor%3A", "solved%3A", "current%3A", "behind%3A", "used%3A", "unused%3A", "degree="),
    *("stage=started", "stage=waiting", "stage=validated", "outcome=", "answer=na", "least="),
    *("step=now-", "step=far-"),
)


def _counted(client: Client, campaign: Campaign, href: str) -> int:
    """Count as the page of the list does; that page itself takes too long for each of hundreds."""
    if "/ens/" not in href:
        return int(client.get(href).context["page_obj"].paginator.count)
    form = StandingsForm(QueryDict(href.partition("?")[2]), campaign=campaign)
    assert not form.ignored, href
    return standings.of(campaign, Entity.objects.all(), form.wanted()).count()


def test_a_list_says_which_figure_it_stands_for_and_leaves_it(
    cast: Cast, campaign: Campaign, log_in: LogIn
) -> None:
    adam = reading(log_in(cast.adam))
    page = adam.get(f"/tauler/{campaign.slug}/ens/?figure=serious:D1.1&kind=ajuntament")
    text = page.content.decode()
    assert "counts: Does not conform: D1.1." in text
    assert f'<a href="/tauler/{campaign.slug}/ens/?kind=ajuntament">Not only those</a>' in text
    answer = adam.get(f"/tauler/{campaign.slug}/ens/?figure=moon:1")
    assert "does not count: Figure." in answer.content.decode()
    assert answer.context["page_obj"].paginator.count == 90
