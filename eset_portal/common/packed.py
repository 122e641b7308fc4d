"""Look into packed files (ODF, OOXML) without ever unpacking more than the limits allow."""

import zipfile
from typing import BinaryIO

from eset_portal.common.rules.file_kinds import FileKind

MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 5000
MOST_TIMES_LARGER = 200
SMALL = 10 * 1024 * 1024  # below that a high ratio harms nobody
CHUNK = 1024 * 1024
ENCRYPTED = 0x1
MACROS = ("vbaproject.bin", "vbadata.xml", "basic/script-lb.xml", "scripts/")


class Refused(Exception):
    """A packed file that must not be taken; the text is one of the reasons below."""


BROKEN, BOMB, SECRET, MACRO, OTHER = "broken", "bomb", "secret", "macro", "other"


def check(file: BinaryIO, kind: FileKind) -> None:
    """Raise Refused unless FILE is a whole, harmless package of KIND."""
    try:
        with zipfile.ZipFile(file) as package:
            _check_sizes(package)
            _check_parts(package, kind)
            _unpack_all(package)
    # RuntimeError is also what zipfile says of a way of packing that it does not know.
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError) as error:
        raise Refused(BROKEN) from error


def _check_sizes(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    unpacked, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Refused(SECRET)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise Refused(BOMB)
    if unpacked > SMALL and unpacked > MOST_TIMES_LARGER * max(packed, 1):
        raise Refused(BOMB)
    if package.comment or min((part.header_offset for part in parts), default=1):
        raise Refused(OTHER)  # something else lies before or behind the package


def _check_parts(package: zipfile.ZipFile, kind: FileKind) -> None:
    names = package.namelist()
    lower = [name.lower() for name in names]
    if any(name.endswith(MACROS[:3]) or name.startswith(MACROS[3]) for name in lower):
        raise Refused(MACRO)
    if any(".." in name.split("/") or name.startswith("/") or "\\" in name for name in names):
        raise Refused(BROKEN)
    if kind.inner not in names:
        raise Refused(OTHER)
    if kind.mark and _start_of(package, "mimetype") != kind.mark:
        raise Refused(OTHER)


def _start_of(package: zipfile.ZipFile, name: str) -> str:
    if name not in package.namelist():
        return ""
    with package.open(name) as part:
        return part.read(200).decode("ascii", "replace").strip()


def _unpack_all(package: zipfile.ZipFile) -> None:
    """Read every part to its end, which proves sizes and checksums, and keep nothing."""
    left = MOST_UNPACKED
    for part in package.infolist():
        with package.open(part) as content:
            while chunk := content.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Refused(BOMB)
