"""A release as one ZIP: its manifest, each edition in Markdown, and their attachments."""

import json
import tempfile
import zipfile
from collections.abc import Iterable
from typing import BinaryIO, cast

from docs_library.models import Attachment, Edition, Release
from docs_library.reports import markdown

FIXED = (1980, 1, 1, 0, 0, 0)
IN_MEMORY = 8 * 1024 * 1024


def write(release: Release, editions: Iterable[tuple[Edition, str]]) -> BinaryIO:
    """Return the ZIP of RELEASE, open at its start; EDITIONS come with their addresses.

    The same release gives the same bytes. `manifest.json` is what the hash of the release covers.
    """
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - handed out open
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        _add(pack, "manifest.json", json.dumps(release.manifest, ensure_ascii=False, indent=1))
        _add(pack, "manifest.sha256", f"{release.sha256}  canonical JSON (RFC 8785)\n")
        for edition, address in editions:
            folder = f"{edition.document.code}_{edition.number}"
            _add(pack, f"{folder}.md", markdown.write(edition, address=address))
            for row in _attachments(edition):
                with row.stored.file.open() as content:
                    _add(pack, f"{folder}/{row.name}", content.read())
    file.seek(0)
    return cast("BinaryIO", file)


def _attachments(edition: Edition) -> Iterable[Attachment]:
    rows = Attachment.objects.filter(edition=edition).select_related("stored")
    return rows.order_by("position", "name")


def _add(pack: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    """Add a file under a fixed day, so that the same content gives the same archive."""
    pack.writestr(zipfile.ZipInfo(name, FIXED), content, zipfile.ZIP_DEFLATED)
