"""What blocks the next degree, in the order in which it helps most."""

from django.utils.translation import gettext as _

from selfassessment.reports.values import ReportContext, Section


def build(context: ReportContext) -> Section | None:
    """Return the way to the next degree, or None if the context has none."""
    ahead = context.next_degree
    if ahead is None:
        return None
    title = _("What it takes to reach %(degree)s") % {"degree": ahead.degree}
    return Section(
        title=title if ahead.degree else _("The next degree"),
        template="selfassessment/report/next_degree.html",
        anchor="next-degree",
        data={"ahead": ahead},
    )
