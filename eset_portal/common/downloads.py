"""Hand out files that people gave: always as a file to keep, never shown inside the portal."""

from typing import BinaryIO

from django.core.files.base import File
from django.http import FileResponse

from eset_portal.common.rules import file_kinds


def attachment(file: "BinaryIO | File[bytes]", name: str) -> FileResponse:
    """Return FILE as a download called NAME, with the type that its ending has.

    The browser neither guesses another type nor runs anything in it.
    """
    kind = file_kinds.kind_of(name)
    answer = FileResponse(
        file,
        as_attachment=True,
        filename=name,
        content_type=kind.content_type if kind else "application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
