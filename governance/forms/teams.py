"""Forms of a team: invite, join, change a role, hand over."""

from collections.abc import Iterable
from typing import cast

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.forms.naming import NameField
from governance.models import User
from governance.rules import roles

Choices = list[tuple[str, str]]
NOTHING = "nothing"


def role_choices(codes: Iterable[str]) -> Choices:
    """Return the roles CODES with their words in the reader's language."""
    return [(code, gettext(roles.ROLES[code].label)) for code in codes]


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("Only whoever reads this address can accept. The link holds for 72 hours."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: object, codes: Iterable[str], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        cast("forms.ChoiceField", self.fields["role"]).choices = role_choices(codes)


class JoinForm(forms.Form):
    """Who one is and by which password one signs in from now on."""

    full_name = NameField(
        label=_("Your name and surnames"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Choose a password"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, email: str, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.email = email
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean(self) -> dict[str, object]:
        """Refuse a password that is too weak for this very person."""
        found: dict[str, object] = super().clean() or {}
        password = str(found.get("password") or "")
        if password:
            person = User(email=self.email, full_name=str(found.get("full_name") or ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return found


class HandOverForm(forms.Form):
    """Who takes over, and what whoever leaves remains."""

    successor = forms.ChoiceField(label=_("Who takes over"), widget=forms.RadioSelect)
    stays_as = forms.ChoiceField(
        label=_("What the present manager remains"), initial=NOTHING, widget=forms.RadioSelect
    )

    def __init__(self, *args: object, team: Iterable[User], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        people = [(str(person.pk), str(person)) for person in team]
        cast("forms.ChoiceField", self.fields["successor"]).choices = people
        lesser = ["entity_contributor", "entity_reader"]
        leaves = [(NOTHING, gettext("Nothing: all access to this body ends"))]
        cast("forms.ChoiceField", self.fields["stays_as"]).choices = [
            *leaves,
            *role_choices(lesser),
        ]

    @property
    def remaining_role(self) -> str:
        """The role that the present manager keeps by the valid form; "" for none."""
        role = str(self.cleaned_data["stays_as"])
        return "" if role == NOTHING else role
