"""Assessments and the answers given in them."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

from governance import access
from governance.models import Entity, User
from governance.rules import roles
from governance.selectors import tools
from selfassessment.models import Answer, Assessment, Campaign
from selfassessment.rules.assessment_states import WITHDRAWN
from selfassessment.rules.campaigns import CONSOLIDATION, LIGHT
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


def answers(
    assessment: Assessment, codes: Collection[str], past: Collection[str] = ()
) -> tuple[Mapping[str, Answer], Mapping[str, Answer]]:
    """Return the answers to CODES by code, with who gave them, and those to PAST taken over.

    The latter are of the assessment that this one takes answers from; one statement finds both.
    """
    own = Q(assessment=assessment, question__code__in=codes)
    taken = Q(assessment=assessment.carried_from_id, question__code__in=past)
    found: dict[bool, dict[str, Answer]] = {True: {}, False: {}}
    for row in Answer.objects.filter(own | taken).select_related("question", "changed_by"):
        found[row.assessment_id == assessment.pk][row.question.code] = row
    return found[True], found[False]


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
    """Return the submitted assessment of the same body to take answers from: see `earlier`."""
    return _before(assessment).first()


def earlier(
    entity: Any, *, opens_on: Any, slug: Any, instrument: Any, chosen: Any
) -> QuerySet[Assessment]:
    """Return what ENTITY handed in before a campaign, the one to take answers from first.

    That is the newest that asked at least as much, then the others. It was for the same
    questionnaire, that of SLUG: a code says something in its own only. What was withdrawn counts
    for nothing. Each value may be a reference to an outer statement.
    """
    alike = Q(campaign__instrument=instrument, campaign__chosen=chosen)
    whole = Case(
        When(alike | Q(campaign__instrument=CONSOLIDATION), then=Value(0)), default=Value(1)
    )
    rows = Assessment.objects.filter(
        entity=entity,
        campaign__opens_on__lt=opens_on,
        campaign__version__slug=slug,
        submitted_at__isnull=False,
    )
    known = rows.exclude(state=WITHDRAWN).annotate(asked_less=whole)
    return known.order_by("asked_less", "-campaign__opens_on", "-campaign_id")


def _before(assessment: Assessment) -> QuerySet[Assessment]:
    now = assessment.campaign
    rows = earlier(
        assessment.entity_id,
        opens_on=now.opens_on,
        slug=now.version.slug,
        instrument=now.instrument,
        chosen=now.chosen,
    )
    return rows.select_related("campaign__version", "control").defer("campaign__version__content")


def newest_campaign() -> Campaign | None:
    """Return the campaign that opened last."""
    rows = Campaign.objects.opened().select_related("version")
    return rows.order_by("-opens_on", "-pk").first()
