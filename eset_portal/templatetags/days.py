"""Write days and moments in words, in Catalan too."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def in_words(day: date) -> str:
    """Return DAY as the reader's language writes it: 1 d’octubre de 2025.

    Django's own Catalan format loses the preposition before the month. A moment is taken in
    the portal's time zone.
    """
    if isinstance(day, datetime):
        day = timezone.localtime(day) if timezone.is_aware(day) else day
    if (get_language() or "").split("-")[0] != "ca":
        return date_format(day, "DATE_FORMAT")
    month = str(MONTHS[day.month]).lower()
    link = "d’" if month[0] in "aeiou" else "de "
    return f"{day.day} {link}{month} de {day.year}"


@register.filter
def moment(at: datetime) -> str:
    """Return the day and time AT in the portal's time zone: 1 d’octubre de 2025, 9.05."""
    clock = date_format(timezone.localtime(at), "H.i")
    return _("%(day)s, %(clock)s") % {"day": in_words(at), "clock": clock}
