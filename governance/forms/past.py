"""The day on which somebody wants to see a body."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


class DayForm(forms.Form):
    """A day of this or the last century."""

    dia = forms.DateField(
        label=_("How it stood on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)

    def clean_dia(self) -> date:
        """Refuse a day that no calendar of bodies knows."""
        day: date = self.cleaned_data["dia"]
        if not date(1900, 1, 1) <= day <= date(2100, 12, 31):
            raise forms.ValidationError(_("Choose a day from 1900 on."))
        return day
