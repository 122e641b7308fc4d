"""The figures of one group of bodies: plain facts, rounded and guarded, ready to be kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from governance.models import Comarca, Entity
from selfassessment.models import Campaign
from selfassessment.rules import aggregates, spreading
from selfassessment.rules.aggregates import CATALONIA, COMARCA, KIND, METHOD, SUPPORTER
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.degrees import DEGREES
from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.selectors import instruments
from selfassessment.selectors.aggregates import gaps, members
from selfassessment.selectors.aggregates.members import BAND, Member

Facts = dict[str, Any]
BREAKDOWNS: Mapping[str, tuple[str, ...]] = {
    CATALONIA: (SUPPORTER, KIND, BAND, COMARCA),
    COMARCA: (BAND,),
    SUPPORTER: (BAND, COMARCA),
    KIND: (BAND,),
    METHOD: (),
}


def of(campaign: Campaign, scope: str, group: str, *, on: date) -> Facts:
    """Return what may be told of GROUP (in SCOPE) of CAMPAIGN, with the documents ON that day."""
    instrument = instruments.of_version(campaign.version)
    axis = scope if scope in {COMARCA, SUPPORTER, KIND} else ""
    everybody = members.of(campaign)
    own = members.within(everybody, axis, group)
    people, whole = members.told(own), members.told(everybody)
    facts: Facts = {
        "name": names(axis, [group]).get(group, group) if axis and axis != KIND else "",
        "invited": members.invited(campaign, axis, group),
        "submitted": len(own),
        "bodies": len(people),
        "mean": _decimal(aggregates.mean(one.score for one in people)),
        "quartiles": _quartiles(people),
        "dimensions": _dimensions(instrument, people, whole if axis else []),
        "degrees": _degrees(people),
        "spread": aggregates.counted(spreading.counts([one.score for one in people])),
        "breakdowns": {by: _breakdown(own, by) for by in BREAKDOWNS[scope]},
        "questions": gaps.questions(instrument, people),
    }
    if scope == METHOD:
        facts["documents"] = gaps.documents(instrument, facts["questions"], on=on)
    return facts


def names(axis: str, keys: Sequence[str]) -> dict[str, str]:
    """Return the names of the groups KEYS of AXIS; kinds and bands have theirs in words."""
    known = [key for key in keys if key]
    if axis == COMARCA:
        return dict(Comarca.objects.filter(pk__in=known).values_list("pk", "name"))
    if axis == SUPPORTER:
        rows = Entity.objects.filter(pk__in=known).values_list("pk", "name")
        return {str(pk): name for pk, name in rows}
    return {}


def _dimensions(
    instrument: Instrument, people: Sequence[Member], whole: Sequence[Member]
) -> list[Facts]:
    return [
        {
            "code": part.code,
            "name": part.name,
            "short": part.short_name,
            "bodies": sum(part.code in one.parts for one in people),
            "mean": _mean_of(people, part.code),
            "whole": _mean_of(whole, part.code),
        }
        for part in instrument.dimensions
    ]


def _mean_of(people: Sequence[Member], code: str) -> float | None:
    return _decimal(aggregates.mean(one.parts[code] for one in people if code in one.parts))


def _degrees(people: Sequence[Member]) -> list[Facts]:
    found = Counter(one.degree for one in people)
    counts = aggregates.counted([found[degree.code] for degree in DEGREES])
    paired = zip(DEGREES, counts, strict=True)
    return [{"code": degree.code, "bodies": count} for degree, count in paired]


def _breakdown(own: Sequence[Member], axis: str) -> list[Facts]:
    """Return the mean of each group of AXIS, None where it would give somebody away."""
    sizes = Counter(one.groups[axis] for one in own)
    shown, called = aggregates.shown(sizes), names(axis, list(sizes))
    rows = [
        {
            "key": key,
            "name": called.get(key, ""),
            "submitted": n,
            "mean": _group_mean(own, axis, key) if key in shown else None,
        }
        for key, n in sizes.items()
    ]
    return sorted(rows, key=lambda row: (row["mean"] is None, -(row["mean"] or 0), row["name"]))


def _group_mean(own: Sequence[Member], axis: str, key: str) -> float | None:
    people = members.told(members.within(own, axis, key))
    return _decimal(aggregates.mean(one.score for one in people))


def _quartiles(people: Sequence[Member]) -> list[float] | None:
    found = aggregates.quartiles(one.score for one in people)
    return None if found is None else [float(one_decimal(value)) for value in found]


def _decimal(value: Fraction | None) -> float | None:
    return None if value is None else float(one_decimal(value))
