"""The bodies that take part, whom to ask there, and which are like another."""

from datetime import date

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import OrderBy

from governance.models import (
    Application,
    DeploymentPlan,
    Entity,
    PublicContact,
    TakenAlong,
    Tool,
    ToolUse,
)
from governance.models.dated import holding
from governance.models.entities import EntityQuerySet
from governance.rules import bands, entity_kinds, likeness
from governance.rules.tools import USED
from governance.selectors import participation

MOST_ALIKE = 40


def members(on: date) -> EntityQuerySet:
    """Return the bodies that take part on that day, with facts and their contact, by name."""
    asked = Exists(PublicContact.objects.filter(entity=OuterRef("pk")))
    cases = Application.objects.filter(entity=OuterRef("pk"), state__in=participation.JOINED)
    plans = DeploymentPlan.objects.filter(entity=OuterRef("pk"), ended_at=None)
    uses = ToolUse.objects.filter(level__in=USED).select_related("tool")
    known = Prefetch("tool_uses", holding(uses, on).order_by("tool__position"), "tools_in_use")
    along = holding(TakenAlong.objects.filter(entity=OuterRef("pk")), on)
    rows = participation.taking_part(on).with_facts(on)
    rows = rows.annotate(
        has_contact=asked,
        case_state=Subquery(cases.values("state")[:1]),
        phase=Subquery(plans.values("phase")[:1]),
        along_with=Subquery(along.values("parent__name")[:1]),
    )
    return rows.select_related("contact").prefetch_related(known).in_order()


def tool_choices() -> list[tuple[str, str]]:
    """Return the tools as (key, name), in the order of the catalogue."""
    rows = Tool.objects.order_by("position", "name").values_list("slug", "name")
    return list(rows)


def like(body: Entity, on: date) -> list[Entity]:
    """Return the members most like BODY, the closest first, each with its `likeness`.

    Those with somebody to ask come before the others that are as close.
    """
    known = Entity.objects.with_facts(on).get(pk=body.pk)
    near = [
        When(condition, then=Value(rank))
        for rank, step in enumerate(likeness.STEPS)
        if (condition := _as(known, step.facts)) is not None
    ]
    rows = members(on).exclude(pk=body.pk).filter(kind=body.kind)
    rows = rows.annotate(likeness=Case(*near, output_field=IntegerField()))
    found = rows.order_by(
        OrderBy(F("likeness")), OrderBy(F("has_contact"), descending=True), "sort_name"
    )
    return list(found[:MOST_ALIKE])


def _as(body: Entity, facts: frozenset[str]) -> Q | None:
    """Return the condition to share FACTS with BODY; None where BODY lacks one of them."""
    conditions = {
        likeness.BAND: _same_band(body),
        likeness.COMARCA: _same("comarca_code", getattr(body, "comarca_code", None)),
        likeness.PROVINCE: _same("province", body.province_id),
    }
    wanted = [conditions[fact] for fact in facts]
    if any(condition is None for condition in wanted):
        return None
    return Q(*(condition for condition in wanted if condition), kind=body.kind)


def _same(column: str, value: str | None) -> Q | None:
    return Q(**{column: value}) if value else None


def _same_band(body: Entity) -> Q | None:
    """Return the condition to be as large as BODY; all are where its kind has no bands."""
    if not entity_kinds.KINDS[body.kind].banded:
        return Q()
    inhabitants: int | None = getattr(body, "inhabitants", None)
    if inhabitants is None:
        return None
    low, high = bands.limits(bands.band_of(inhabitants))
    return Q(inhabitants__gte=low) & (Q() if high is None else Q(inhabitants__lte=high))
