"""What is assumed of the hours that sharing saves, and what was assumed before."""

from collections.abc import Mapping

from selfassessment.models import SavingsAssumptions
from selfassessment.rules import savings

MOST = 20


def latest() -> SavingsAssumptions | None:
    """Return what the Consortium said last; None while nobody has said anything."""
    return SavingsAssumptions.objects.select_related("set_by").order_by("-version").first()


def hours(said: SavingsAssumptions | None) -> dict[str, int]:
    """Return the hours by kind of piece that hold when this was SAID last."""
    known: Mapping[str, int] = said.hours if said else {}
    return {code: known.get(code, usual) for code, usual in savings.ASSUMED.items()}


def past() -> list[tuple[SavingsAssumptions, list[tuple[str, int]]]]:
    """Return what was said, the latest first, each with its hours by the name of the piece."""
    rows = SavingsAssumptions.objects.select_related("set_by").order_by("-version")[:MOST]
    return [(row, savings.named(hours(row))) for row in rows]
