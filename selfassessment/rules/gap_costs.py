"""What the gap of a question costs: how many points of the overall mean it takes away."""

from collections.abc import Mapping
from fractions import Fraction

from selfassessment.rules.instrument import Instrument
from selfassessment.rules.vocabulary import TOP_LEVEL

LOW = 1
"""The highest level that counts as a gap."""


def shares(instrument: Instrument) -> Mapping[str, Fraction]:
    """Return the share of each question in the whole score, by its code; all of them make 1."""
    total = sum((part.weight for part in instrument.dimensions), Fraction())
    found = {}
    for part in instrument.dimensions:
        inside = sum((question.weight for question in part.questions), Fraction())
        for question in part.questions:
            known = total and inside
            share = part.weight * question.weight / (total * inside) if known else 0
            found[question.code] = Fraction(share)
    return found


def cost(share: Fraction, mean: Fraction) -> Fraction:
    """Return the points, 0 to 100, lost by a question of that SHARE at that MEAN level."""
    return 100 * share * (TOP_LEVEL - mean) / TOP_LEVEL
