"""A small campaign to answer in: two dimensions of two questions, unless more are asked for."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from governance.models import Entity, User
from selfassessment.models import Assessment, Campaign, QuestionnaireVersion
from selfassessment.rules.vocabulary import KINDS
from selfassessment.services import answering, campaigns
from selfassessment.services.answering import Draft, Saved
from tests.selfassessment.rules.builders import a_content

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = NOW.date()
REASON = "Aquest ens no presta aquest servei."


def content(dimensions: int = 2, questions: int = 2) -> dict[str, Any]:
    """Content whose questions all bodies are asked; the first of D1 applies to everybody."""
    whole = a_content()
    part, question = whole["dimensions"][0], whole["dimensions"][0]["questions"][0]
    everybody = {"applies": {"kinds": list(KINDS), "bands": []}, "critical": False}
    whole["dimensions"] = [
        part
        | {
            "code": f"D{n}",
            "name": f"Dimensió {n}",
            "short_name": f"Dim {n}",
            "weight": str(n),
            "questions": [
                question
                | everybody
                | {"code": f"D{n}.{m}", "text": f"Es fa {n}.{m}?", "allows_na": (n, m) != (1, 1)}
                for m in range(1, questions + 1)
            ],
        }
        for n in range(1, dimensions + 1)
    ]
    return whole


def a_campaign(on: date = TODAY, now: datetime = NOW, **size: int) -> Campaign:
    """A campaign that is open on that day."""
    slug = "-".join(["prova", *map(str, size.values())])
    version = campaigns.publish(slug=slug, content=content(**size), by=None, now=now)
    return with_version(version, on)


def with_version(version: QuestionnaireVersion, on: date) -> Campaign:
    return Campaign.objects.create(
        slug=f"c{uuid4().hex[:8]}",
        title="Campanya de prova",
        version=version,
        opens_on=on - timedelta(days=10),
        closes_on=on + timedelta(days=10),
    )


def an_assessment(body: Entity, on: date = TODAY, now: datetime = NOW, **size: int) -> Assessment:
    """The assessment of BODY in a new campaign, as the services want it loaded."""
    return _opened(a_campaign(on, now, **size), body, on)


def _opened(campaign: Campaign, body: Entity, on: date) -> Assessment:
    campaigns.open_for(campaign=campaign, bodies=[body], on=on, by=None)
    return Assessment.objects.select_related("campaign__version", "entity").get(campaign=campaign)


def with_free_codes(body: Entity, on: date = TODAY, now: datetime = NOW) -> Assessment:
    """An assessment whose codes say nothing: ORG has Q7 and ORG.X, TIC has ORG.1 and Q8."""
    whole = content()
    names = {"D1": "ORG", "D1.1": "Q7", "D1.2": "ORG.X", "D2": "TIC", "D2.1": "ORG.1", "D2.2": "Q8"}
    for part in whole["dimensions"]:
        part["code"] = names[part["code"]]
        for question in part["questions"]:
            question["code"] = names[question["code"]]
    version = campaigns.publish(slug="lliure", content=whole, by=None, now=now)
    return _opened(with_version(version, on), body, on)


def of_content(
    whole: dict[str, Any], body: Entity, on: date = TODAY, now: datetime = NOW
) -> Assessment:
    """The assessment of BODY in a campaign that asks what WHOLE contains."""
    version = campaigns.publish(slug=f"q{uuid4().hex[:8]}", content=whole, by=None, now=now)
    return _opened(with_version(version, on), body, on)


def a_draft(code: str = "D1.1", level: int | None = 3, **more: Any) -> Draft:
    """What somebody who saw nothing yet answers."""
    usual: dict[str, Any] = {
        "not_applicable": False, "reason": "", "comment": "", "seen": 0, "key": uuid4()
    }  # fmt: skip
    return Draft(code=code, level=level, **(usual | more))


def answer(
    assessment: Assessment, by: User, code: str = "D1.1", now: datetime = NOW, **more: Any
) -> Saved:
    """Save one answer now."""
    return answering.save(assessment=assessment, draft=a_draft(code, **more), by=by, now=now)


def answer_all(
    assessment: Assessment, by: User, level: int = 3, now: datetime = NOW, **more: Any
) -> None:
    """Give every question the same level."""
    for code in questions(assessment):
        answer(assessment, by, code, now, level=level, **more)


def questions(assessment: Assessment) -> list[str]:
    """The codes of the questions of a version, in order."""
    rows = assessment.campaign.version.questions.order_by("dimension", "position")
    return list(rows.values_list("code", flat=True))
