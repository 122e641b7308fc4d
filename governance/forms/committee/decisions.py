"""The form of a decision, and what a reader of the register may ask for."""

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, FilterSet, ModelChoiceFilter

from governance.forms.deployment import day_field, offer
from governance.models import CommitteeDecision, CommitteeSession, GoverningBody, User
from governance.models.committee_decisions import DecisionQuerySet
from governance.rules.committee import outcomes
from governance.services.committee.deciding import Draft


def outcome_choices() -> list[tuple[str, str]]:
    """Return the outcomes in the reader's language."""
    return [(code, gettext(words)) for code, words in outcomes.choices()]


class DecisionForm(forms.Form):
    """What the session decided. `seen` is the decision in force that they saw."""

    outcome = forms.ChoiceField(label=_("What was decided"), widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("Whoever proposed it, and everybody, will read them."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    conditions = forms.CharField(
        label=_("Conditions"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who carries it out"),
        help_text=_("For what is accepted, whole or in part."),
        required=False,
        empty_label=_("Nobody"),
    )
    target_on = day_field(_("By which day"))
    until = day_field(_("Deferred until"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, session: CommitteeSession, seen: str = "", data: QueryDict | None = None
    ) -> None:
        super().__init__(data, initial={"seen": seen}, use_required_attribute=False)
        offer(self.fields["outcome"], outcome_choices())
        sitting = Q(seats__body=session.body_id) | Q(substitutions__body=session.body_id)
        people = User.objects.filter(sitting, is_active=True).distinct().order_by("full_name")
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]

    @property
    def draft(self) -> Draft:
        """What was written, for the service."""
        return Draft(**self.cleaned_data)


class MinutesForm(forms.Form):
    """Approve minutes, with corrections if there are any."""

    corrections = forms.CharField(
        label=_("Corrections"),
        help_text=_("Leave it empty to approve the minutes as they are."),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class DecisionFilter(FilterSet):  # type: ignore[misc]  # the library has no types
    """Words, body, outcome and year; or only those that are in force."""

    q = CharFilter(method="with_words", label=_("Words or number"))
    body = ModelChoiceFilter(
        queryset=GoverningBody.objects.order_by("name"),
        label=_("Body of governance"),
        empty_label=_("All"),
    )
    outcome = ChoiceFilter(choices=outcome_choices, label=_("Outcome"), empty_label=_("All"))
    in_force = BooleanFilter(
        method="only_in_force", label=_("Only those in force"), widget=forms.CheckboxInput
    )

    class Meta:
        model = CommitteeDecision
        fields: tuple[str, ...] = ()

    def with_words(self, rows: DecisionQuerySet, _name: str, words: str) -> DecisionQuerySet:
        """Keep those whose title, reasons or number hold WORDS, whatever their accents."""
        return rows.with_words(words[:200])

    def only_in_force(self, rows: DecisionQuerySet, _name: str, wanted: bool) -> DecisionQuerySet:  # noqa: FBT001 - django-filter calls it so
        """Keep those that no other has taken the place of, if that is WANTED."""
        return rows.filter(revoked_by=None) if wanted else rows
