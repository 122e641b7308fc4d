"""Write a day in words, in Catalan too."""

from datetime import date

from django import template
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import get_language

register = template.Library()


@register.filter
def in_words(day: date) -> str:
    """Return DAY as the reader's language writes it: 1 d’octubre de 2025.

    Django's own Catalan format loses the preposition before the month.
    """
    if (get_language() or "").split("-")[0] != "ca":
        return date_format(day, "DATE_FORMAT")
    month = str(MONTHS[day.month]).lower()
    link = "d’" if month[0] in "aeiou" else "de "
    return f"{day.day} {link}{month} de {day.year}"
