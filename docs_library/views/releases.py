"""Releases of the methodology: the list, a page for each, its ZIP, and two compared."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from docs_library import permissions
from docs_library.forms.moving import ReleaseForm
from docs_library.models import Release
from docs_library.reports import release_pack
from docs_library.rules import releases as rules
from docs_library.rules.numbering import Number
from docs_library.selectors import pages, released
from docs_library.services import releasing
from docs_library.views.reading import content_lang
from eset_portal.common import downloads
from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError
from governance import acting

KINDS = {"added": "good", "removed": "bad", "major": "warn", "minor": ""}


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show all releases."""
    signed_in = request.user.is_authenticated
    context = {
        "releases": released.releases(),
        "may_release": signed_in and permissions.may_approve(acting.person(request)).allowed,
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/release_list.html", context)


@require_safe
def detail(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a release holds."""
    one = _found(name)
    context = {
        "release": one,
        "parts": rules.parts(one.manifest),
        "others": [other for other in released.releases() if other.pk != one.pk],
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/release_detail.html", context)


@require_safe
def pack(request: HttpRequest, name: str) -> FileResponse:
    """Hand out a release as a ZIP with its manifest."""
    one = _found(name)
    editions = [
        (edition, request.build_absolute_uri(pages.address(edition)))
        for edition in released.editions(one)
    ]
    answer = downloads.attachment(release_pack.write(one, editions), f"e-set_{one.name}.zip")
    answer["Content-Type"] = "application/zip"
    return answer


@require_safe
def compare(request: HttpRequest, name: str, other: str) -> HttpResponse:
    """Show what differs from the release NAME to the OTHER one."""
    old, new = _found(name), _found(other)
    changes = rules.compare(rules.parts(old.manifest), rules.parts(new.manifest))
    words = {
        "added": _("New"),
        "removed": _("No longer part"),
        "major": _("Major change"),
        "minor": _("Minor change"),
    }
    context = {
        "old": old,
        "new": new,
        "changes": [(one, _address(one), words[one.kind], KINDS[one.kind]) for one in changes],
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/release_compare.html", context)


@require_safe
def compare_with(request: HttpRequest, name: str) -> HttpResponse:
    """Lead to the comparison with the release asked for."""
    other = _found(request.GET.get("amb", ""))
    return redirect("docs_library:release-compare", name=other.name, other=_found(name).name)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Ask for name, day and note of a release, and freeze it."""
    person, now = acting.person(request), timezone.now()
    require(permissions.may_approve(person))
    today = timezone.localdate(now)
    known = list(released.releases().values_list("name", flat=True))
    first = {"name": rules.next_name(today.year, known), "on": today}
    form = ReleaseForm(sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = releasing.release(**form.cleaned_data, by=person, now=now)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The release %(name)s is made.") % {"name": made.name})
            return redirect("docs_library:release-detail", name=made.name)
    status = 422 if form.errors else 200
    return render(request, "docs_library/release_new.html", {"form": form}, status=status)


def _address(change: rules.Change) -> str:
    """Return where readers see CHANGE: word for word, or the only edition that there is."""
    sides = [Number.parse(one.number) for one in (change.before, change.after) if one]
    values = {"code": change.code, "major": sides[0].major, "minor": sides[0].minor}
    if len(sides) == 1:
        return reverse("docs_library:edition-detail", kwargs=values)
    values |= {"to_major": sides[1].major, "to_minor": sides[1].minor}
    return reverse("docs_library:difference-detail", kwargs=values)


def _found(name: str) -> Release:
    found = released.release(name)
    if found is None:
        raise Http404
    return found
