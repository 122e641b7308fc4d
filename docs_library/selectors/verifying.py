"""Say of a hash whether it is of a file, or of the content, that the library gave out."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from docs_library.models import Attachment, Edition, IssuedFile, Release
from docs_library.rules import issued_kinds
from eset_portal.common.rules.moves import State

_HASH = re.compile(r"[0-9a-f]{64}")
_BETWEEN = re.compile(r"[\s:-]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a hash is of, in words; `edition` and `standing` where it is of one edition."""

    what: str
    edition: Edition | None = None
    standing: State | None = None
    release: Release | None = None


def cleaned(written: str) -> str | None:
    """Return the hash in what somebody typed or pasted; None when it is none."""
    found = _BETWEEN.sub("", written.strip().lower().removeprefix("sha256")).strip()
    return found if _HASH.fullmatch(found) else None


def verdict(sha256: str, *, on: date) -> Verdict | None:
    """Return what the library gave out under SHA256, the newest first; None if nothing."""
    return _issued(sha256, on) or _attached(sha256, on) or _content(sha256, on) or _release(sha256)


def _issued(sha256: str, on: date) -> Verdict | None:
    row = (
        IssuedFile.objects.filter(sha256=sha256)
        .select_related("edition__document")
        .defer("edition__text")
        .first()
    )
    if row is None:
        return None
    return Verdict(_(issued_kinds.KINDS[row.kind].label), row.edition, row.edition.standing(on))


def _attached(sha256: str, on: date) -> Verdict | None:
    row = (
        Attachment.objects.filter(
            stored__sha256=sha256, edition__in=Edition.objects.numbered().values("pk")
        )
        .select_related("edition__document")
        .order_by("-edition__effective_from")
        .first()
    )
    if row is None:
        return None
    what = _("Attachment %(name)s") % {"name": row.name}
    return Verdict(what, row.edition, row.edition.standing(on))


def _content(sha256: str, on: date) -> Verdict | None:
    found = Edition.objects.numbered().select_related("document").filter(sha256=sha256)
    row = found.defer("text").order_by("-effective_from").first()
    return Verdict(_("Content of the edition"), row, row.standing(on)) if row else None


def _release(sha256: str) -> Verdict | None:
    row = Release.objects.filter(sha256=sha256).first()
    return Verdict(_("Release of the method"), release=row) if row else None
