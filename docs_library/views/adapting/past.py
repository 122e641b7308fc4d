"""What was decided when a copy met an edition, for ever."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library.rules import adapting
from docs_library.selectors.adapting import copies, discards, sessions
from docs_library.views.adapting import asked


@require_safe
@login_required
def merged(request: HttpRequest, pk: UUID, session: UUID) -> HttpResponse:
    """Show a closed session: each decision with who took it, and what it left out."""
    copy = copies.copy(asked.adaptation(request, pk))
    row = sessions.merges(copy.adaptation).filter(pk=session).first()
    if row is None or row.state == adapting.OPEN:
        raise Http404
    decisions = row.decisions.select_related("by").order_by("at", "version")
    context = {
        **asked.rights(request, copy),
        "session": row,
        "decisions": [(one, _(adapting.CHOICES[one.which])) for one in decisions],
        "discarded": discards.of(row),
    }
    return render(request, "docs_library/adapting/merged.html", context)
