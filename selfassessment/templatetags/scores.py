"""Scores as people read them."""

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext

from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.rules.scoring.values import Degree

register = template.Library()
NOTHING = "—"


@register.filter
def score(value: Fraction | Decimal | float | None) -> str:
    """Write a score with one decimal, rounded once; a dash when there is none."""
    return NOTHING if value is None else number_format(one_decimal(Fraction(value)), 1)


@register.filter
def interval(scored: object) -> str:
    """Write the low and high of something SCORED: one number when they are the same."""
    low: Fraction | None = getattr(scored, "low", None)
    high: Fraction | None = getattr(scored, "high", None)
    return score(low) if low == high else f"{score(low)}–{score(high)}"


@register.filter
def gain(value: Fraction) -> str:
    """Write what a step is worth, with its sign."""
    return f"+{score(value)}"


@register.filter
def change(value: Fraction) -> str:
    """Write how much something went up or down, with its sign."""
    return f"−{score(-value)}" if value < 0 else gain(value)


@register.filter
def anchor(code: str) -> str:
    """Write the code of a question as it is called in addresses."""
    return code.replace(".", "-")


@register.filter
def degree(value: Degree | None) -> str:
    """Write a degree in words; a dash without one."""
    return gettext(value.label) if value else NOTHING
