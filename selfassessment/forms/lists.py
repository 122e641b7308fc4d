"""What is asked of the lists of bodies."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selfassessment.models import Campaign
from selfassessment.rules import groups
from selfassessment.rules.finding_states import FINDING
from selfassessment.rules.scoring.control import (
    NON_CONFORM,
    OBSERVATION,
    OUTCOME_LABELS,
    VERDICT_LABELS,
)
from selfassessment.rules.scoring.degrees import DEGREES
from selfassessment.selectors import findings, instruments
from selfassessment.selectors.standings import NOT_APPLICABLE, SORTS, Wanted
from selfassessment.selectors.steering import figures
from selfassessment.selectors.steering.figures import Figure
from selfassessment.selectors.steering.names import Names

EMPTY = ("", None)

STAGE_WORDS = [
    ("waiting", _("Not begun")),
    ("started", _("Under way")),
    ("submitted", _("Submitted")),
    ("validated", _("Validated")),
]


class StandingsForm(forms.Form):
    """What is asked of the list of bodies; what cannot be understood is left out and told."""

    stage = forms.ChoiceField(label=_("State"), required=False)
    degree = forms.ChoiceField(label=_("Degree"), required=False)
    band = forms.ChoiceField(label=_("Size"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    comarca = forms.ChoiceField(label=_("Comarca"), required=False)
    supporter = forms.ChoiceField(label=_("Supporter"), required=False)
    least = forms.IntegerField(label=_("Score from"), required=False, min_value=0, max_value=100)
    below = forms.IntegerField(label=_("Score below"), required=False, min_value=0, max_value=101)
    outcome = forms.ChoiceField(label=_("Control"), required=False)
    question = forms.ChoiceField(label=_("Question"), required=False)
    answer = forms.ChoiceField(label=_("Answer"), required=False)
    basis = forms.ChoiceField(label=_("Values"), required=False)
    figure = forms.CharField(
        label=_("Figure"), required=False, max_length=120, widget=forms.HiddenInput
    )
    sort = forms.ChoiceField(choices=[(key, key) for key in SORTS], required=False)

    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        super().__init__(data)
        known = Names(campaign)
        instrument = instruments.of_campaign(campaign)
        levels = [(str(level.value), f"{level.value} {level.name}") for level in instrument.scale]
        lists: dict[str, list[tuple[str, Any]]] = {
            "stage": STAGE_WORDS,
            "degree": [(degree.code, gettext(degree.label)) for degree in DEGREES],
            "outcome": [(code, gettext(label)) for code, label in OUTCOME_LABELS.items()],
            "question": [(question.code, question.code) for question in instrument],
            "answer": [*levels, (NOT_APPLICABLE, gettext("Not applicable"))],
            **{axis: list(known.of(axis).items()) for axis in groups.AXES},
        }
        for name, rows in lists.items():
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = [("", _("All")), *((code, gettext(str(word))) for code, word in rows)]
        basis = cast("forms.ChoiceField", self.fields["basis"])
        basis.choices = [(code, gettext(label)) for code, label in groups.BASIS_LABELS.items()]

    def clean_basis(self) -> str:
        """Return whose values are meant; empty for those of the bodies, which leave nobody out."""
        basis = str(self.cleaned_data["basis"])
        return "" if basis == groups.DECLARED else basis

    def clean_figure(self) -> Figure | None:
        """Return which figure of a dashboard is meant; None without any."""
        text = str(self.cleaned_data["figure"])
        found = figures.parse(text)
        if text and found is None:
            raise forms.ValidationError(_("No figure is called like that."))
        return found

    def wanted(self) -> Wanted:
        """Return the valid part of what is asked."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value not in EMPTY}
        return Wanted(**asked)

    @property
    def figure_in_words(self) -> str:
        """Whom the figure of a dashboard counts; empty when none is meant."""
        found = self.wanted().figure
        return found.words if found else ""

    def narrowing(self) -> dict[str, str]:
        """Return what leaves bodies out, by its name in the address."""
        self.is_valid()
        asked = self.cleaned_data.items()
        return {name: str(value) for name, value in asked if value not in EMPTY and name != "sort"}

    def in_words(self) -> list[tuple[str, str]]:
        """Return what leaves bodies out as pairs of words: the filter and what it asks."""
        found = []
        for name, value in self.narrowing().items():
            field = self.fields[name]
            words = {str(code): str(word) for code, word in getattr(field, "choices", ())}
            words |= {value: self.figure_in_words} if name == "figure" else {}
            found.append((str(field.label), words.get(value, value)))
        return found

    @property
    def ignored(self) -> list[str]:
        """The labels of what was not understood."""
        self.is_valid()
        known = [name for name in self.errors if name in self.fields and name != "sort"]
        return [str(self.fields[name].label) for name in known]


class FindingsForm(forms.Form):
    """What is asked of the list of findings; anything unknown is ignored."""

    q = forms.CharField(label=_("Body"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)
    verdict = forms.ChoiceField(label=_("Finding"), required=False)
    question = forms.CharField(label=_("Question"), required=False, max_length=20)
    only = forms.ChoiceField(
        label=_("Only"), required=False, choices=[("", _("All")), ("late", _("Late"))]
    )

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        states = [
            (code, gettext(state.label))
            for code, state in FINDING.states.items()
            if code in findings.STATES
        ]
        verdicts = [(code, gettext(VERDICT_LABELS[code])) for code in (NON_CONFORM, OBSERVATION)]
        cast("forms.ChoiceField", self.fields["state"]).choices = [
            ("", _("Unresolved")),
            *states,
            ("all", _("All")),
        ]
        cast("forms.ChoiceField", self.fields["verdict"]).choices = [("", _("All")), *verdicts]

    def wanted(self) -> findings.Wanted:
        """Return the valid part of what is asked."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return findings.Wanted(**asked)
