"""What a reader of the directory may ask for, and the contact line of a body."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter

from governance.forms.entities import EntityFilter
from governance.forms.naming import NameField
from governance.models.entities import EntityQuerySet

LONGEST_ABOUT = 300


class MemberFilter(EntityFilter):
    """The filters of the register, and whether somebody can be asked."""

    contact = BooleanFilter(
        method="with_contact",
        label=_("Only with somebody to ask"),
        widget=forms.CheckboxInput,
    )

    def with_contact(self, rows: EntityQuerySet, _name: str, wanted: bool) -> EntityQuerySet:  # noqa: FBT001 - django-filter calls it so
        """Keep the bodies that name a contact, if that is WANTED."""
        return rows.filter(contact__isnull=False) if wanted else rows


class ContactForm(forms.Form):
    """Whom the other bodies may ask."""

    name = NameField(label=_("Name"))
    post = NameField(label=_("Post"), help_text=_("For example: secretary, archivist."))
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("Rather the address of the service than a private one.")
    )
    about = forms.CharField(
        label=_("What can they be asked about"),
        required=False,
        max_length=LONGEST_ABOUT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agreed = forms.BooleanField(
        label=_("This person agrees that the members of the network see these lines."),
        error_messages={"required": _("Without their agreement nobody can be named.")},
    )

    @property
    def line(self) -> dict[str, str]:
        """What the members will see."""
        return {name: self.cleaned_data[name] for name in ("name", "post", "email", "about")}
