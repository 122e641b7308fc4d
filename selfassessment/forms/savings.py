"""The assumptions about what sharing saves: as somebody wants to try them, or to keep them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selfassessment.rules import savings


class HoursForm(forms.Form):
    """Hours by kind of piece, and whatever else a form asks after them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "hours-%s", **kwargs})
        hours = {
            code: forms.IntegerField(label=_(label), min_value=0, max_value=savings.MOST_HOURS)
            for code, label in savings.LABELS.items()
        }
        self.fields = {**hours, **self.fields}

    def hours(self) -> dict[str, int]:
        """Return the hours that are sound, by kind."""
        self.is_valid()
        said = self.cleaned_data
        return {code: said[code] for code in savings.ASSUMED if code in said}


class SavingsForm(HoursForm):
    """Hours that somebody tries by address; what is left out is assumed as USUAL."""

    def __init__(self, data: QueryDict, *, usual: Mapping[str, int]) -> None:
        super().__init__({**{code: str(n) for code, n in usual.items()}, **data.dict()})


class AssumingForm(HoursForm):
    """Hours that are to hold from now on, and where they come from; SEEN is what was shown."""

    use_required_attribute = False
    why = forms.CharField(
        label=gettext_lazy("Where these hours come from"),
        min_length=savings.SHORTEST_REASON,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everybody who sees the dashboard reads it."),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, usual: Mapping[str, int], seen: int) -> None:
        super().__init__(data, initial={**usual, "seen": seen})

    def looked_at(self) -> dict[str, int]:
        """Return the hours that are sound, for who only looks: the reason may wait."""
        found = self.hours()
        self.errors.pop("why", None)
        return found
