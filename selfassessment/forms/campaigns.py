"""What is decided about a campaign, as it is typed in; nothing is saved here."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selfassessment.models import Campaign, QuestionnaireVersion
from selfassessment.rules import campaigns as rules
from selfassessment.rules.population_changes import LONGEST_REASON
from selfassessment.services.campaigning.opening import Days
from selfassessment.services.campaigning.preparing import Plan, check_days


def _day(label: object, hint: object = "", *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=required,
        widget=widget,
        error_messages={"invalid": _("Write a day like 31/12/2026.")},
    )


class DaysForm(forms.Form):
    """Until when a campaign takes answers, and what follows."""

    closes_on = _day(_("Takes answers until"), _("That day is included."))
    control_until = _day(
        _("Controlled until"), _("Technicians see this day in their queue."), required=False
    )
    amendments_until = _day(
        _("Amended until"),
        _("Afterwards nothing is returned any more and what is validated is closed."),
        required=False,
    )

    def days(self) -> Days:
        """Return the valid form."""
        given = self.cleaned_data
        return Days(given["closes_on"], given["control_until"], given["amendments_until"])


class CampaignForm(DaysForm):
    """A campaign that is being prepared."""

    title = forms.CharField(label=_("Title"), max_length=120)
    version = forms.ModelChoiceField(
        label=_("Questionnaire"),
        queryset=QuestionnaireVersion.objects.none(),
        empty_label=None,
        help_text=_(
            "A published version. It stays with the campaign, whatever is published later."
        ),
    )
    instrument = forms.ChoiceField(label=_("What is asked"), widget=forms.RadioSelect)
    opens_on = _day(_("Opens on"))
    opens_itself = forms.BooleanField(
        label=_("Open by itself that morning"),
        required=False,
        help_text=_("Otherwise somebody opens it by hand."),
    )
    carries_forward = forms.BooleanField(
        label=_("Bring the answers of the last campaign"),
        required=False,
        help_text=_("They are marked “from last campaign” and count once the body confirms them."),
    )
    field_order = (
        "title",
        "version",
        "instrument",
        "opens_on",
        "opens_itself",
        "closes_on",
        "control_until",
        "amendments_until",
        "carries_forward",
    )

    def __init__(self, data: Mapping[str, Any] | None, **more: Any) -> None:
        super().__init__(data, **more)
        published = QuestionnaireVersion.objects.filter(published_at__isnull=False)
        field = cast("forms.ModelChoiceField[QuestionnaireVersion]", self.fields["version"])
        field.queryset = published.defer("content").order_by("-published_at")
        words = [(code, gettext(label)) for code, label in rules.INSTRUMENTS.items()]
        cast("forms.ChoiceField", self.fields["instrument"]).choices = words

    def clean(self) -> dict[str, Any]:
        """Refuse days that cannot follow one another, beside the one that is wrong."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("opens_on") and given.get("closes_on"):
            try:
                check_days(
                    given["opens_on"],
                    given["closes_on"],
                    given.get("control_until"),
                    given.get("amendments_until"),
                )
            except rules.WrongDates as error:
                self.add_error(error.place, error.message)
        return given

    def plan(self) -> Plan:
        """Return the valid form."""
        return Plan(**self.cleaned_data)


def initial(campaign: Campaign) -> dict[str, Any]:
    """Return CAMPAIGN as the form shows it."""
    names = CampaignForm.base_fields
    return {name: getattr(campaign, name) for name in names if name != "version"} | {
        "version": campaign.version_id
    }


class ReasonForm(forms.Form):
    """Why the list of a campaign changes."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays with the campaign. Name no person."),
    )


class AddForm(ReasonForm):
    """A body that joins a campaign after it opened."""

    body = forms.CharField(
        label=_("Body"),
        max_length=200,
        help_text=_("Its code of ten digits, its INE code, or its name."),
    )
    field_order = ("body", "reason")


class ReminderDayForm(forms.Form):
    """So many days before the campaign closes."""

    days_before = forms.IntegerField(
        label=_("Days before it closes"),
        min_value=0,
        max_value=365,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
