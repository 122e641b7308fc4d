"""The sections of a body's report, in printing order: each builds a Section or leaves it out."""

from collections.abc import Callable

from selfassessment.reports.sections import (
    beside,
    control,
    cover,
    dimensions,
    legal,
    lists,
    method,
    next_degree,
    summary,
    trend,
)
from selfassessment.reports.values import ReportContext, Section

SECTIONS: tuple[Callable[[ReportContext], Section | None], ...] = (
    cover.build,
    summary.build,
    next_degree.build,
    beside.build,
    trend.build,
    dimensions.build,
    control.build,
    lists.follow_up,
    lists.actions,
    lists.evidence,
    method.build,
    legal.build,
)

__all__ = ["SECTIONS"]
