"""What is typed in about improvement, and what is asked of its list."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.models import User
from selfassessment.forms.answers import Lines
from selfassessment.rules.improvement.action_states import ACTION, MOVES
from selfassessment.rules.instrument import Dimension, Instrument, Question
from selfassessment.selectors.improvement.actions import STATES, Wanted
from selfassessment.services.improvement.moving import Step
from selfassessment.services.improvement.planning import LONGEST_NOTE, LONGEST_TITLE, Plan

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


class MoveForm(forms.Form):
    """A move of an action, with what shows that it is done, or why."""

    move = forms.ChoiceField(
        choices=[(code, code) for code in MOVES],
        error_messages={"invalid_choice": _("Choose one of the steps of the page.")},
    )
    seen = forms.IntegerField(min_value=0)
    note = Lines(required=False, max_length=LONGEST_NOTE)

    def step(self) -> Step:
        """Return the valid form as a step."""
        return Step(**self.cleaned_data)


class ActionsForm(forms.Form):
    """What is asked of the list of actions; anything unknown is ignored."""

    q = forms.CharField(label=_("Body"), required=False, max_length=100)
    question = forms.CharField(label=_("Code of the question"), required=False, max_length=20)
    state = forms.ChoiceField(label=_("State"), required=False)
    only = forms.ChoiceField(
        label=_("Only"), required=False, choices=[("", _("All")), ("late", _("Late"))]
    )
    body = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        words = [(code, gettext(ACTION.states[code].label)) for code in STATES if code in _CODES]
        cast("forms.ChoiceField", self.fields["state"]).choices = [
            ("", _("Not ended")),
            *words,
            ("all", _("All")),
        ]

    def wanted(self) -> Wanted:
        """Return the valid part of what is asked."""
        self.is_valid()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})


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


_CODES = frozenset(ACTION.states)


def _group(part: Dimension) -> tuple[str, list[tuple[str, str]]]:
    return part.name, [(question.code, _line(question)) for question in part.questions]


def _line(question: Question) -> str:
    return f"{question.code} {question.text}"
