"""Which bodies a supporter is to accompany, and since when."""

from datetime import date, timedelta
from typing import cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.models import Entity
from governance.models.entities import EntityQuerySet
from governance.rules import entity_kinds
from governance.selectors import entities
from governance.selectors.supports import ALONE, Asked

EARLIEST = date(2005, 1, 1)
AHEAD = timedelta(days=366)
LONGEST_LIST = 200_000
USUAL = ["ajuntament", "emd"]


class DayField(forms.DateField):
    """A day from which something about support holds, not too far away."""

    def __init__(self, *, label: object, today: date) -> None:
        self.limits = (EARLIEST, today + AHEAD)
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, widget=widget, initial=today)  # type: ignore[arg-type]

    def validate(self, value: date | None) -> None:
        """Refuse a day before the method was there or more than a year ahead."""
        super().validate(value)
        first, last = self.limits
        if value is not None and not first <= value <= last:
            words = gettext("Choose a day between %(first)s and %(last)s.")
            raise forms.ValidationError(words % {"first": first, "last": last})


class AssignForm(forms.Form):
    """A supporter, a day, and bodies: of a comarca, in a pasted list, or chosen before."""

    supporter = forms.ModelChoiceField(
        queryset=Entity.objects.none(), label=_("Who accompanies"), empty_label=_("Choose…")
    )
    comarca = forms.ChoiceField(label=_("All bodies of a comarca"), required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Of the comarca, only"),
        required=False,
        initial=USUAL,
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=_("Or a list"),
        required=False,
        max_length=LONGEST_LIST,
        help_text=_("One body a line: its code of ten digits, its INE code, or its name."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
    chosen = forms.ModelMultipleChoiceField(
        queryset=Entity.objects.all(), required=False, widget=forms.MultipleHiddenInput
    )

    def __init__(
        self, *args: object, supporters: EntityQuerySet, today: date, **options: object
    ) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        cast("forms.ModelChoiceField[Entity]", self.fields["supporter"]).queryset = supporters
        comarques = [("", gettext("None")), *entities.comarca_choices()]
        cast("forms.ChoiceField", self.fields["comarca"]).choices = comarques
        kinds = [(code, gettext(entity_kinds.KINDS[code].plural)) for code in ALONE]
        cast("forms.MultipleChoiceField", self.fields["kinds"]).choices = kinds
        self.fields["on"] = DayField(label=_("From which day"), today=today)
        self.order_fields(["supporter", "on", "comarca", "kinds", "text", "chosen"])

    def clean(self) -> dict[str, object]:
        """Refuse a form that names no bodies."""
        found: dict[str, object] = super().clean() or {}
        if not self.errors and not (
            found.get("comarca") or str(found.get("text") or "").strip() or found.get("chosen")
        ):
            self.add_error(None, gettext("Say which bodies: choose a comarca or paste a list."))
        if found.get("comarca") and not found.get("kinds"):
            self.add_error("kinds", gettext("Choose at least one kind of body."))
        return found

    @property
    def asked(self) -> Asked:
        """The bodies that the valid form means."""
        given = self.cleaned_data
        return Asked(
            comarca=given["comarca"],
            kinds=given["kinds"],
            text=given["text"],
            chosen=[body.pk for body in given["chosen"]],
        )


class EndForm(forms.Form):
    """Chosen bodies, and the day on which they are accompanied no longer."""

    chosen = forms.ModelMultipleChoiceField(queryset=Entity.objects.all())

    def __init__(self, *args: object, today: date, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["on"] = DayField(label=_("On which day"), today=today)
