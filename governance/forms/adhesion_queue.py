"""What a reader of the queue may ask for, and the points that order it."""

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.rules import adhesion_funnel, adhesion_states, entity_kinds, priority
from governance.selectors import adhesion_queue, entities

LONGEST_QUERY = 100


def _states() -> list[tuple[str, str]]:
    known = adhesion_states.ADHESION.states.values()
    return [
        ("", gettext("Waiting for the Consortium")),
        (adhesion_queue.EVERYTHING, gettext("All")),
        *((row.code, gettext(row.label)) for row in known if row.code != adhesion_states.DRAFT),
    ]


def _kinds() -> list[tuple[str, str]]:
    joining = [kind for kind in entity_kinds.KINDS.values() if kind.may_join]
    return [("", gettext("All")), *((row.code, gettext(row.plural)) for row in joining)]


def _steps() -> list[tuple[str, str]]:
    """Return the steps of the way to work, now or at least so far, with their words."""
    found = []
    for step in adhesion_funnel.STEPS:
        label = gettext(adhesion_states.ADHESION.states[step].label)
        far = gettext("%(step)s, or further") % {"step": label}
        found += [(f"{adhesion_funnel.NOW}-{step}", label), (f"{adhesion_funnel.FAR}-{step}", far)]
    return found


class QueueFilter(forms.Form):
    """Filters of the queue; what makes no sense is left out and said."""

    q = forms.CharField(
        label=_("Name or code"),
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=_states)
    kind = forms.ChoiceField(label=_("Kind of body"), required=False, choices=_kinds)
    comarca = forms.ChoiceField(label=_("Comarca"), required=False)
    supporter = forms.ChoiceField(label=_("Supporter"), required=False)
    step = forms.ChoiceField(
        label=_("Step"), required=False, choices=_steps, widget=forms.HiddenInput
    )

    use_required_attribute = False

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        asked = {"comarca": entities.comarca_choices(), "supporter": entities.supporter_choices()}
        for name, rows in asked.items():  # a list: a callable would be asked again and again
            cast("forms.ChoiceField", self.fields[name]).choices = [("", gettext("All")), *rows]

    @property
    def wanted(self) -> adhesion_queue.Wanted:
        """The filters that are filled in and right."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return adhesion_queue.Wanted(**given)

    @property
    def step_in_words(self) -> str:
        """The step of the way to work that is asked for; empty without any."""
        return dict(_steps()).get(self.wanted.step, "")

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return self.wanted != adhesion_queue.Wanted()


class PointsForm(forms.Form):
    """How many points each criterion gives."""

    use_required_attribute = False

    def __init__(self, data: QueryDict | None, *, initial: dict[str, int]) -> None:
        super().__init__(data, initial=initial)
        for row in priority.CRITERIA.values():
            self.fields[row.code] = forms.IntegerField(
                label=gettext(row.label),
                min_value=0,
                max_value=priority.MOST,
                help_text=gettext("Published: %(points)s") % {"points": row.points},
            )
