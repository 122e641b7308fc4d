"""The figures of one group of bodies: plain facts, rounded and guarded, ready to be kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from governance.models import Comarca, Entity
from selfassessment.models import Campaign
from selfassessment.rules import spreading
from selfassessment.rules.aggregates import CATALONIA, COMARCA, KIND, METHOD, SUPPORTER
from selfassessment.rules.disclosure_tables import FEWEST_FOR_QUARTILES, told_together
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.degrees import DEGREES
from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.rules.scoring.rounding import whole as whole_point
from selfassessment.selectors import instruments
from selfassessment.selectors.aggregates import gaps, members
from selfassessment.selectors.aggregates.members import BAND, Member
from selfassessment.selectors.aggregates.telling import Telling
from selfassessment.selectors.open_data import published

Facts = dict[str, Any]
BREAKDOWNS: Mapping[str, tuple[str, ...]] = {
    CATALONIA: (SUPPORTER, KIND, BAND, COMARCA),
    COMARCA: (BAND,),
    SUPPORTER: (BAND, COMARCA),
    KIND: (BAND,),
    METHOD: (),
}


def of(campaign: Campaign, scope: str, group: str, *, on: date) -> Facts:
    """Return what may be told of GROUP (in SCOPE) of CAMPAIGN, with the documents ON that day.

    All of Catalonia stands beside a group once it is published: before, it would still grow.
    """
    instrument = instruments.of_campaign(campaign)
    axis = scope if scope in {COMARCA, SUPPORTER, KIND} else ""
    everybody, telling = members.of(campaign), Telling(published.of(campaign))
    own, only = members.within(everybody, axis, group), {axis: group} if axis else {}
    people, is_public = telling.people(own, only), telling.publication is not None
    whole = telling.people(everybody, {}) if axis and is_public else []
    facts: Facts = {
        "name": names(axis, [group]).get(group, group) if axis and axis != KIND else "",
        "public": is_public,
        "invited": members.invited(campaign, axis, group),
        "submitted": len(own),
        "bodies": len(people),
        "mean": _mean([one.score for one in people]),
        "quartiles": _quartiles(people),
        "dimensions": _dimensions(instrument, telling, people, whole),
        **_counts(people),
        "breakdowns": {
            by: _breakdown(telling.parts(own, only, by), by) for by in BREAKDOWNS[scope]
        },
        "questions": gaps.questions(instrument, people, telling),
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
    instrument: Instrument, telling: Telling, people: Sequence[Member], whole: Sequence[Member]
) -> list[Facts]:
    rows = []
    for part in instrument.dimensions:
        own, all_ = (
            [one.parts[part.code] for one in telling.some(_with(part.code, some))]
            for some in (people, whole)
        )
        row = {"code": part.code, "name": part.name, "short": part.short_name}
        rows.append({**row, "bodies": len(own), "mean": _mean(own), "whole": _mean(all_)})
    return rows


def _with(code: str, people: Sequence[Member]) -> list[Member]:
    return [one for one in people if code in one.parts]


def _counts(people: Sequence[Member]) -> Facts:
    """Return how many reached each degree and how many score in each range, told together."""
    found = Counter((one.degree, str(spreading.ten(one.score))) for one in people)
    codes = [degree.code for degree in DEGREES]
    tens = [str(at) for at in range(spreading.TOP // spreading.STEP)]
    degrees, spread = told_together(found, codes, tens)
    rows = [{"code": code, "bodies": n} for code, n in zip(codes, degrees, strict=True)]
    return {"degrees": rows, "spread": spread}


def _points(people: Sequence[Member]) -> Counter[int]:
    """Return how many score each whole point, as everywhere."""
    return Counter(whole_point(one.score) for one in people)


def _breakdown(parts: Mapping[str, tuple[int, Sequence[Member]]], axis: str) -> list[Facts]:
    """Return the mean of each group of AXIS, None where it would give somebody away."""
    called = names(axis, list(parts))
    rows = [
        {
            "key": key,
            "name": called.get(key, ""),
            "submitted": n,
            "mean": _mean([one.score for one in people]),
        }
        for key, (n, people) in parts.items()
    ]
    return sorted(rows, key=lambda row: (row["mean"] is None, -(row["mean"] or 0), row["name"]))


def _quartiles(people: Sequence[Member]) -> list[float] | None:
    found = spreading.quartiles(_points(people))
    if found is None or len(people) < FEWEST_FOR_QUARTILES:
        return None
    return [float(one_decimal(value)) for value in (found.first, found.median, found.third)]


def _mean(scores: Sequence[Fraction]) -> float | None:
    """Return the mean of SCORES; None of nobody."""
    return float(one_decimal(sum(scores, Fraction()) / len(scores))) if scores else None
