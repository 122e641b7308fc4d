"""What the portal needs from the operating system: libraries of WeasyPrint, fonts, a browser."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from eset_portal.common.rules.pdf_needs import LIBRARIES, PACKAGES
from eset_portal.launcher.progress import say

FASTER = ("libharfbuzz-subset.so.0",)  # cuts a quarter of the time of a report
FONTS = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
SHELL = "chromium-headless-shell"  # has no windows, and loads a page in half the time
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def find_browser(*, windows: bool = False) -> str | None:
    """Return the path of Chromium or a relative of it; of one that has WINDOWS where asked."""
    names = BROWSERS if windows else (SHELL, *BROWSERS)
    return next((path for name in names if (path := shutil.which(name))), None)


def can_make_reports() -> bool:
    """Say whether WeasyPrint finds the libraries without which it makes no page."""
    return all(map(_loads, LIBRARIES))


def provide_reports() -> str | None:
    """Install what reports need; return the command that still has to run to have them at all."""
    if can_make_reports() and all(map(_loads, FASTER)) and all(map(_has_font, FONTS)):
        return None
    command = _provide(PACKAGES)
    return None if can_make_reports() else command


def provide_browser() -> str | None:
    """Install Chromium where no browser is found; return the command that still has to run."""
    if not find_browser() and _provide((SHELL,)):
        return _provide(("chromium",))
    return None


def _provide(packages: Sequence[str]) -> str | None:
    """Install PACKAGES with apt-get, as root or by a sudo that asks for nothing."""
    command = f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (root and not _runs(*root, "true")):
        return command
    say(f"installing {', '.join(packages)} with apt-get")
    apt = (*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y")
    patient = ("-o", "DPkg::Lock::Timeout=120")
    _runs(*apt, *patient, "update")
    done = _runs(*apt, *patient, "install", "--no-install-recommends", *packages)
    return None if done else command


def _runs(*command: str) -> bool:
    """Run COMMAND silently and say whether it succeeded."""
    try:
        silent = subprocess.DEVNULL
        done = subprocess.run(command, stdin=silent, stdout=silent, stderr=silent, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font(name: str) -> bool:
    return any(next(folder.rglob(name), None) for folder in FONT_FOLDERS if folder.exists())
