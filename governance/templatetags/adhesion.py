"""The words of states and moves, where only their codes are at hand."""

from django import template
from django.utils.translation import gettext as _

from governance.rules import adhesion_states

register = template.Library()


@register.filter
def state_label(code: str) -> str:
    """Return the words of a state."""
    return _(adhesion_states.ADHESION.states[code].label)


@register.filter
def move_label(code: str) -> str:
    """Return the words of a move."""
    return _(adhesion_states.MOVES[code].label)
