"""Compile the translations, without gettext: catalogues are text, what Django reads is not."""

from pathlib import Path

import polib

from eset_portal.launcher.places import BASE


def compile_all(root: Path = BASE / "locale") -> list[Path]:
    """Compile each catalogue under ROOT that is newer than its result; return those."""
    compiled = []
    for source in sorted(root.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            polib.pofile(str(source)).save_as_mofile(str(target))
            compiled.append(target)
    return compiled


if __name__ == "__main__":
    compile_all()
