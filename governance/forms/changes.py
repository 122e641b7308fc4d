"""What an administrator states about a body that changed."""

from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.forms.bodies import BodiesField, BodyField
from governance.forms.naming import NameField
from governance.models import Comarca
from governance.services.changes import LONGEST_NAME

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_INHABITANTS = 9_999_999
FIRST_YEAR = 1900


def _day(label: "StrOrPromise", hint: "StrOrPromise" = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, widget=widget)


class ChangeForm(forms.Form):
    """A change: the second time it comes it is CONFIRMED, after its effects were read."""

    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, today: date) -> None:
        self.today = today
        super().__init__(data, use_required_attribute=False)

    def clean_year(self) -> int:
        """Refuse a year that has not begun."""
        year: int = self.cleaned_data["year"]
        if year > self.today.year:
            raise forms.ValidationError(_("This year has not begun yet."))
        return year


class PopulationForm(ChangeForm):
    """A figure of the census."""

    year = forms.IntegerField(
        label=gettext_lazy("On 1 January of the year"), min_value=FIRST_YEAR, max_value=2100
    )
    inhabitants = forms.IntegerField(
        label=gettext_lazy("Inhabitants"), min_value=0, max_value=MOST_INHABITANTS
    )
    correct = forms.BooleanField(
        label=gettext_lazy("This corrects a figure that is there"), required=False
    )


class ComarcaForm(ChangeForm):
    """Another comarca from a day on."""

    comarca = forms.ModelChoiceField(
        Comarca.objects.order_by("sort_name"), label=gettext_lazy("New comarca")
    )
    on = _day(gettext_lazy("From"), gettext_lazy("The day may be still to come."))


class NameForm(ChangeForm):
    """Another name from a day on."""

    name = NameField(label=gettext_lazy("New name"), most=LONGEST_NAME)
    on = _day(gettext_lazy("From"))


class ParentForm(ChangeForm):
    """Another body that it depends on."""

    parent = BodyField(label=gettext_lazy("Depends on"))
    on = _day(gettext_lazy("From"))


class DissolutionForm(ChangeForm):
    """The end of a body."""

    on = _day(gettext_lazy("Dissolved on"))
    successor = BodyField(label=gettext_lazy("Who follows it"), required=False)


class MergerForm(ChangeForm):
    """Bodies that merge into this one."""

    bodies = BodiesField(label=gettext_lazy("Bodies that merge into this one"))
    on = _day(gettext_lazy("From"))
