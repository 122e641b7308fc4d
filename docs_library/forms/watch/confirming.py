"""What somebody says who confirms an edition without change."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from docs_library.forms.fields import day, text
from docs_library.rules.watch import dates


class ConfirmForm(forms.Form):
    """Nothing has to change: why, and when to look again."""

    note = text(gettext_lazy("What you looked at, and why nothing changes"), required=True)
    next_review = day(gettext_lazy("Next review"))

    def __init__(self, data: QueryDict | None, *, review_due: date | None, today: date) -> None:
        first = {"next_review": dates.next_review(review_due, today)}
        super().__init__(data, initial=first, use_required_attribute=False)
