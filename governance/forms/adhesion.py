"""What a person fills in to apply for a body, and what they upload."""

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from eset_portal.common.rules.signs import has_unseen
from governance.forms.naming import NameField
from governance.models import Application, User
from governance.rules import entity_kinds

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_NAME = 150
YES_NO = [("True", _("Yes")), ("False", _("No"))]


def plain(text: str) -> None:
    """Refuse signs that nobody sees and those that turn the direction of the text."""
    if has_unseen(text, in_lines=True):
        raise ValidationError(_("There are characters in it that cannot be seen: type it again."))


def line(label: "StrOrPromise", most: int, **more: object) -> forms.CharField:
    """Return a field for one line of text of at most MOST characters."""
    return forms.CharField(label=label, max_length=most, validators=[plain], **more)  # type: ignore[arg-type]


def text(label: "StrOrPromise", most: int, **more: object) -> forms.CharField:
    """Return a field for several lines of text of at most MOST characters."""
    widget = forms.Textarea(attrs={"rows": 5})
    return line(label, most, widget=widget, **more)


def yes_no(label: "StrOrPromise", **more: object) -> forms.TypedChoiceField:
    """Return a question that is answered with yes or no."""
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda value: value == "True",
        empty_value=None,
        widget=forms.RadioSelect,
        **more,  # type: ignore[arg-type]
    )


class Person(forms.Form):
    """What an account asks beside address and password: whose it is."""

    field_order = ("full_name", "email", "password1")
    full_name = NameField(
        label=_("First name and surnames"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: object, user: User) -> None:
        """Give USER, who has just been made, their name."""
        del request
        User.objects.filter(pk=user.pk).update(full_name=self.cleaned_data["full_name"])


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of bodies that may join, in the reader's language."""
    joining = [kind for kind in entity_kinds.KINDS.values() if kind.may_join]
    return [("", gettext("Choose one")), *((row.code, gettext(row.label)) for row in joining)]


class UnknownBody(forms.Form):
    """A body that the register lacks."""

    asked_name = NameField(label=_("Official name of the body"), most=LONGEST_NAME)
    asked_kind = forms.ChoiceField(label=_("Kind of body"), choices=kind_choices)
    asked_about = text(
        _("What helps to find it"),
        1000,
        required=False,
        help_text=_("Its NIF, its comarca, the body it depends on, the address of its website."),
    )


class Answers(forms.Form):
    """The answers of an application. A draft may leave all of them empty."""

    post = line(
        _("Your post in the body"), 120, help_text=_("For instance: secretary and comptroller.")
    )
    phone = line(
        _("Telephone at work"),
        40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    reasons = text(
        _("Why does the body want to join?"), 4000, help_text=_("A few sentences are enough.")
    )
    shared_secretaria = yes_no(_("Does it share its secretary with other bodies?"))
    has_file_manager = yes_no(_("Does it have a file manager (gestor d’expedients)?"))
    tools = text(
        _("Which tools does it use today?"),
        2000,
        required=False,
        help_text=_("File manager, register, signature, notifications: name them."),
    )
    uses_eset = forms.BooleanField(label=_("It already works by the e-SET method"), required=False)
    in_archives_network = forms.BooleanField(
        label=_("It belongs to a network of municipal archives"), required=False
    )

    use_required_attribute = False

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        initial: dict[str, object] | None = None,
        draft: bool = False,
    ) -> None:
        super().__init__(data, initial=initial)
        for field in self.fields.values():
            field.required = field.required and not draft

    @classmethod
    def of(cls, case: Application) -> "Answers":
        """Return the form filled in with what CASE has."""
        filled = {name: getattr(case, name) for name in cls.base_fields}
        return cls(initial={name: _as_typed(value) for name, value in filled.items()})


def _as_typed(value: object) -> object:
    return str(value) if isinstance(value, bool) else value


class Paper(forms.Form):
    """A paper to keep with an application."""

    kind = forms.CharField(max_length=15, widget=forms.HiddenInput)
    answers = forms.IntegerField(required=False, widget=forms.HiddenInput)
    owed = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    file = forms.FileField(label=_("PDF file"), max_length=200, allow_empty_file=True)
