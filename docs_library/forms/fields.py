"""Fields that the forms of the library share."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Written(forms.CharField):
    """What somebody writes: NUL characters, which nobody sees nor means, are left out."""

    def to_python(self, value: object) -> str:
        """Return VALUE as text without NUL characters."""
        written = str(super().to_python(value) or "")
        return written.replace("\0", "")


def day(
    label: "StrOrPromise", *, required: bool = True, help_text: "StrOrPromise" = ""
) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, required=required, widget=DAY, help_text=help_text)


def text(
    label: "StrOrPromise",
    *,
    rows: int = 3,
    required: bool = False,
    longest: int = 4000,
    help_text: "StrOrPromise" = "",
) -> Written:
    """Return a field for a few sentences, in Catalan as everything that the method says."""
    widget = forms.Textarea(attrs={"rows": rows, "lang": "ca"})
    return Written(
        label=label, required=required, max_length=longest, widget=widget, help_text=help_text
    )


def translated(pairs: Iterable[tuple[str, str]]) -> Callable[[], list[tuple[str, str]]]:
    """Return the choices of PAIRS in the reader's language, asked for when they are shown."""
    kept = list(pairs)
    return lambda: [(code, _(label)) for code, label in kept]
