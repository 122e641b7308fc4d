"""The bodies of a campaign that have handed in, with their scores, group by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from selfassessment.models import Assessment, Campaign, Score
from selfassessment.rules import aggregates, disclosure
from selfassessment.rules.assessment_states import HANDED_IN, WITHDRAWN

Some = TypeVar("Some")
BAND = "band"
AXES = (aggregates.COMARCA, aggregates.SUPPORTER, aggregates.KIND, BAND)


@dataclass(frozen=True, slots=True)
class Member:
    """What a body declared, and the group in which it was on each axis."""

    groups: Mapping[str, str]
    score: Fraction
    degree: str
    parts: Mapping[str, Fraction]
    levels: Mapping[str, object]


def of(campaign: Campaign) -> list[Member]:
    """Return those that handed in in CAMPAIGN, in their order of arrival."""
    rows = Assessment.objects.filter(
        campaign=campaign, state__in=HANDED_IN, denominator__gt=0
    ).order_by("submitted_at", "pk")
    parts: dict[object, dict[str, Fraction]] = {}
    scores = Score.objects.filter(
        assessment__in=rows.values("pk"), kind=Score.Kind.DECLARED, denominator__gt=0
    )
    known = scores.values_list("assessment", "dimension", "low_numerator", "denominator")
    for pk, dimension, above, below in known:
        parts.setdefault(pk, {})[dimension] = Fraction(int(above or 0), int(below or 1))
    columns = ("pk", *AXES, "low_numerator", "denominator", "degree", "frozen_levels")
    return [
        Member(
            {axis: str(row[axis] or "") for axis in AXES},
            Fraction(int(row["low_numerator"]), int(row["denominator"])),
            row["degree"],
            parts.get(row["pk"], {}),
            row["frozen_levels"] or {},
        )
        for row in rows.values(*columns)
    ]


def within(members: Sequence[Member], axis: str, group: str) -> list[Member]:
    """Return those of MEMBERS who are in GROUP of AXIS; all when there is no axis."""
    return [one for one in members if not axis or one.groups[axis] == group]


def told(members: Sequence[Some]) -> list[Some]:
    """Return those of MEMBERS, or of what they gave, of whom figures are made.

    Five more at a time, as they arrived: no two reports of one group, whenever they are made,
    differ by fewer than five bodies.
    """
    return list(members[: disclosure.shown(len(members))])


def invited(campaign: Campaign, axis: str, group: str) -> int:
    """Return how many bodies of GROUP of AXIS take part in CAMPAIGN."""
    rows = Assessment.objects.filter(campaign=campaign).exclude(state=WITHDRAWN)
    return rows.filter(**{axis: group or None} if axis else {}).count()
