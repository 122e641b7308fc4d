"""Which group of the open data somebody looks at."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selfassessment.models import Campaign
from selfassessment.rules import groups
from selfassessment.selectors.steering.names import Names


class GroupForm(forms.Form):
    """An axis to lay groups side by side, and one group; what is unknown is left out and told."""

    by = forms.ChoiceField(label=_("Group by"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    band = forms.ChoiceField(label=_("Size"), required=False)
    comarca = forms.ChoiceField(label=_("Comarca"), required=False)
    supporter = forms.ChoiceField(label=_("Supporter"), required=False)

    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        super().__init__(
            {"by": groups.BAND, **{key: data[key] for key in data}}, auto_id="group-%s"
        )
        self.names = Names(campaign)
        axes = [(axis, gettext(label)) for axis, label in groups.AXIS_LABELS.items()]
        cast("forms.ChoiceField", self.fields["by"]).choices = axes
        for axis in groups.AXES:
            rows = list(self.names.of(axis).items())
            field = cast("forms.ChoiceField", self.fields[axis])
            field.choices = [("", gettext("All")), *rows]

    def axis(self) -> str:
        """Return the axis asked for, by size unless another is."""
        self.is_valid()
        return str(self.cleaned_data.get("by") or groups.BAND)

    def only(self) -> dict[str, str]:
        """Return the group asked for, by axis."""
        self.is_valid()
        found = {axis: str(self.cleaned_data.get(axis) or "") for axis in groups.AXES}
        return {axis: value for axis, value in found.items() if value}

    def name(self) -> str:
        """Return the group asked for in words."""
        return " · ".join(self.names.of(axis)[value] for axis, value in self.only().items())

    @property
    def ignored(self) -> list[str]:
        """The labels of what was not understood."""
        self.is_valid()
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]
