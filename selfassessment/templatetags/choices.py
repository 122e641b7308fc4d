"""The options of a select, for a plain loop to draw."""

from django import template
from django.forms import BoundField

register = template.Library()
Option = tuple[str, str, bool]


@register.filter
def choices(field: BoundField) -> list[tuple[str, list[Option]]]:
    """Return the options of FIELD as (group, [(value, words, whether chosen)]); "" is no group."""
    chosen = str(field.value() or "")
    found: list[tuple[str, list[Option]]] = []
    for value, label in getattr(field.field, "choices", ()):
        if isinstance(label, list | tuple):
            rows = [(str(one), str(words), str(one) == chosen) for one, words in label]
            found.append((str(value), rows))
        else:
            found.append(("", [(str(value or ""), str(label), str(value or "") == chosen)]))
    return found
