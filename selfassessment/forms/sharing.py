"""Dimensions to share out; nothing is saved here."""

from collections.abc import Iterable, Sequence
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from governance.models import User
from selfassessment.rules.instrument import Dimension
from selfassessment.rules.together import LONGEST_NOTE
from selfassessment.services.filling.delegating import Share


class ShareForm(forms.Form):
    """Dimensions for a colleague, until a day."""

    dimensions = forms.MultipleChoiceField(
        label=_("Dimensions"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one dimension.")},
    )
    to = forms.TypedChoiceField(label=_("Colleague"), coerce=int)
    due_on = forms.DateField(
        label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        parts: Sequence[Dimension],
        people: Iterable[User],
        due_on: date,
        data: QueryDict | None = None,
    ) -> None:
        super().__init__(data, initial={"due_on": due_on}, use_required_attribute=False)
        self.people = {person.pk: person for person in people}
        for name, choices in (
            ("dimensions", [(part.code, part.name) for part in parts]),
            ("to", [(key, str(person)) for key, person in self.people.items()]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # both are choices

    def share(self) -> Share:
        """Return the valid form as what is shared out."""
        given = self.cleaned_data
        return Share(given["dimensions"], self.people[given["to"]], given["due_on"], given["note"])
