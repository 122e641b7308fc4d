"""Load the outlines of comarques for the map of the dashboards."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from selfassessment.rules.boundaries import BadBoundaries
from selfassessment.services import bounding


class Command(BaseCommand):
    """Read GeoJSON or TopoJSON in degrees, as the ICGC gives it; replace what was there."""

    help = (
        "Loads outlines of comarques from a GeoJSON or TopoJSON file in degrees (EPSG:4326), each"
        " with its code and name among its properties. All or nothing; the old ones go."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how many; say what is wrong otherwise."""
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"there is no file {path}")
        try:
            count = bounding.load(path)
        except BadBoundaries as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{count} outlines loaded")
