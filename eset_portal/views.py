"""The front door: home made of slots, health, texts about the portal, error pages."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

Slot = Callable[[HttpRequest], str]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what comes next, from the slots that the apps fill; welcome visitors."""
    if not request.user.is_authenticated:
        return render(request, "eset_portal/welcome.html")
    slots: list[Slot] = [import_string(name) for name in settings.HOME_SLOTS]
    return render(request, "eset_portal/home.html", {"slots": [slot(request) for slot in slots]})


@require_safe
@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; asks nothing of anybody."""
    del request
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers: 200 or 503."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Explain in one page how to do each thing."""
    return render(request, "eset_portal/help.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement."""
    return render(request, "eset_portal/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show what is kept about people and why."""
    return render(request, "eset_portal/privacy.html")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be understood."""
    del exception
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer somebody who may not, with the reason if there is one."""
    return render(request, "errors/403.html", {"reason": str(exception)}, status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that came without its token: left open too long, or from elsewhere."""
    del reason
    return render(request, "errors/403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for an address that leads nowhere."""
    del exception
    return render(request, "errors/404.html", status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer somebody who tried the same thing too often in a short time."""
    return render(request, "errors/429.html", status=429)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer after a fault of ours, leaning on nothing that may be broken too."""
    del request
    return HttpResponse(render_to_string("errors/500.html"), status=500)
