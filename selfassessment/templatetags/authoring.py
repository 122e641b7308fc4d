"""What is wrong with a questionnaire, and what changed in it, in words."""

from django import template
from django.utils.translation import gettext as _

from selfassessment.rules.authoring import differences
from selfassessment.rules.authoring.problems import Spot
from selfassessment.rules.instrument import Problem
from selfassessment.rules.question_kinds import KINDS

register = template.Library()

# Fields whose place on the page is called otherwise than in the content.
PLACES = {"bands": "id_number_bands", "rating": "id_floors", "from": "id_origins"}


@register.filter
def fault(spot: Spot) -> str:
    """Write what is wrong."""
    return worded(spot.problem)


@register.filter
def worded(problem: Problem) -> str:
    """Write PROBLEM without its place."""
    return _(problem.message) % problem.params


@register.filter
def place(spot: Spot) -> str:
    """Write where it is wrong: the piece and the field."""
    piece = spot.question or spot.dimension or _("Heading")
    field = differences.FIELDS.get(spot.field)
    return f"{piece} · {_(field)}" if field else piece


@register.filter
def fragment(spot: Spot) -> str:
    """Return the fragment of the address that leads to the field."""
    if not spot.field or spot.field == "questions":
        return ""
    return f"#{PLACES.get(spot.field, f'id_{spot.field}')}"


@register.filter
def kind(code: str) -> str:
    """Write a kind of question."""
    return _(KINDS[code].LABEL) if code in KINDS else code


@register.filter
def change_word(what: str) -> str:
    """Write what happened to a piece."""
    return _(differences.LABELS[what])


@register.filter
def change_tone(what: str) -> str:
    """Return the tone of the badge of what happened to a piece."""
    return differences.TONES[what]
