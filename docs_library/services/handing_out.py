"""Make the files as which editions are handed out: each once, and the same for ever."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from docs_library.models import Edition, IssuedFile
from docs_library.reports import edition_pack, edition_pdf, markdown
from docs_library.rules import issued_kinds
from docs_library.selectors import pages
from eset_portal.common import pdf


def file(*, edition: Edition, kind: str, now: datetime) -> IssuedFile:
    """Return the file of that KIND of EDITION, made now if nobody asked for it before.

    Raise DomainError when the text is too long for it, PdfUnavailable where none can be drawn.
    """
    known = IssuedFile.objects.filter(edition=edition, kind=kind).first()
    return known or _keep(edition, kind, _made(edition, kind, now), now)


def name_of(edition: Edition, kind: str) -> str:
    """Return the name of the file: code and number, safe on every system."""
    return f"{edition.document.code}_{edition.number}.{issued_kinds.KINDS[kind].ending}"


def _made(edition: Edition, kind: str, now: datetime) -> bytes:
    if kind == "pdf":
        return edition_pdf.draw(edition, created=edition.published_at or now)
    if kind == "markdown":
        address = f"{settings.PORTAL_URL}{pages.address(edition)}"
        return markdown.write(edition, address=address).encode()
    parts = {}
    for one in ("pdf", "markdown") if _fits(edition) else ("markdown",):
        with file(edition=edition, kind=one, now=now).file.open() as content:
            parts[name_of(edition, one)] = content.read()
    return edition_pack.write(edition, parts)


def _fits(edition: Edition) -> bool:
    """Say whether there is a PDF of EDITION: a package without it is better than none."""
    return pdf.available() and len(edition.text) <= edition_pdf.LONGEST


def _keep(edition: Edition, kind: str, content: bytes, now: datetime) -> IssuedFile:
    """Keep CONTENT under its hash; when somebody else was quicker, theirs is the file."""
    sha256 = hashlib.sha256(content).hexdigest()
    name = f"library/issued/{sha256[:2]}/{sha256}.{issued_kinds.KINDS[kind].ending}"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(content))
    row = IssuedFile(
        edition=edition, kind=kind, sha256=sha256, size=len(content), file=name, issued_at=now
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return IssuedFile.objects.get(edition=edition, kind=kind)
    return row
