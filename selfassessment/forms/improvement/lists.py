"""What is asked of the list of actions."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selfassessment.rules.improvement.action_states import ACTION
from selfassessment.selectors.improvement.lists import STATES, Wanted

_CODES = frozenset(ACTION.states)


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
