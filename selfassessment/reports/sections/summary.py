"""The result on one page: the sentence, the degree on its scale, the dimensions at a glance."""

from django.utils.translation import gettext as _

from selfassessment.reports.values import ReportContext, Section


def build(context: ReportContext) -> Section:
    """Return the summary, with the charts that there are."""
    return Section(
        title=_("The result at a glance"),
        template="selfassessment/report/summary.html",
        anchor="summary",
        data={
            "mark": context.mark,
            "sentences": context.sentences,
            "caps": context.caps,
            "radar": context.radar,
            "bars": context.bars,
            "peer_note": context.peer_note,
            "dimensions": context.dimensions,
            "with_peer": any(one.peer for one in context.dimensions),
            "with_previous": any(one.previous for one in context.dimensions),
        },
    )
