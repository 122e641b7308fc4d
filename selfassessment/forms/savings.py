"""The assumptions about what sharing saves, as somebody wants to try them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from selfassessment.rules import savings


class SavingsForm(forms.Form):
    """Hours by kind of piece; what is left out is assumed as usual."""

    def __init__(self, data: Any) -> None:
        given = {**{code: str(n) for code, n in savings.ASSUMED.items()}, **data.dict()}
        super().__init__(given, auto_id="hours-%s")
        for code, label in savings.LABELS.items():
            self.fields[code] = forms.IntegerField(
                label=_(label), min_value=0, max_value=savings.MOST_HOURS
            )

    def hours(self) -> dict[str, int]:
        """Return the hours that are sound, by kind."""
        self.is_valid()
        return dict(self.cleaned_data)
