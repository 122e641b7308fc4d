"""The sections of a body's report, in printing order: each builds a Section or leaves it out."""

from collections.abc import Callable

from selfassessment.reports.sections import (
    control,
    cover,
    dimensions,
    method,
    next_degree,
    summary,
)
from selfassessment.reports.values import ReportContext, Section

SECTIONS: tuple[Callable[[ReportContext], Section | None], ...] = (
    cover.build,
    summary.build,
    next_degree.build,
    dimensions.build,
    control.build,
    method.build,
)

__all__ = ["SECTIONS"]
