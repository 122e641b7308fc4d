"""What the document is worth, by which rules it is made, and how to verify it."""

from django.utils.translation import gettext as _

from selfassessment.reports.values import ReportContext, Section


def build(context: ReportContext) -> Section:
    """Return the legal note and the way to verify the document."""
    return Section(
        title=_("Legal note and verification"),
        template="selfassessment/report/legal.html",
        anchor="legal",
        data={
            "identity": context.identity,
            "mark": context.mark,
            "verification": context.verification,
            "demo": context.demo,
        },
    )
