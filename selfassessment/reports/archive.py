"""Many reports as one ZIP, written while it is read: it never stands whole in memory or on disk."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify

from selfassessment.models import BatchItem, Report
from selfassessment.reports import eni

FIXED = (1980, 1, 1, 0, 0, 0)  # the same reports give the same archive
MISSING, CHANGED = "missing", "changed"


@dataclass
class _Outlet:
    """A file that is only written, whose bytes are taken out again and again."""

    waiting: bytearray = field(default_factory=bytearray)

    def write(self, content: bytes) -> int:
        """Keep CONTENT until it is taken."""
        self.waiting += content
        return len(content)

    def flush(self) -> None:
        """Do nothing: what waits is taken."""

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        found = bytes(self.waiting)
        self.waiting.clear()
        return found


def stream(items: Iterable[BatchItem]) -> Iterator[bytes]:
    """Yield the ZIP of the reports of ITEMS: each file, `manifest.json` and `SHA256SUMS`.

    The manifest says of each whether its file is missing or not what was issued.
    """
    outlet = _Outlet()
    lines: list[dict[str, Any]] = []
    with zipfile.ZipFile(cast("Any", outlet), "w") as pack:  # stored: PDFs are packed already
        for item in items:
            if item.report is not None:
                lines.append(_line(item, item.report))
                yield from _add(pack, outlet, item.report, lines[-1])
        manifest = json.dumps({"files": lines}, ensure_ascii=False, indent=1)
        pack.writestr(zipfile.ZipInfo("manifest.json", FIXED), f"{manifest}\n")
        pack.writestr(zipfile.ZipInfo("SHA256SUMS", FIXED), _sums(lines))
    yield outlet.taken()


def _add(
    pack: zipfile.ZipFile, outlet: _Outlet, report: Report, line: dict[str, Any]
) -> Iterator[bytes]:
    """Yield what the file of REPORT adds to the archive; note in LINE what is wrong with it."""
    try:
        file = report.file.open("rb")
    except (OSError, ValueError):
        line["problem"] = MISSING
        return
    found = hashlib.sha256()
    with file, pack.open(zipfile.ZipInfo(line["name"], FIXED), "w") as target:
        for chunk in file.chunks():
            found.update(chunk)
            target.write(chunk)
            yield outlet.taken()
    pack.writestr(zipfile.ZipInfo(f"{line['name'][:-4]}.eni.xml", FIXED), eni.write(report))
    if found.hexdigest() != report.sha256:
        line["problem"] = CHANGED
    yield outlet.taken()


def _line(item: BatchItem, report: Report) -> dict[str, Any]:
    """Return what the manifest says of REPORT."""
    body = item.assessment.entity
    words = f"{body.code or ''} {body.name}"
    code = {"code": report.code}
    return {
        "name": f"{slugify(words)[:100]}-{report.code[:9].lower()}.pdf",
        "body": body.name,
        "body_code": body.code,
        "campaign": item.assessment.campaign.title,
        "language": report.language,
        "size": report.size,
        "sha256": report.sha256,
        "code": report.code,
        "verification": f"{settings.PORTAL_URL}{reverse('selfassessment:verify', kwargs=code)}",
    }


def _sums(lines: Iterable[dict[str, Any]]) -> str:
    """Return the hashes as `sha256sum --check` reads them."""
    return "".join(
        f"{line['sha256']}  {line['name']}\n" for line in lines if line.get("problem") != MISSING
    )
