"""The body beside the anonymous group of those alike."""

from django.utils.translation import gettext as _

from selfassessment.reports.values import ReportContext, Section


def build(context: ReportContext) -> Section | None:
    """Return the comparison, or the sentence why there is none; None while nothing compares."""
    if context.beside is None:
        return None
    return Section(
        title=_("Beside bodies alike"),
        template="selfassessment/report/beside.html",
        anchor="beside",
        data={"beside": context.beside},
    )
