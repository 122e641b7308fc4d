"""Forms of a body of governance and its seats."""

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from governance.forms.deployment import day_field, offer
from governance.models import Entity, GoverningBody, User
from governance.rules.committee import posts, quorum
from governance.services.committee.bodies import Words
from governance.services.committee.mandates import Mandate

WORDS = ("name", "kind", "purpose", "parent", "quorum_kind", "quorum_value", "voting_rule")


class BodyForm(forms.Form):
    """The words and rules of a body of governance."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=pgettext_lazy("of a body of governance", "Kind"))
    parent = forms.ModelChoiceField(
        GoverningBody.objects.order_by("name"),
        label=_("Depends on"),
        required=False,
        empty_label=_("Nothing"),
    )
    purpose = forms.CharField(
        label=_("What it is for"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    quorum_kind = forms.ChoiceField(label=_("Quorum"))
    quorum_value = forms.IntegerField(
        label=_("Per cent or number of votes"), min_value=0, max_value=999
    )
    voting_rule = forms.ChoiceField(label=_("When a vote carries"))

    def __init__(self, body: GoverningBody | None, data: QueryDict | None = None) -> None:
        initial = {name: getattr(body, name) for name in WORDS} if body else {"quorum_value": 50}
        super().__init__(data, initial=initial, use_required_attribute=False)
        for name, table in (
            ("kind", posts.KINDS),
            ("quorum_kind", quorum.QUORUM_KINDS),
            ("voting_rule", quorum.VOTING_RULES),
        ):
            offer(self.fields[name], [(code, gettext(text)) for code, text in table.items()])

    @property
    def words(self) -> Words:
        """What was written, for the service."""
        return Words(**self.cleaned_data)


class SeatForm(forms.Form):
    """Who takes a seat, for which institution, as what, and who stands in."""

    user = forms.EmailField(
        label=_("E-mail of the person"), help_text=_("They need an account in the portal.")
    )
    entity = forms.ModelChoiceField(Entity.objects.none(), label=_("Institution"))
    post = forms.ChoiceField(label=_("Post"))
    has_vote = forms.BooleanField(label=_("With a vote"), required=False, initial=True)
    starts_on = day_field(_("From"), required=True)
    ends_on = day_field(_("Until"))
    substitute = forms.EmailField(label=_("E-mail of the substitute"), required=False)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        offered = Entity.objects.filter(memberships__isnull=False).distinct().order_by("sort_name")
        cast("forms.ModelChoiceField[Entity]", self.fields["entity"]).queryset = offered
        offer(self.fields["post"], [(code, gettext(text)) for code, text in posts.POSTS.items()])

    def clean_user(self) -> User:
        """Return the person who has the address."""
        return _person(self.cleaned_data["user"])

    def clean_substitute(self) -> User | None:
        """Return the person who stands in, if anybody."""
        given = self.cleaned_data["substitute"]
        return _person(given) if given else None

    @property
    def mandate(self) -> Mandate:
        """What was written, for the service."""
        return Mandate(**self.cleaned_data)


def _person(address: str) -> User:
    found = User.objects.filter(email=address.lower(), is_active=True).first()
    if found is None:
        raise forms.ValidationError(gettext("Nobody has an account with this address."))
    return found
