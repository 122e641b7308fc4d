"""What is wrong with a questionnaire, and what changed in it, in words."""

from django import template
from django.utils.translation import gettext as _

from selfassessment.rules import migration, moving_over
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


@register.filter
def became(what: str) -> str:
    """Write what became of a question from one version to the next."""
    return _(migration.LABELS[what])


@register.filter
def became_tone(what: str) -> str:
    """Return the tone of the badge of what became of a question."""
    return migration.TONES[what]


@register.filter
def outcome(what: str) -> str:
    """Write what becomes of the answer that a body gave."""
    return _(moving_over.LABELS[what])


@register.filter
def outcome_tone(what: str) -> str:
    """Return the tone of the badge of what becomes of an answer."""
    return moving_over.TONES[what]


@register.filter
def anchored(code: str) -> str:
    """Return what the piece CODE is called in identifiers of the page."""
    return code.replace(".", "-")
