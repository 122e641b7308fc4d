"""Keep scores beside the answers they come from."""

from collections.abc import Collection
from datetime import datetime
from fractions import Fraction
from math import lcm

from selfassessment.models import Assessment, Score
from selfassessment.rules.scoring.values import DimensionScore, Result

Columns = dict[str, int | None]
_COLUMNS = (
    "low_numerator",
    "high_numerator",
    "denominator",
    "answered",
    "not_applicable",
    "total",
)


def store(
    assessment: Assessment, result: Result, *, dimensions: Collection[str], now: datetime
) -> None:
    """Keep RESULT on ASSESSMENT and the scores of DIMENSIONS, those that may have changed."""
    _keep([row for row in rows(assessment, result) if row.dimension in dimensions])
    Assessment.objects.filter(pk=assessment.pk).update(**result_columns(result), changed_at=now)


def store_all(
    assessment: Assessment, result: Result, kind: Score.Kind = Score.Kind.DECLARED
) -> None:
    """Keep the score of every dimension of RESULT, of what was declared or validated."""
    _keep(rows(assessment, result, kind))


def rows(
    assessment: Assessment, result: Result, kind: Score.Kind = Score.Kind.DECLARED
) -> list[Score]:
    """Return the score of each dimension of RESULT as a row, not yet kept."""
    return [
        Score(assessment=assessment, dimension=part.code, kind=kind, **part_columns(part))
        for part in result.dimensions
    ]


def _keep(found: list[Score]) -> None:
    Score.objects.bulk_create(
        found,
        update_conflicts=True,
        unique_fields=["assessment", "dimension", "kind"],
        update_fields=_COLUMNS,
    )


def result_columns(result: Result) -> dict[str, object]:
    """Return RESULT as the columns of an assessment."""
    return {
        **exact(result.low, result.high),
        "answered": result.answered,
        "not_applicable": result.not_applicable,
        "total": result.total,
        "degree": result.degree.code if result.degree else "",
        "uncapped_degree": result.uncapped_degree.code if result.uncapped_degree else "",
        "caps": list(result.caps),
        "rules_version": result.rules_version,
    }


def exact(low: Fraction | None, high: Fraction | None) -> Columns:
    """Return LOW and HIGH as whole numerators over one denominator; all None without a score."""
    if low is None or high is None:
        return {"low_numerator": None, "high_numerator": None, "denominator": None}
    denominator = lcm(low.denominator, high.denominator)
    return {
        "low_numerator": low.numerator * (denominator // low.denominator),
        "high_numerator": high.numerator * (denominator // high.denominator),
        "denominator": denominator,
    }


def part_columns(part: DimensionScore) -> Columns:
    """Return the score of a dimension, PART, as the columns of its row."""
    return {
        **exact(part.low, part.high),
        "answered": part.answered,
        "not_applicable": part.not_applicable,
        "total": part.total,
    }
