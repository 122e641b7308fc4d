"""Where a question comes from, as editors declare it; and whose answers they look at."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NONE = "-"


class OriginsForm(forms.Form):
    """The codes of the questions of the version before, or a hyphen for none."""

    use_required_attribute = False
    code = forms.CharField(max_length=20)
    origins = forms.CharField(
        max_length=300,
        error_messages={"required": _("Write the codes it comes from, or - for none.")},
    )

    def __init__(self, *args: Any, known: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known

    def clean_origins(self) -> list[str]:
        """Return the codes; refuse those that the version before does not have."""
        typed: str = self.cleaned_data["origins"]
        codes = [code for code in typed.replace(",", " ").replace("+", " ").split() if code != NONE]
        unknown = [code for code in codes if code not in self.known]
        if unknown:
            words = gettext("The version before has no question “%(code)s”.")
            raise forms.ValidationError(words % {"code": unknown[0]})
        return list(dict.fromkeys(codes))


class BodyForm(forms.Form):
    """The body whose answers a new version is tried on."""

    use_required_attribute = False
    body = forms.CharField(
        label=_("Body"),
        max_length=200,
        help_text=_("Its code of ten digits, its INE code, or its name."),
        error_messages={"required": _("Name one body: its code or its name.")},
    )
