"""Search, filters and order of the board of many bodies."""

from datetime import date

from django import forms
from django.db.models import F
from django.db.models.expressions import OrderBy
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.forms.deployment import offer
from governance.forms.entities import LONGEST_QUERY, kind_choices
from governance.models.entities import EntityQuerySet
from governance.rules import naming
from governance.selectors import entities
from governance.selectors.deployment import board

SORTS = {
    "name": [OrderBy(F("sort_name"))],
    "-name": [OrderBy(F("sort_name"), descending=True)],
    "phase": [OrderBy(F("phase_number")), OrderBy(F("settled"))],
    "-phase": [OrderBy(F("phase_number"), descending=True), OrderBy(F("settled"))],
    "due": [OrderBy(F("next_due"), nulls_last=True)],
    "-due": [OrderBy(F("next_due"), descending=True, nulls_last=True)],
}
LATE_FIRST = "due"
"""What was due first comes first, so what is late stands on top."""


class BoardFilter(forms.Form):
    """What the reader asked of the board; what makes no sense is left out and said."""

    q = forms.CharField(
        label=_("Name or code"),
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    kind = forms.ChoiceField(label=_("Kind of body"), required=False)
    comarca = forms.ChoiceField(label=_("Comarca"), required=False)
    supporter = forms.ChoiceField(label=_("Supporter"), required=False)
    sort = forms.ChoiceField(
        choices=[(key, key) for key in SORTS], required=False, widget=forms.HiddenInput
    )

    def __init__(self, data: QueryDict, *, many_supporters: bool) -> None:
        super().__init__(data, use_required_attribute=False)
        tables = {
            "kind": kind_choices(),
            "comarca": entities.comarca_choices(),
            "supporter": entities.supporter_choices(),
        }
        everything = gettext("All")
        for name, rows in tables.items():
            offer(self.fields[name], [("", everything), *rows])
        stages = [("", gettext("All with a plan")), *board.stage_choices()]
        offer(self.fields["stage"], stages)
        if not many_supporters:
            del self.fields["supporter"]
        self.is_valid()

    @property
    def chosen_stage(self) -> str:
        """The stage asked for; "" for every body with a plan."""
        return str(self.cleaned_data.get("stage", ""))

    @property
    def order(self) -> str:
        """The order asked for; late first unless they asked for another."""
        return self.cleaned_data.get("sort") or LATE_FIRST

    @property
    def narrows(self) -> bool:
        """Whether any filter is filled in."""
        return any(value for name, value in self.cleaned_data.items() if name != "sort")

    def found(self, rows: EntityQuerySet, on: date) -> EntityQuerySet:
        """Return those of ROWS, of the board on that day, asked for, in the order asked for."""
        given = self.cleaned_data
        for word in naming.search_words(given.get("q", "")):
            rows = rows.filter(search_name__contains=f" {word}")
        columns = {"kind": "kind", "comarca": "comarca_code", "supporter": "supporter_id"}
        wanted = {column: given[name] for name, column in columns.items() if given.get(name)}
        rows = board.at_stage(rows.filter(**wanted), self.chosen_stage, on)
        return rows.order_by(*SORTS[self.order], "sort_name", "pk")
