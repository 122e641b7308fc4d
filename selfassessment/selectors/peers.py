"""The anonymous group that a body is compared with: the same kind and size in its campaign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import Avg, F
from django.utils.translation import gettext

from governance.rules import entity_kinds
from governance.rules.bands import BANDS
from selfassessment.models import Assessment, Score
from selfassessment.rules import disclosure
from selfassessment.rules.assessment_states import HANDED_IN
from selfassessment.rules.scoring.rounding import whole


@dataclass(frozen=True, slots=True)
class Peers:
    """The mean declared scores of COUNT bodies, in whole points: overall and by dimension.

    COUNT is 0 when the group is too small to be shown. WHO says whom it is made of.
    """

    who: str
    count: int
    overall: Fraction | None = None
    parts: tuple[tuple[str, Fraction], ...] = ()

    def of(self, dimension: str) -> Fraction | None:
        """Return the mean of DIMENSION; None where too few bodies have one."""
        return dict(self.parts).get(dimension)


def of(assessment: Assessment) -> Peers:
    """Return the group of ASSESSMENT: those that have handed in, in their order of arrival.

    Everybody who looks gets figures over the same bodies, five more at a time.
    """
    group = Assessment.objects.filter(
        campaign=assessment.campaign_id,
        kind=assessment.kind,
        band=assessment.band,
        state__in=HANDED_IN,
        denominator__gt=0,
    )
    arrived = list(group.order_by("submitted_at", "pk").values_list("pk", flat=True))
    place = arrived.index(assessment.pk) if assessment.pk in arrived else None
    count = disclosure.shown(len(arrived), place=place)
    who = _who(assessment)
    if not count:
        return Peers(who, 0)
    overall = group.filter(pk__in=arrived[:count]).aggregate(
        mean=Avg(F("low_numerator") / F("denominator"))
    )
    return Peers(
        who=who,
        count=count,
        overall=_blurred(overall["mean"]),
        parts=tuple(_parts(assessment, arrived)),
    )


def _parts(assessment: Assessment, arrived: Sequence[UUID]) -> Iterator[tuple[str, Fraction]]:
    """Yield the mean of each dimension that enough of those who ARRIVED have.

    Each has its own five more at a time: not everybody is asked everything.
    """
    rows = Score.objects.filter(
        assessment__in=arrived, kind=Score.Kind.DECLARED, denominator__gt=0
    ).annotate(value=F("low_numerator") / F("denominator"))
    order = {pk: at for at, pk in enumerate(arrived)}
    found: dict[str, list[tuple[int, Decimal]]] = {}
    for dimension, pk, value in rows.values_list("dimension", "assessment", "value"):
        found.setdefault(dimension, []).append((order[pk], value))
    for dimension, lines in found.items():
        lines.sort()
        places = [at for at, _value in lines]
        own = order.get(assessment.pk)
        place = places.index(own) if own in places else None
        if size := disclosure.shown(len(lines), place=place):
            yield dimension, _blurred(sum(value for _at, value in lines[:size]) / size)


def _blurred(mean: object) -> Fraction:
    """Return MEAN in whole points: what is exact says more about single bodies than it should."""
    return Fraction(whole(Fraction(str(mean))))


def _who(assessment: Assessment) -> str:
    kind = gettext(entity_kinds.KINDS[assessment.kind].plural)
    return f"{kind} · {gettext(BANDS[assessment.band].label)}" if assessment.band else kind
