"""The body from campaign to campaign."""

from django.utils.translation import gettext as _

from selfassessment.reports.values import ReportContext, Section


def build(context: ReportContext) -> Section | None:
    """Return how the body moved, or None if this is its first campaign."""
    if context.trend is None:
        return None
    return Section(
        title=_("From campaign to campaign"),
        template="selfassessment/report/trend.html",
        anchor="trend",
        data={"trend": context.trend},
    )
