"""A move of an action, as it is typed in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selfassessment.forms.answers import Lines
from selfassessment.rules.improvement.action_states import MOVES
from selfassessment.services.improvement.moving import Step
from selfassessment.services.improvement.planning import LONGEST_NOTE


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
