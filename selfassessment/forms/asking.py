"""What a room of the dashboards lays side by side."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selfassessment.models import Campaign
from selfassessment.rules import groups
from selfassessment.selectors.steering import comparing
from selfassessment.selectors.steering.panels import Asking
from selfassessment.selectors.steering.view import View


class AskingForm(forms.Form):
    """What a room lays side by side: an axis, a dimension, two groups or campaigns."""

    by = forms.ChoiceField(label=_("Group by"), required=False)
    dimension = forms.ChoiceField(label=_("Dimension"), required=False)
    one = forms.ChoiceField(label=_("Compare"), required=False)
    other = forms.ChoiceField(label=_("With"), required=False)

    def __init__(
        self, data: Mapping[str, Any], *, view: View, campaigns: Sequence[Campaign]
    ) -> None:
        super().__init__(data, auto_id="asking-%s")
        self.campaigns = campaigns
        axes = [(axis, gettext(label)) for axis, label in groups.AXIS_LABELS.items()]
        parts = view.instrument.dimensions
        codes = [("", gettext("Overall")), *((part.code, part.short_name) for part in parts)]
        sides = [("", gettext("All that is shown")), *comparing.choices(view, campaigns)]
        for name, rows in (("by", axes), ("dimension", codes), ("one", sides), ("other", sides)):
            cast("forms.ChoiceField", self.fields[name]).choices = rows

    def asking(self, by: str = groups.BAND) -> Asking:
        """Return the valid part of what is asked; without an axis it is BY."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return Asking(**{"by": by, **asked}, campaigns=self.campaigns)

    @property
    def ignored(self) -> list[str]:
        """The labels of what was not understood."""
        self.is_valid()
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]
