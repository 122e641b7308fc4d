"""Fields that name a body of the register, by its code or its name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.models import Entity
from governance.rules import codes, naming

LONGEST = 150
MOST_NAMED = 3
MOST_LINES = 20
MOST_ALIKE = 50


def find(text: str) -> Entity:
    """Return the one body of the register that TEXT names, by its ten digits or its name.

    Raises ValidationError that says what to do when there is none, or more than one.
    """
    text = naming.tidy(text)[:LONGEST]
    code = codes.with_leading_zero(text)
    rows = Entity.objects.filter(Q(code=code) | Q(name__iexact=text)).in_order()
    found = list(rows) or _alike(text)
    if not found:
        raise ValidationError(
            _("No body of the register is called “%(text)s”: look for its code there.")
            % {"text": text}
        )
    if len(found) > 1:
        some = "; ".join(f"{row.name} ({row.code or '—'})" for row in found[:MOST_NAMED])
        raise ValidationError(
            _("More than one body is called so: write the code. For example %(some)s.")
            % {"some": some}
        )
    return found[0]


def _alike(text: str) -> list[Entity]:
    """Return the bodies whose name has all words of TEXT; those of just these words, if any."""
    words = naming.search_words(text)
    if not words:
        return []
    rows = Entity.objects.in_order()
    for word in words:
        rows = rows.filter(search_name__contains=f" {word}")
    found = list(rows[:MOST_ALIKE])
    return [row for row in found if row.sort_name == naming.sort_key(text)] or found


class BodyField(forms.CharField):
    """A body, written as its code or its name."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", gettext_lazy("Its ten-digit code, or its whole name."))
        super().__init__(max_length=LONGEST, **options)

    def clean(self, value: Any) -> Entity | None:
        """Return the body, or None for nothing where nothing will do."""
        text = super().clean(value)
        return find(text) if text else None


class BodiesField(forms.CharField):
    """Several bodies, one a line."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", gettext_lazy("One a line: the code or the name."))
        super().__init__(max_length=MOST_LINES * LONGEST, **options)

    def clean(self, value: Any) -> list[Entity]:
        """Return the bodies in the order written, each once."""
        lines = [line for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(_("At most %(most)s at a time.") % {"most": MOST_LINES})
        return list({body.pk: body for body in map(find, lines)}.values())
