"""Improvement in words."""

from django import template
from django.utils.translation import gettext as _

from selfassessment.rules.improvement.action_states import NOTE_LABELS

register = template.Library()


@register.filter
def note_label(move: str) -> str:
    """Write what the words that go with a move are."""
    return _(NOTE_LABELS[move])
