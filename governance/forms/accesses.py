"""What a reader of all accesses may ask for."""

from datetime import date

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from governance.models.entities import EntityQuerySet
from governance.rules import naming
from governance.selectors import accesses

DUE, LEADERLESS = "due", "leaderless"


class AccessFilter(forms.Form):
    """Search and state; what makes no sense is left out and said."""

    q = forms.CharField(label=_("Name or code"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            (DUE, _("Review due")),
            (LEADERLESS, _("Nobody leads it")),
        ],
    )

    def __init__(self, data: QueryDict, *, today: date) -> None:
        super().__init__(data, use_required_attribute=False)
        self.today = today

    @property
    def wanted(self) -> dict[str, str]:
        """The filters that are filled in and right."""
        self.is_valid()
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}

    def found(self) -> EntityQuerySet:
        """Return the bodies that fit, in order of name."""
        wanted = self.wanted
        rows = accesses.bodies(self.today)
        for word in naming.search_words(wanted["q"]):
            rows = rows.filter(search_name__contains=f" {word}")
        if wanted["state"] == DUE:
            rows = rows.filter(Q(late=True))
        if wanted["state"] == LEADERLESS:
            rows = rows.filter(Q(leaders=0))
        return rows
