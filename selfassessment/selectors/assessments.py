"""Assessments and the answers given in them."""

from collections.abc import Mapping
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from governance import access
from governance.models import Entity, User
from governance.rules import roles
from governance.selectors import tools
from selfassessment.models import Answer, Assessment, Campaign
from selfassessment.rules.campaigns import LIGHT
from selfassessment.rules.scoring.values import Given


def of_entity(entity: Entity) -> QuerySet[Assessment]:
    """Return the assessments of ENTITY, the newest campaign first."""
    rows = Assessment.objects.filter(entity=entity).select_related("campaign__version", "control")
    return rows.defer("campaign__version__content").order_by("-campaign__opens_on", "pk")


def visible_to(user: User) -> QuerySet[Assessment]:
    """Return the assessments whose results USER may see, with campaign and body."""
    bodies = access.entities(user, roles.READ_RESULTS)
    rows = Assessment.objects.filter(entity__in=bodies)
    return rows.select_related("campaign__version", "entity").defer("campaign__version__content")


def loaded(pk: UUID) -> QuerySet[Assessment]:
    """Return the one assessment PK, or none, with what its pages speak of."""
    rows = Assessment.objects.filter(pk=pk).annotate(tools=tools.names_in_use("entity"))
    known = ("campaign__version", "entity", "comarca", "supporter", "control")
    past = ("carried_from__campaign__version", "carried_from__control")
    heavy = ("campaign__version__content", "carried_from__campaign__version__content")
    return rows.select_related(*known, *past).defer(*heavy)


def given(assessment: Assessment) -> dict[str, Given]:
    """Return the answers of ASSESSMENT by question code, for scoring."""
    rows = Answer.objects.filter(assessment=assessment)
    return {
        code: _value(level, not_applicable, value)
        for code, level, not_applicable, value in rows.values_list(
            "question__code", "level", "not_applicable", "value"
        )
    }


@lru_cache(maxsize=4096)
def _value(level: int | None, not_applicable: bool, value: str) -> Given:  # noqa: FBT001
    """Return the one value that says this: a long questionnaire has few that differ."""
    return Given(level, not_applicable, value)


def answers(assessment: Assessment, dimension: str) -> Mapping[str, Answer]:
    """Return the answers to the questions of DIMENSION by code, with who gave them."""
    rows = Answer.objects.filter(assessment=assessment, question__dimension=dimension)
    return {row.question.code: row for row in rows.select_related("question", "changed_by")}


def previous(assessment: Assessment) -> Assessment | None:
    """Return the last submitted assessment of the same body in an earlier campaign like this one.

    That is one with the same instrument, and for a light check with the same questions: only its
    scores say how the body moved.
    """
    now = assessment.campaign
    alike = {"campaign__instrument": now.instrument}
    if now.instrument == LIGHT:
        alike["campaign__chosen"] = now.chosen
    return _before(assessment).filter(**alike).first()


def last_given(assessment: Assessment) -> Assessment | None:
    """Return the last submitted assessment of the same body before this, whatever was asked."""
    return _before(assessment).first()


def _before(assessment: Assessment) -> QuerySet[Assessment]:
    rows = Assessment.objects.filter(
        entity=assessment.entity_id,
        campaign__opens_on__lt=assessment.campaign.opens_on,
        submitted_at__isnull=False,
    )
    known = rows.select_related("campaign__version", "control")
    return known.defer("campaign__version__content").order_by("-campaign__opens_on")


def newest_campaign() -> Campaign | None:
    """Return the campaign that opened last."""
    rows = Campaign.objects.opened().select_related("version")
    return rows.order_by("-opens_on", "-pk").first()
