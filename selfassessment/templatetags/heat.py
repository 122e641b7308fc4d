"""Cells of a table of means, written at once: a template takes ten times as long for hundreds."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from selfassessment.selectors.steering.cells import Cell

register = template.Library()


@register.simple_tag
def cells(found: Iterable[Cell]) -> SafeString:
    """Write each of the cells FOUND: its figure, with how many bodies it is of where it leads."""
    bodies = _("Bodies")
    hidden = format_html('<span aria-label="{}">·</span>', _("hidden: too few bodies"))
    none = format_html('<span aria-label="{}">–</span>', _("none"))
    return mark_safe(  # noqa: S308  # all that comes from outside is escaped
        "".join(
            f'<td class="{cell.shade}">{_inside(cell, bodies, hidden if cell.shade else none)}</td>'
            for cell in found
        )
    )


def _inside(cell: Cell, bodies: str, empty: str) -> str:
    if cell.href:
        told = f"{bodies}: {cell.bodies}"
        return f'<a href="{escape(cell.href)}" title="{escape(told)}">{escape(cell.text)}</a>'
    return escape(cell.text) if cell.text else empty
