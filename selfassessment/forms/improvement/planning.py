"""What is typed in about improvement, and what is asked of its list."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.models import User
from selfassessment.forms.answers import Lines
from selfassessment.rules.instrument import Dimension, Instrument, Question
from selfassessment.services.improvement.keeping import LONGEST_TITLE
from selfassessment.services.improvement.planning import LONGEST_NOTE, Plan

USUAL_TIME = timedelta(days=180)


class PlanForm(forms.Form):
    """An action as it is planned: prefilled from a gap, drawn by the template field by field."""

    question = forms.ChoiceField(
        label=_("Question"), error_messages={"invalid_choice": _("Choose one of the questions.")}
    )
    title = Lines(label=_("What is to be done"), max_length=LONGEST_TITLE)
    target_level = forms.TypedChoiceField(
        label=_("Level to reach"), coerce=int, choices=[(n, str(n)) for n in range(1, 5)]
    )
    owner = forms.ModelChoiceField(
        label=_("Who sees to it"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
        error_messages={"invalid_choice": _("Choose somebody of the team of the body.")},
    )
    due_on = forms.DateField(
        label=_("Until when"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as year-month-day.")},
    )
    note = Lines(
        label=_("Note"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "ca"}),
    )
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        instrument: Instrument,
        team: Sequence[User],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        choice = cast("forms.ChoiceField", self.fields["question"])
        choice.choices = [("", "—"), *(_group(part) for part in instrument.dimensions)]
        choice.widget.attrs["lang"] = "ca"
        self.fields["title"].widget = forms.Textarea(attrs={"rows": 2, "lang": "ca"})
        owner = cast("forms.ModelChoiceField[User]", self.fields["owner"])
        owner.queryset = User.objects.filter(pk__in=[user.pk for user in team])

    def plan(self) -> Plan:
        """Return the valid form as a plan."""
        data: dict[str, Any] = self.cleaned_data
        return Plan(
            title=data["title"],
            target_level=data["target_level"],
            note=data["note"],
            owner=data["owner"],
            due_on=data["due_on"],
        )


def _group(part: Dimension) -> tuple[str, list[tuple[str, str]]]:
    return part.name, [(question.code, _line(question)) for question in part.questions]


def _line(question: Question) -> str:
    return f"{question.code} {question.text}"
