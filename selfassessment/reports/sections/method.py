"""How the result was worked out, and with what."""

from django.utils.translation import gettext as _

from selfassessment.reports.values import ReportContext, Section


def build(context: ReportContext) -> Section:
    """Return the note on the method."""
    return Section(
        title=_("How the result is worked out"),
        template="selfassessment/report/method.html",
        anchor="method",
        data={
            "identity": context.identity,
            "mark": context.mark,
            "rules_version": context.rules_version,
            "with_peer": bool(context.peer_note),
            "with_trend": context.trend is not None,
        },
    )
