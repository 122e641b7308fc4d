"""What somebody has been told, and what they follow."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from docs_library import permissions
from docs_library.forms.following import FollowForm
from docs_library.models import Norm
from docs_library.rules import telling as rules
from docs_library.selectors import acknowledging, notices
from docs_library.services import subscribing, telling
from docs_library.services.subscribing import Target
from docs_library.views.editing import document as found_document
from docs_library.views.reading import content_lang
from eset_portal.common.http import sent
from governance import acting

PAGE = 25


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show what the person has been told, unread first, and what they are asked to read."""
    person, body = acting.person(request), acting.acting_for(request)
    page = Paginator(notices.of(person), PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "unread": notices.unread(person),
        "pending": acknowledging.pending(person, on=timezone.localdate()),
        "leads": body is not None and permissions.may_see_readers(person, body).allowed,
        "compares": permissions.may_compare_bodies(person).allowed,
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/notice_list.html", context)


@require_POST
@login_required
def mark_read(request: HttpRequest) -> HttpResponse:
    """Mark one notice as read, or all of them."""
    person, now = acting.person(request), timezone.now()
    try:
        notice = UUID(request.POST["notice"]) if "notice" in request.POST else None
    except ValueError:
        return redirect("docs_library:notice-list")
    telling.mark_read(user=person, now=now, notice=notice)
    return redirect("docs_library:notice-list")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def subscriptions(request: HttpRequest) -> HttpResponse:
    """Show what the person follows, and follow more or in another rhythm."""
    person = acting.person(request)
    asked = {"what": request.GET.get("what", "")}
    form = FollowForm(sent(request), norms=notices.norms(), initial=asked)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        target = _target(given["what"])
        subscribing.follow(user=person, target=target, rhythm=given["rhythm"], now=timezone.now())
        messages.success(request, _("What you follow is saved."))
        return redirect("docs_library:subscription-list")
    context = {
        "form": form,
        "rows": notices.subscriptions(person),
        "body_rhythm": rules.RHYTHMS[notices.body_rhythm(person)],
        "content_lang": content_lang(),
    }
    status = 422 if form.errors else 200
    return render(request, "docs_library/subscription_list.html", context, status=status)


@require_POST
@login_required
def unfollow(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Follow something no longer."""
    if subscribing.unfollow(user=acting.person(request), subscription=pk):
        messages.success(request, _("You no longer follow this."))
    return redirect("docs_library:subscription-list")


@require_POST
@login_required
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Follow a document in the rhythm asked for, or no longer when none is."""
    person, document = acting.person(request), found_document(code)
    rhythm = request.POST.get("rhythm", "")
    row = person.subscriptions.filter(document=document).first()
    if rhythm:
        target = Target(document=document)
        subscribing.follow(user=person, target=target, rhythm=rhythm, now=timezone.now())
        messages.success(request, _("You follow %(code)s.") % {"code": document.code})
    elif row is not None:
        subscribing.unfollow(user=person, subscription=row.pk)
        messages.success(request, _("You no longer follow %(code)s.") % {"code": document.code})
    return redirect("docs_library:document-detail", code=document.code)


def slot(request: HttpRequest) -> str:
    """Return a card with what waits to be read; nothing when nothing does."""
    if not request.user.is_authenticated:
        return ""
    person = acting.person(request)
    context = {
        "unread": notices.unread(person),
        "pending": acknowledging.pending(person, on=timezone.localdate()),
        "content_lang": content_lang(),
    }
    return render_to_string("docs_library/notices_slot.html", context, request=request)


def _target(what: str) -> Target:
    """Return what a choice of the form stands for."""
    kind, _colon, key = what.partition(":")
    if kind == rules.COLLECTION:
        return Target(collection=key)
    if kind == rules.NORM:
        return Target(norm=Norm.objects.get(pk=key))
    return Target()
