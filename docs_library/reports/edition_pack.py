"""An edition as one ZIP: PDF, Markdown, attachments, and a manifest with the hash of each."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from docs_library.models import Attachment, Edition
from docs_library.selectors import pages

FIXED = (1980, 1, 1, 0, 0, 0)  # the same content gives the same archive


def write(edition: Edition, files: Mapping[str, bytes]) -> bytes:
    """Return the ZIP of EDITION with FILES by name, its attachments and the manifest of all."""
    parts = dict(files)
    rows = Attachment.objects.filter(edition=edition).select_related("stored")
    for row in rows.order_by("position", "name"):
        with row.stored.file.open() as kept:
            parts[f"adjunts/{row.name}"] = kept.read()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            _add(pack, name, content)
        manifest = json.dumps(_manifest(edition, parts), ensure_ascii=False, indent=2)
        _add(pack, "manifest.json", f"{manifest}\n".encode())
        _add(pack, "SHA256SUMS", _sums(parts).encode())
    return archive.getvalue()


def _manifest(edition: Edition, parts: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "code": edition.document.code,
        "title": edition.title,
        "edition": str(edition.number),
        "in_force_from": str(edition.effective_from),
        "content_sha256": edition.sha256,
        "address": f"{settings.PORTAL_URL}{pages.address(edition)}",
        "verification": f"{settings.PORTAL_URL}{reverse('docs_library:verification')}",
        "files": [
            {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in parts.items()
        ],
    }


def _sums(parts: Mapping[str, bytes]) -> str:
    """Return the hashes as `sha256sum --check` reads them."""
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in parts.items()
    )


def _add(pack: zipfile.ZipFile, name: str, content: bytes) -> None:
    pack.writestr(zipfile.ZipInfo(name, FIXED), content, zipfile.ZIP_DEFLATED)
