"""Gather the public figures of a campaign, small groups and what tells them left out."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from selfassessment.models import Assessment, Campaign, Score
from selfassessment.rules import groups, open_data
from selfassessment.rules.disclosure import SMALLEST_GROUP
from selfassessment.rules.disclosure_tables import (
    FEWEST_FOR_QUARTILES,
    Body,
    Group,
    protect,
    told_together,
)
from selfassessment.rules.scoring.degrees import DEGREES
from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.rules.spreading import STEP, TOP, quartiles, ten
from selfassessment.selectors import instruments
from selfassessment.selectors.coverage import SUBMITTED
from selfassessment.selectors.steering.names import Names
from selfassessment.selectors.tallies import reading
from selfassessment.selectors.tallies.reading import Asked
from selfassessment.selectors.tallies.statements import Scope

Content = dict[str, Any]


def gather(campaign: Campaign) -> Content:
    """Return the public figures of CAMPAIGN in plain types, names in Catalan."""
    asked = reading.asked(Scope(campaign.pk))
    instrument = instruments.of_campaign(campaign)
    codes = [part.code for part in instrument.dimensions]
    bodies = _bodies(campaign, codes)
    shown = protect(bodies, open_data.TABLES)
    with translation.override("ca"):
        return {
            "campaign": {
                "slug": campaign.slug,
                "title": campaign.title,
                "opens_on": campaign.opens_on.isoformat(),
                "closes_on": campaign.closes_on.isoformat(),
                "questionnaire": campaign.version.number,
            },
            "licence": open_data.LICENCE_URL,
            "smallest_group": SMALLEST_GROUP,
            "dimensions": [[part.code, part.short_name] for part in instrument.dimensions],
            "groups": _groups(asked, _every(bodies), shown, Names(campaign)),
            **_counts(campaign),
        }


def _bodies(campaign: Campaign, codes: Sequence[str]) -> list[Body]:
    """Return the bodies that handed in, alike ones together, with how many have each score."""
    rows = Assessment.objects.filter(SUBMITTED, campaign=campaign).exclude(state="withdrawn")
    parts: dict[object, set[str]] = defaultdict(set)
    scored = Score.objects.filter(assessment__in=rows, kind="declared", denominator__gt=0)
    for key, dimension in scored.values_list("assessment", "dimension"):
        parts[key].add(dimension)
    found: dict[tuple[str, ...], list[int]] = {}
    for key, den, *place in rows.values_list("pk", "denominator", *groups.AXES):
        values = tuple(str(value) if value else groups.OTHERS for value in place)
        sizes = found.setdefault(values, [0] * (len(codes) + 1))
        sizes[0] += den is not None
        for at, code in enumerate(codes, 1):
            sizes[at] += code in parts[key]
    return [
        Body(dict(zip(groups.AXES, values, strict=True)), tuple(sizes))
        for values, sizes in sorted(found.items())
    ]


def _every(bodies: Sequence[Body]) -> list[Group]:
    """Return every group of the tables in which there is somebody, in the order of the tables."""
    margins = (groups.EVERYBODY, *open_data.TABLES)
    return [one for margin in margins for one in sorted({body.group(margin) for body in bodies})]


def _groups(
    asked: Asked, every: Sequence[Group], shown: frozenset[Group], names: Names
) -> list[Content]:
    found = []
    for group in every:
        margin, values = group
        words = [names.of(axis).get(value, value) for axis, value in zip(*group, strict=True)]
        line: Content = {"axes": list(margin), "values": list(values), "names": words}
        found.append(line | (_figures(asked, group) if group in shown else {"hidden": True}))
    return found


def _figures(asked: Asked, group: Group) -> Content:
    for axis, value in zip(*group, strict=True):
        asked = asked.among(axis, value)
    rows = reading.means(asked)
    points = reading.spread(asked)
    parted = quartiles(points) if sum(points.values()) >= FEWEST_FOR_QUARTILES else None
    return {
        "bodies": {row.dimension: row.n for row in rows},
        "means": {row.dimension: str(one_decimal(row.mean)) for row in rows},
        "quartiles": [_plain(q) for q in (parted.first, parted.median, parted.third)]
        if parted
        else None,
    }


def _plain(value: Fraction) -> str:
    return str(one_decimal(value))


def _counts(campaign: Campaign) -> dict[str, list[list[Any]]]:
    """Return how many reached each degree and how many score in each range, told together."""
    rows = Assessment.objects.filter(SUBMITTED, campaign=campaign, denominator__gt=0)
    found = rows.exclude(state="withdrawn").values_list("degree", "low_numerator", "denominator")
    people = Counter(
        (degree, str(ten(Fraction(int(above or 0), int(below or 1)))))
        for degree, above, below in found
    )
    ends = range(STEP, TOP + STEP, STEP)
    degrees, spread = told_together(
        people, [degree.code for degree in DEGREES], [str(at) for at in range(len(ends))]
    )
    named = zip(DEGREES, degrees, strict=True)
    return {
        "degrees": [[degree.code, _(degree.label), n] for degree, n in named],
        "spread": [[end - STEP, end, n] for end, n in zip(ends, spread, strict=True)],
    }
