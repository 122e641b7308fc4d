"""What a reader of the audit trail may ask for."""

from typing import TYPE_CHECKING, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from governance.selectors import trail

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _day(label: "StrOrPromise") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class TrailFilter(forms.Form):
    """Filters of the trail; each may stay empty. People go by number: no names in addresses."""

    who = forms.TypedChoiceField(label=_("Who"), required=False, coerce=int, empty_value=None)
    what = forms.ChoiceField(label=_("What"), required=False)
    body = forms.CharField(label=_("For which body"), required=False, max_length=100)
    since = _day(_("From"))
    until = _day(_("To"))

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, use_required_attribute=False)
        people = cast("forms.TypedChoiceField", self.fields["who"])
        people.choices = [("", _("Everybody")), (0, _("The portal")), *trail.actors()]
        verbs = cast("forms.ChoiceField", self.fields["what"])
        verbs.choices = [("", _("Everything")), *trail.verbs()]

    def clean(self) -> dict[str, object]:
        """Refuse days in the wrong order."""
        found: dict[str, object] = super().clean() or {}
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", _("This day is before the first one."))
        return found

    @property
    def wanted(self) -> trail.Wanted:
        """The filters that are filled in and right."""
        given = self.cleaned_data if self.is_valid() else {}
        found = {name: given.get(name) for name in self.fields}
        return trail.Wanted(**{name: None if v == "" else v for name, v in found.items()})
