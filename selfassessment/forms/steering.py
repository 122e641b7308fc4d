"""The filters of the dashboards."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.rules import bands
from selfassessment.rules import groups
from selfassessment.rules.vocabulary import TOWN_HALL
from selfassessment.selectors.steering.names import Names
from selfassessment.selectors.steering.view import Filters

Choices = list[tuple[str, Any]]


class SteeringForm(forms.Form):
    """The filters of the dashboards; what cannot be understood is left out and told."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    band = forms.ChoiceField(label=_("Size"), required=False)
    comarca = forms.ChoiceField(label=_("Comarca"), required=False)
    supporter = forms.ChoiceField(label=_("Supporter"), required=False)
    basis = forms.ChoiceField(label=_("Values"), required=False)

    def __init__(self, data: Mapping[str, Any], *, known: Names) -> None:
        super().__init__(data, auto_id="filter-%s")
        for axis in groups.AXES:
            rows = list(known.of(axis).items())
            self._offer(axis, [("", gettext("All")), *rows])
        bases = [(code, gettext(label)) for code, label in groups.BASIS_LABELS.items()]
        self._offer("basis", bases)

    def _offer(self, name: str, rows: Choices) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = rows

    def filters(self) -> Filters:
        """Return the valid part of what is asked."""
        self.is_valid()
        return Filters(**{name: value for name, value in self.cleaned_data.items() if value})

    @property
    def ignored(self) -> list[str]:
        """The labels of the filters that were not understood."""
        self.is_valid()
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]

    @property
    def contradiction(self) -> str:
        """Why nothing can match; empty when something may."""
        found = self.filters()
        if found.kind and found.kind != TOWN_HALL and found.band in bands.BANDS:
            return gettext("Only town councils are told apart by size.")
        if found.kind == TOWN_HALL and found.band == groups.OTHERS:
            return gettext("Every town council has a size.")
        return ""
