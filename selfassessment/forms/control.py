"""What those who control type in, and what they ask of the queue."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selfassessment.forms.answers import Lines
from selfassessment.models import Campaign
from selfassessment.rules.assessment_states import (
    ASSESSMENT,
    CLOSED,
    IN_CONTROL,
    RETURNED,
    SUBMITTED,
    VALIDATED,
)
from selfassessment.rules.control_decisions import ACCEPT, LONGEST_REASON, LOWER, RETURN
from selfassessment.rules.control_risk import RISK_LABELS
from selfassessment.selectors.control_queue import ASKED, LATE, MINE, SORTS, WAITING, Wanted
from selfassessment.services.control.deciding import Judgement
from selfassessment.services.control.opinions import LONGEST_OPINION

LOWER_TO = "lower-"
MOVES = ("take", "send_back", "resume", "validate", "reopen", "close", "withdraw", "bring_back")
ONLY_WORDS = [(LATE, _("Late")), (MINE, _("Begun by me")), (ASKED, _("The AOC was asked"))]
SORT_WORDS = {
    "due": _("Due day, then risk"),
    "risk": _("Risk"),
    "name": _("Name"),
    "submitted": _("Day submitted"),
}


class QueueForm(forms.Form):
    """What is asked of the queue; anything unknown is ignored."""

    q = forms.CharField(label=_("Body"), required=False, max_length=100)
    stage = forms.ChoiceField(label=_("State"), required=False)
    risk = forms.ChoiceField(label=_("Risk"), required=False)
    only = forms.ChoiceField(label=_("Only"), required=False)
    campaign = forms.ChoiceField(label=_("Campaign"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False)

    def __init__(self, data: Mapping[str, Any], *, campaigns: Iterable[Campaign]) -> None:
        super().__init__(data)
        stages = [(code, gettext(ASSESSMENT.states[code].label)) for code in _STAGES]
        lists: dict[str, list[tuple[str, Any]]] = {
            "stage": [("", _("To control")), *stages, ("all", _("All"))],
            "risk": [("", _("All")), *((key, gettext(word)) for key, word in RISK_LABELS.items())],
            "only": [("", _("All")), *ONLY_WORDS],
            "campaign": [("", _("All")), *((row.slug, row.title) for row in campaigns)],
            "sort": [(key, SORT_WORDS[key]) for key in SORTS],
        }
        for name, rows in lists.items():
            cast("forms.ChoiceField", self.fields[name]).choices = rows

    def wanted(self) -> Wanted:
        """Return the valid part of what is asked."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return Wanted(**{"stage": WAITING, **asked})


_STAGES = (SUBMITTED, IN_CONTROL, RETURNED, VALIDATED, CLOSED)


class JudgementForm(forms.Form):
    """One decision as it comes from the page: the verdict carries the level it lowers to."""

    verdict = forms.ChoiceField(
        choices=[(ACCEPT, ""), (RETURN, ""), *((f"{LOWER_TO}{level}", "") for level in range(4))],
        error_messages={
            "required": _("Choose whether to accept, lower or return it."),
            "invalid_choice": _("Choose whether to accept, lower or return it."),
        },
    )
    reason = Lines(required=False, max_length=LONGEST_REASON)
    until = forms.DateField(
        required=False, error_messages={"invalid": _("Write the day as year-month-day.")}
    )
    seen = forms.IntegerField(min_value=0)
    answer = forms.IntegerField(min_value=0)

    def judgement(self, code: str) -> Judgement:
        """Return the valid form as a decision on the answer to question CODE."""
        data: dict[str, Any] = self.cleaned_data
        verdict: str = data["verdict"]
        lowers = verdict.startswith(LOWER_TO)
        return Judgement(
            code=code,
            verdict=LOWER if lowers else verdict,
            level=int(verdict.removeprefix(LOWER_TO)) if lowers else None,
            reason=data["reason"],
            until=data["until"] if verdict == RETURN else None,
            seen=data["seen"],
            answer=data["answer"],
        )


class MoveForm(forms.Form):
    """A move of the whole control, with the reason that some of them want."""

    move = forms.ChoiceField(choices=[(move, move) for move in MOVES])
    reason = Lines(required=False, max_length=LONGEST_REASON)


class OpinionForm(forms.Form):
    """A question to the AOC, or its answer."""

    step = forms.ChoiceField(choices=[(step, step) for step in ("ask", "give", "take_back")])
    opinion = forms.UUIDField(required=False)
    code = forms.CharField(required=False, max_length=20)
    words = Lines(required=False, max_length=LONGEST_OPINION)


class StepForm(forms.Form):
    """A step in the follow-up of a finding."""

    move = forms.CharField(max_length=10)
    seen = forms.IntegerField(min_value=0)
    note = Lines(required=False, max_length=LONGEST_REASON)
    who = forms.CharField(required=False, max_length=120)
    due_on = forms.DateField(
        required=False, error_messages={"invalid": _("Write the day as year-month-day.")}
    )


def iso(day: date | None) -> str:
    """Return DAY as a date field of a page wants it; empty without one."""
    return day.isoformat() if day else ""
