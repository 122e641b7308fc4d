"""The same counts, made one by one from the answers and scores as they stand."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from selfassessment.models import Answer, Assessment, Campaign, Score
from selfassessment.rules import groups
from selfassessment.rules.scoring.rounding import whole

Group = tuple[str, str, str]


def of_groups(row: Assessment, margins: Iterable[groups.Margin]) -> list[Group]:
    """Every group of MARGINS in which ROW counts, as (axes, first, second)."""
    value = {
        "kind": row.kind,
        "band": row.band or groups.OTHERS,
        "comarca": row.comarca_id or groups.OTHERS,
        "supporter": str(row.supporter_id or groups.OTHERS),
    }
    found = []
    for margin in margins:
        values = [value[axis] for axis in margin]
        found.append((groups.name(margin), *values, *[""] * (2 - len(values))))
    return found


def scores(campaign: Campaign) -> dict[Any, list[Fraction]]:
    """Exact declared scores by (group, dimension)."""
    found: dict[Any, list[Fraction]] = {}
    for row in _handed_in(campaign):
        parts = Score.objects.filter(assessment=row, kind="declared")
        mine = [("", row.low), *((part.dimension, part.low) for part in parts)]
        for group in of_groups(row, groups.MARGINS):
            for code, low in mine:
                if low is not None:
                    found.setdefault((group, code), []).append(low)
    return found


def points(campaign: Campaign) -> Counter[Any]:
    """How many score each whole point, by (group, point), overall."""
    return Counter(
        (group, whole(row.low))
        for row in _handed_in(campaign)
        for group in of_groups(row, groups.SPREADS)
        if row.low is not None
    )


def answers(campaign: Campaign) -> Counter[Any]:
    """How many gave each answer, by (group, question, answer), from the answers themselves."""
    rows = Answer.objects.filter(assessment__in=_handed_in(campaign))
    return Counter(
        (group, row.question.code, "na" if row.not_applicable else str(row.level))
        for row in rows.select_related("question", "assessment")
        for group in of_groups(row.assessment, groups.LEVELS)
    )


def stages(campaign: Campaign) -> Counter[Any]:
    """How many are at each stage, by (group, stage); nothing is validated here."""
    found: Counter[Any] = Counter()
    for row in Assessment.objects.filter(campaign=campaign).exclude(state="withdrawn"):
        begun = "started" if row.changed_at else "waiting"
        stage = "submitted" if row.submitted_at else begun
        found.update((group, stage) for group in of_groups(row, groups.MARGINS))
    return found


def _handed_in(campaign: Campaign) -> list[Assessment]:
    rows = Assessment.objects.filter(campaign=campaign, submitted_at__isnull=False)
    return list(rows.exclude(state="withdrawn"))
