"""Where a body wants to arrive, as it is typed in."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selfassessment.rules.instrument import Dimension


class TargetsForm(forms.Form):
    """The level wanted in each dimension; drawn by the template as a table."""

    seen = forms.IntegerField(min_value=0)

    def __init__(self, data: Mapping[str, Any], *, parts: Iterable[Dimension]) -> None:
        super().__init__(data)
        self.codes = [part.code for part in parts if part.questions]
        for code in self.codes:
            self.fields[f"to-{code}"] = forms.TypedChoiceField(
                coerce=int,
                empty_value=None,
                required=False,
                choices=[("", ""), *((n, str(n)) for n in range(1, 5))],
                error_messages={"invalid_choice": _("Choose the level to reach, from 1 to 4.")},
            )

    def levels(self) -> dict[str, int]:
        """Return the levels of the valid form, by dimension."""
        found = {code: self.cleaned_data[f"to-{code}"] for code in self.codes}
        return {code: level for code, level in found.items() if level is not None}
