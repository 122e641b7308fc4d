"""The lists of the report: what is done about findings, what the body does, what shows it."""

from django.utils.translation import gettext as _

from selfassessment.reports.values import Piece, ReportContext, Section


def follow_up(context: ReportContext) -> Section | None:
    """Return what is done about what the control found; None if it found nothing."""
    lead = _("What the control found not to conform, who sees to it, and until when.")
    return _listed("follow-up", _("What follows from the control"), lead, context.follow_up)


def actions(context: ReportContext) -> Section | None:
    """Return what the body does about its gaps; None if it plans nothing."""
    lead = _("What the body has set out to do so that its answers reach a higher level.")
    return _listed("actions", _("Improvement actions"), lead, context.actions)


def evidence(context: ReportContext) -> Section | None:
    """Return what shows the answers to be so; None without any."""
    lead = _(
        "What the body has brought to show its answers. Of each file stands the beginning of its"
        " fingerprint (SHA-256), by which anybody who has it can tell that it is the same."
    )
    return _listed("evidence", _("Evidence"), lead, context.evidence)


def _listed(anchor: str, title: str, lead: str, pieces: tuple[Piece, ...]) -> Section | None:
    if not pieces:
        return None
    return Section(
        title=title,
        template="selfassessment/report/pieces.html",
        anchor=anchor,
        data={
            "lead": lead,
            "pieces": pieces,
            "with_day": any(piece.day for piece in pieces),
            "with_tag": any(piece.tag for piece in pieces),
            "with_print": any(piece.print for piece in pieces),
        },
    )
