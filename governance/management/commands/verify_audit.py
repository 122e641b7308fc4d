"""Check that nobody has touched the audit trail."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from governance import audit


class Command(BaseCommand):
    """Recompute the chain of hashes; print its head, to be noted down on another machine."""

    help = (
        "Checks every line of the audit trail and prints the head as NUMBER:HASH. Keep it outside"
        " this database: with --kept, a trail rewritten from its beginning is found as well."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take heads that were printed earlier."""
        parser.add_argument("--kept", action="append", default=[], metavar="NUMBER:HASH")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found; end with code 1 when anything does not fit."""
        verdict = audit.verify()
        wrong = [f"line {number} does not fit the chain" for number in verdict.broken]
        if verdict.head_missing:
            wrong.append("the head of the chain is gone")
        for kept in options["kept"]:
            number, _colon, digest = kept.partition(":")
            if not number.isdigit():
                raise CommandError(f"--kept wants NUMBER:HASH, not {kept}")
            if not audit.holds(int(number), digest):
                wrong.append(f"line {number} is not the one that was noted down")
        for sentence in wrong:
            self.stderr.write(sentence)
        self.stdout.write(f"{verdict.lines} lines")
        self.stdout.write(f"head {verdict.last}:{verdict.head}")
        if wrong:
            raise CommandError("the audit trail has been tampered with", returncode=1)
        self.stdout.write("the chain is whole")
