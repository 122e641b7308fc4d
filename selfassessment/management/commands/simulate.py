"""Simulate many bodies and campaigns, to see how the portal carries them."""

import time
from argparse import ArgumentParser, BooleanOptionalAction
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from selfassessment.services.demo.simulation.running import NotSimulated, Wish, simulate

MOST_BODIES, MOST_CAMPAIGNS = 200_000, 40
WITH_ANSWERS = 5000


class Command(BaseCommand):
    """Fill a demonstration with invented bodies and results; never beside real people."""

    help = (
        "Simulates campaigns, one a year, with invented answers, scores and controls. Bodies of the"
        " register come first; what is missing is invented and says so in its name. What is"
        " simulated stays: results are never deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how much is simulated."""
        parser.add_argument("--bodies", type=int, default=2300)
        parser.add_argument("--campaigns", type=int, default=10)
        parser.add_argument(
            "--answers",
            action=BooleanOptionalAction,
            default=None,
            help="each answer too; by default up to 5,000 bodies, beyond that scores only",
        )
        parser.add_argument("--seed", default="e-SET", help="the same seed simulates the same")

    def handle(self, *args: Any, **options: Any) -> None:
        """Simulate, and say how long it took."""
        if not settings.PORTAL_DEMO:
            raise CommandError("set PORTAL_DEMO=1: simulated results stand only in a demonstration")
        bodies, campaigns, answers = options["bodies"], options["campaigns"], options["answers"]
        if not 1 <= bodies <= MOST_BODIES or not 1 <= campaigns <= MOST_CAMPAIGNS:
            raise CommandError(f"from 1 to {MOST_BODIES} bodies, from 1 to {MOST_CAMPAIGNS} years")
        wish = Wish(
            bodies=bodies,
            campaigns=campaigns,
            answers=bodies <= WITH_ANSWERS if answers is None else answers,
            seed=options["seed"],
        )
        begun = time.monotonic()
        say = self.stdout.write if options["verbosity"] else str
        try:
            count = simulate(wish, now=timezone.now(), say=say)
        except NotSimulated as error:
            raise CommandError(str(error)) from error
        say(f"{count} self-assessments in {time.monotonic() - begun:.0f} s")
