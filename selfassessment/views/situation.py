"""Where one body stands among the others: its own figures beside what is published."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eset_portal.common.charts.chart import Drawn
from selfassessment.models import Assessment, Publication
from selfassessment.rules import groups
from selfassessment.selectors import spreads
from selfassessment.selectors.open_data import drawing, published
from selfassessment.selectors.open_data.published import Published
from selfassessment.selectors.steering.names import Names
from selfassessment.views.desk import open_desk
from selfassessment.views.steering import charts

Peers = tuple[str, Published]


@login_required
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the assessment beside the published figures of the last campaign that compares."""
    return render(request, "selfassessment/situation.html", _shown(request, pk))


@login_required
@require_safe
def chart_file(request: HttpRequest, pk: UUID, chart: str, ending: str) -> HttpResponse:
    """Give a chart of that page as a file."""
    found = _shown(request, pk).get(chart)
    if not isinstance(found, Drawn) or ending not in charts.ENDINGS:
        raise Http404
    return charts.handed_out(found, f"eset-{chart}", ending)


def _shown(request: HttpRequest, pk: UUID) -> dict[str, object]:
    assessment = open_desk(request, pk).assessment
    row = published.newest_for(assessment.campaign)
    context: dict[str, object] = {"assessment": assessment, "publication": row}
    if row is not None and assessment.is_submitted:
        context |= _beside(assessment, row)
    context["trend"] = spreads.of_body(assessment)
    return context


def _beside(assessment: Assessment, row: Publication) -> dict[str, object]:
    everybody = published.group(row, {})
    parts = assessment.scores.filter(kind="declared")
    mine = {"": assessment.low, **{part.dimension: part.low for part in parts}}
    known = {code: low for code, low in mine.items() if low is not None}
    name, peers = _peers(assessment, row)
    return {
        "spread": drawing.spread(row, everybody, assessment.low),
        "means": drawing.means(
            row, (str(assessment.entity), known), (name, peers.means) if peers else None
        ),
        "peers": peers,
        "peers_n": peers.bodies.get("", 0) if peers else 0,
        "peers_name": name,
    }


def _peers(assessment: Assessment, row: Publication) -> tuple[str, Published | None]:
    """Return the narrowest published group that the body is like: kind and size, kind, or all."""
    names = Names(row.campaign)
    band = assessment.band or groups.OTHERS
    for only in (
        {groups.KIND: assessment.kind, groups.BAND: band},
        {groups.KIND: assessment.kind},
        {},
    ):
        found = published.group(row, only)
        if found is not None and not found.hidden:
            words = [names.of(axis).get(value, value) for axis, value in only.items()]
            return " · ".join(words) or _("All bodies"), found
    return "", None
