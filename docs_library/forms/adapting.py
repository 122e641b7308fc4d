"""What is asked of those who write the own copy of a body, and bring it up to date."""

from django import forms
from django.utils.translation import gettext_lazy

from docs_library.forms.fields import text
from docs_library.rules import adapting

LONGEST = 100_000  # characters of one block
WORDS = forms.Textarea(attrs={"rows": 8, "lang": "ca"})
NOTE = forms.Textarea(attrs={"rows": 3, "lang": "ca"})


class BlockForm(forms.Form):
    """One block of a copy, and what to add after it."""

    use_required_attribute = False
    seen = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("This part"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=WORDS,
        help_text=gettext_lazy("Leave it empty to take it out of your copy."),
    )
    after = forms.CharField(
        label=gettext_lazy("Add after it"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=NOTE,
        help_text=gettext_lazy("Leave an empty line between paragraphs."),
    )

    def clean_text(self) -> str:
        """Return the text with the line ends of this house."""
        return lines(self.cleaned_data["text"])

    def clean_after(self) -> str:
        """Return the addition with the line ends of this house."""
        return lines(self.cleaned_data["after"])


class ReasonForm(forms.Form):
    """Why a copy goes its own way, or is shown no more."""

    use_required_attribute = False
    reason = text(gettext_lazy("Why"), required=True)


class CardForm(forms.Form):
    """What is decided for one conflict; `seen` counts the decisions that were shown."""

    seen = forms.IntegerField(min_value=0, max_value=10**9)
    which = forms.ChoiceField(choices=list(adapting.CHOICES.items()))
    text = forms.CharField(required=False, strip=False, max_length=LONGEST)

    def clean_text(self) -> str:
        """Return the text with the line ends of this house."""
        return lines(self.cleaned_data["text"])


def lines(written: str) -> str:
    """Return WRITTEN with the line ends of this house."""
    return written.replace("\r\n", "\n").replace("\r", "\n")
