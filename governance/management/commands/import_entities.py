"""Take a file of bodies into the register."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext

from eset_portal.common import sheets
from eset_portal.common.rules.errors import DomainError
from governance.rules.register_rows import Problem
from governance.services import importing

MOST_SHOWN = 100


class Command(BaseCommand):
    """Import a CSV or an XLSX, all of it or nothing."""

    help = (
        "Imports bodies from a CSV (UTF-8) or an XLSX. Columns: kind, name, and any of code, "
        "ine_code, parent_code, comarca_code, comarca_since, province_code, vegueria, "
        "population_YYYY, longitude, latitude, dir3, nif, website, status."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and print what is new, changed, unchanged, rejected and left out."""
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        try:
            done = importing.run(lines=sheets.read(path), actor=None, on=timezone.localdate())
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(
            f"{done.new} new, {done.changed} changed, {done.unchanged} unchanged, "
            f"{len(done.rejected)} rejected"
        )
        self._list([_told(problem) for problem in done.rejected])
        if done.rejected:
            raise CommandError("Nothing was written. Correct these lines and import again.")
        if done.missing:
            self.stdout.write(f"{len(done.missing)} in the register, but not in the file (kept):")
            self._list([f"  {body.code or '-'} {body.name}" for body in done.missing])

    def _list(self, lines: list[str]) -> None:
        for line in lines[:MOST_SHOWN]:
            self.stdout.write(line)
        if len(lines) > MOST_SHOWN:
            self.stdout.write(f"  … and {len(lines) - MOST_SHOWN} more")


def _told(problem: Problem) -> str:
    return f"  line {problem.line}: {gettext(problem.message) % dict(problem.values)}"
