"""The review of an edition: why it is looked at, and what becomes of it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from docs_library import permissions
from docs_library.forms.watch.confirming import ConfirmForm
from docs_library.models import Edition
from docs_library.rules import edition_states
from docs_library.selectors.watch import rechecks
from docs_library.services.watch import confirming
from docs_library.views.editing import recheck as found_recheck
from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import acting


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show why an edition is looked at, and record that nothing has to change."""
    person, now = acting.person(request), timezone.now()
    require(permissions.may_look(person))
    row, status, today = found_recheck(pk), 200, timezone.localdate(now)
    document = row.edition.document
    form = ConfirmForm(sent(request), review_due=document.review_due, today=today)
    if request.method == "POST":
        require(permissions.may_watch(person))
        status = 422
        if form.is_valid():
            try:
                confirming.confirm(recheck=row, **form.cleaned_data, by=person, now=now)
            except NotAllowed:
                raise
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _("Recorded: confirmed, no change."))
                return redirect("docs_library:recheck", pk=pk)
    context = {
        "recheck": row,
        "edition": row.edition,
        "document": document,
        "standing": rechecks.standing(row, today),
        "form": form,
        "may_watch": permissions.may_watch(person).allowed,
        "may_write": permissions.may_write(person).allowed,
        "being_written": Edition.objects.open().filter(document=document).first(),
        "earlier": [one for one in rechecks.decided_of(document) if one.pk != row.pk],
        "change_kinds": [
            (kind, label) for kind, label in edition_states.change_choices() if kind != "initial"
        ],
    }
    return render(request, "docs_library/watch/recheck.html", context, status=status)
