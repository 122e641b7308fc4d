"""What stands beside a dimension, looked up by its code."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def of(rows: Mapping[str, object] | None, code: str) -> object | None:
    """Return what ROWS have under CODE; nothing without it."""
    return rows.get(code) if rows else None
