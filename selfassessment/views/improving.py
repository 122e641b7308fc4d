"""The dashboard of the improvement itself: whether the method lives, is followed, and pays."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library import permissions as library
from docs_library.selectors import acknowledging
from eset_portal.common.http import require
from governance import access, acting
from governance.rules import roles
from selfassessment import permissions
from selfassessment.forms.savings import SavingsForm
from selfassessment.rules import savings
from selfassessment.selectors.improving import assuming, counting, panels, proposing
from selfassessment.selectors.improving.figures import Look
from selfassessment.services import exporting
from selfassessment.views.steering.charts import handed_out


@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show how the method improves, and what sharing it saved on the assumptions asked for."""
    look = _look(request)
    bodies, today = look.bodies, look.on
    said = assuming.latest()
    form = SavingsForm(request.GET, usual=assuming.hours(said))
    used = counting.use(bodies, on=today)
    hours = {**assuming.hours(said), **form.hours()}
    lines = savings.lines(counting.pieces(bodies, used), hours)
    by_document, _by_supporter = acknowledging.statistics(
        today, bodies=bodies.values_list("pk", flat=True)
    )
    context = {
        "figures": [(name, panels.drawn(name, look)) for name in panels.FIGURES],
        "usual": proposing.usual(look.user),
        "used": used,
        "reading_days": counting.reading_days(bodies),
        "read": [one for one in by_document if one.asked],
        "form": form,
        "lines": [(_(savings.PIECES[line.code]), line) for line in lines],
        "saved": savings.total(lines),
        "said": said,
        "is_trying": hours != assuming.hours(said),
        "may_assume": permissions.may_assume(look.user).allowed,
    }
    return render(request, "selfassessment/improving/dashboard.html", context)


@login_required
@require_safe
def download(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """Give a figure as CSV, XLSX or SVG; each leaves a line in the trail."""
    look = _look(request)
    drawn = panels.drawn(name, look) if name in panels.FIGURES else None
    if drawn is None:
        raise Http404
    exporting.note_improving(name=name, rows=len(drawn.table.rows), by=look.user)
    return handed_out(drawn, f"eset-millora-{name}", ending)


def _look(request: HttpRequest) -> Look:
    """Return who looks and at what: at all bodies, or at those accompanied."""
    person = acting.person(request)
    require(library.may_compare_bodies(person))
    return Look(person, access.entities(person, roles.READ_DASHBOARD), timezone.localdate())
