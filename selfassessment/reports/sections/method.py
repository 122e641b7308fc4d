"""How the result was worked out, what it is worth, and how to verify the document."""

from django.utils.translation import gettext as _

from selfassessment.reports.values import ReportContext, Section


def build(context: ReportContext) -> Section:
    """Return the method note, the legal note and the way to verify the document."""
    return Section(
        title=_("Method and validity"),
        template="selfassessment/report/method.html",
        anchor="method",
        data={
            "identity": context.identity,
            "mark": context.mark,
            "rules_version": context.rules_version,
            "verification": context.verification,
            "with_peer": bool(context.peer_note),
            "demo": context.demo,
        },
    )
