"""What each step of a shared practice asks of the person who takes it."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from docs_library.forms.fields import text
from docs_library.rules.practices.moves import MOVES


class PracticeStepForm(forms.Form):
    """A step: which one of its history the person has seen, and why it is taken."""

    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    comment = text(_("Why"), required=True, help_text=_("Whoever it concerns will read it."))

    def __init__(self, data: QueryDict | None, *, code: str, seen: int) -> None:
        super().__init__(data, initial={"seen": seen}, use_required_attribute=False)
        if not MOVES[code].comment:
            self.fields["comment"].required = False
            self.fields["comment"].help_text = ""
            self.fields["comment"].label = _("Comment")
