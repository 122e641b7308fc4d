"""Hand out editions as files."""

from base64 import b64encode

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from docs_library.rules import issued_kinds
from docs_library.selectors import documents
from docs_library.services import handing_out
from eset_portal.common import downloads


@require_safe
def edition_file(
    request: HttpRequest, code: str, major: int, minor: int, kind: str
) -> HttpResponseBase:
    """Hand out one edition as a file of that KIND; its hash tells it from every copy."""
    del request
    edition = documents.edition(code.upper(), major=major, minor=minor)
    if edition is None:
        raise Http404
    row = handing_out.file(edition=edition, kind=kind, now=timezone.now())
    answer = downloads.attachment(row.file.open(), handing_out.name_of(edition, kind))
    answer["Content-Type"] = issued_kinds.KINDS[kind].content_type
    answer["Cache-Control"] = "public, max-age=3600"
    answer["Repr-Digest"] = f"sha-256=:{_base64(row.sha256)}:"
    return answer


def _base64(sha256: str) -> str:
    return b64encode(bytes.fromhex(sha256)).decode()
