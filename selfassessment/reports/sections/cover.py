"""The cover: whose report, its result, its identity card, and how to verify it."""

from django.utils.translation import gettext as _

from eset_portal.common import qr
from selfassessment.reports.values import ReportContext, Section


def build(context: ReportContext) -> Section:
    """Return the cover; it is no line of the table of contents."""
    card = context.identity
    rows = (
        (_("State"), card.state, ""),
        (_("Drawn up by"), card.elaborated_by, ""),
        (_("Submitted"), card.submitted, ""),
        (_("Control"), card.control_by, ""),
        (_("Questionnaire"), card.questionnaire, card.questionnaire_hash),
        (_("Instrument"), card.instrument, ""),
        (_("Verification code"), "", context.verification.code),
    )
    return Section(
        title=_("Consolidation report"),
        template="selfassessment/report/cover.html",
        data={
            "identity": card,
            "mark": context.mark,
            "campaign": context.campaign,
            "demo": context.demo,
            "rows": [row for row in rows if row[1] or row[2]],
            "qr": qr.svg(context.verification.url, title=_("QR code of the verification page")),
        },
    )
