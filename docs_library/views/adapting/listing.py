"""The own copies of the body acted for, and making a new one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from docs_library import permissions
from docs_library.selectors.adapting import copies
from docs_library.services.adapting import starting
from docs_library.views.editing import document
from docs_library.views.reading import content_lang
from governance import acting


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show the own copies of the body that the person acts for."""
    body = acting.acting_for(request)
    may = body is not None and permissions.may_see_copies(acting.person(request), body)
    context = {
        "body": body,
        "copies": copies.all_of(body) if body and may else [],
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/adapting/list.html", context)


@require_POST
@login_required
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Make the own copy of the body acted for; the one there is when it has one."""
    body = acting.acting_for(request)
    if body is None:
        raise Http404
    row = starting.start(
        document=document(code), entity=body, by=acting.person(request), now=timezone.now()
    )
    told = _("%(body)s has its own copy of %(code)s. Change what is different with you.")
    messages.success(request, told % {"body": body.name, "code": row.document.code})
    return redirect("docs_library:copy-text", pk=row.pk)
