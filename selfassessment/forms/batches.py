"""What is asked of a batch of reports."""

from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

MOVES = ("pause", "resume", "cancel", "retry")


class BatchForm(forms.Form):
    """The language of the reports; KEY makes the same form, sent twice, one batch."""

    language = forms.ChoiceField(
        label=_("Language of the reports"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def fresh(cls, language: str) -> "BatchForm":
        """Return an empty form with LANGUAGE chosen and a key of its own."""
        return cls(initial={"language": language, "key": uuid4()})


class BatchMoveForm(forms.Form):
    """A move of a batch; with ITEM, of that one report only."""

    move = forms.ChoiceField(choices=[(name, name) for name in MOVES])
    item = forms.IntegerField(required=False, min_value=1)
