"""An edition as a tagged PDF: identity card with a QR code, then the text."""

from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from docs_library.models import Edition
from docs_library.rules.rendering import render
from docs_library.selectors import pages, reading
from eset_portal.common import pdf, qr
from eset_portal.common.rules.errors import DomainError

STYLE = "css/edition.css"
LANGUAGE = "ca"  # as the documents themselves
LONGEST = 400_000  # letters: more would keep a reader waiting for minutes


def draw(edition: Edition, *, created: datetime) -> bytes:
    """Return EDITION as a PDF; the same edition gives the same bytes.

    Raise DomainError when it is too long, and what `pdf.render` raises.
    """
    if len(edition.text) > LONGEST:
        raise DomainError(_("This text is too long for a PDF: download it as Markdown."))
    with translation.override(LANGUAGE):
        metadata = pdf.Metadata(
            title=f"{edition.document.code} {edition.title}",
            language=LANGUAGE,
            author=edition.document.owner or settings.PORTAL_NAME,
            created=created,
            keywords=(edition.document.code, str(edition.number), *edition.norms),
            identifier=f"{edition.document.code} {edition.number} {edition.sha256}",
        )
        return pdf.render(html(edition), [_style()], metadata=metadata)


def html(edition: Edition) -> str:
    """Return EDITION as the HTML document that is printed, in the active language."""
    address = f"{settings.PORTAL_URL}{pages.address(edition)}"
    context = {
        "edition": edition,
        "document": edition.document,
        "note": reading.note(edition),
        "norms": reading.norms(edition),
        "address": address,
        "verification": f"{settings.PORTAL_URL}{reverse('docs_library:verification')}",
        "qr": qr.svg(address, title=_("QR code of this edition in the portal")),
        "text": render(edition.text).html,
        "portal": settings.PORTAL_NAME,
        "language": LANGUAGE,
    }
    return render_to_string("docs_library/pdf/edition.html", context)


@cache
def _style() -> str:
    return (Path(settings.BASE_DIR) / "static" / STYLE).read_text(encoding="utf-8")
