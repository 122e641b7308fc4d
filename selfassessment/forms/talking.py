"""Something to say about a question; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selfassessment.rules.together import LONGEST_COMMENT


class SayForm(forms.Form):
    """Something to say about a question."""

    text = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
