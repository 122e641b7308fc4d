"""Write the minutes of a session as a tagged PDF."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from eset_portal.common import pdf, qr
from governance.models import Minutes
from governance.selectors.committee import counting, protocol

TEMPLATE = "governance/committee/minutes.html"
STYLES = ("css/agreement.css", "css/minutes.css")
LANGUAGE = "ca"
"""The language of the method's owner; minutes are not translated."""


def draw(minutes: Minutes) -> bytes:
    """Return MINUTES, which has its code and moment, as a PDF; see `pdf.render` for errors."""
    session = minutes.session
    with translation.override(LANGUAGE):
        address = reverse("selfassessment:verify", kwargs={"code": minutes.code})
        url = f"{settings.PORTAL_URL}{address}"
        title = _("Minutes of session %(number)s") % {"number": session.number}
        context = {
            "minutes": minutes,
            "session": session,
            "title": title,
            "places": protocol.places(session),
            "points": protocol.points(session),
            "presence": counting.presence(session),
            "papers": session.papers.filter(removed_at=None).order_by("at"),
            "url": url,
            "qr": qr.svg(url, title=_("QR code of the verification page")),
            "demo": settings.PORTAL_DEMO,
        }
        metadata = pdf.Metadata(
            title=f"{title} · {session.body}",
            language=LANGUAGE,
            author="Consorci Administració Oberta de Catalunya",
            created=minutes.at,
            identifier=minutes.code,
        )
        return pdf.render(render_to_string(TEMPLATE, context), _styles(), metadata=metadata)


@cache
def _styles() -> list[str]:
    base = Path(settings.BASE_DIR) / "static"
    return [(base / name).read_text(encoding="utf-8") for name in STYLES]
