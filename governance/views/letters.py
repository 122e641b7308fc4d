"""In the demonstration, read the letters that nobody gets."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.models import Letter

PAGE = 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the letters to everybody, newest first; elsewhere than in a demonstration, nothing."""
    if not settings.PORTAL_DEMO:
        raise Http404
    address = request.GET.get("to", "").strip().lower()
    letters = Letter.objects.order_by("-created_at", "pk")
    if address:
        letters = letters.filter(address__icontains=address)
    page = Paginator(letters, PAGE).get_page(request.GET.get("page"))
    return render(request, "governance/letters.html", {"page_obj": page, "address": address})
