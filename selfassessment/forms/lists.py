"""What is asked of the lists of bodies."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.models import Entity
from governance.rules import bands, entity_kinds
from selfassessment.rules.finding_states import FINDING
from selfassessment.rules.scoring.control import NON_CONFORM, OBSERVATION, VERDICT_LABELS
from selfassessment.rules.scoring.degrees import DEGREES
from selfassessment.selectors import findings
from selfassessment.selectors.dashboards import OTHERS
from selfassessment.selectors.standings import SORTS, Wanted

STAGE_WORDS = [
    ("waiting", _("Not begun")),
    ("started", _("Under way")),
    ("submitted", _("Submitted")),
]


class StandingsForm(forms.Form):
    """What is asked of the list of bodies; anything unknown is ignored."""

    stage = forms.ChoiceField(label=_("State"), required=False)
    degree = forms.ChoiceField(label=_("Degree"), required=False)
    band = forms.ChoiceField(label=_("Size"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    supporter = forms.ChoiceField(label=_("Supporter"), required=False)
    sort = forms.ChoiceField(choices=[(key, key) for key in SORTS], required=False)

    def __init__(self, data: Mapping[str, Any], *, bodies: Iterable[Entity]) -> None:
        super().__init__(data)
        lists: dict[str, list[tuple[str, Any]]] = {
            "stage": STAGE_WORDS,
            "degree": [(degree.code, gettext(degree.label)) for degree in DEGREES],
            "band": [*bands.choices(), (OTHERS, _("Others"))],
            "kind": entity_kinds.choices(),
            "supporter": [(str(body.pk), body.name) for body in bodies],
        }
        for name, rows in lists.items():
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = [("", _("All")), *((code, gettext(str(word))) for code, word in rows)]

    def wanted(self) -> Wanted:
        """Return the valid part of what is asked."""
        self.is_valid()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})

    def narrowing(self) -> dict[str, str]:
        """Return what leaves bodies out, by its name in the address."""
        self.is_valid()
        return {
            name: value for name, value in self.cleaned_data.items() if value and name != "sort"
        }

    def in_words(self) -> list[tuple[str, str]]:
        """Return what leaves bodies out as pairs of words: the filter and what it asks."""
        found = []
        for name, value in self.narrowing().items():
            field = cast("forms.ChoiceField", self.fields[name])
            words = {str(code): str(word) for code, word in cast("Any", field.choices)}
            found.append((str(field.label), words.get(value, value)))
        return found


class FindingsForm(forms.Form):
    """What is asked of the list of findings; anything unknown is ignored."""

    q = forms.CharField(label=_("Body"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)
    verdict = forms.ChoiceField(label=_("Finding"), required=False)
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
