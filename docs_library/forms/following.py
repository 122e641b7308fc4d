"""Choose what to follow, and how often to get a letter about it."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from docs_library.models import Norm
from docs_library.rules import collection_names, telling


class FollowForm(forms.Form):
    """What is followed, and the rhythm of its letters."""

    what = forms.ChoiceField(label=gettext_lazy("What you follow"))
    rhythm = forms.ChoiceField(label=gettext_lazy("Letters"))

    def __init__(self, *args: Any, norms: Iterable[Norm], **options: Any) -> None:
        super().__init__(*args, **options)
        what = cast("forms.ChoiceField", self.fields["what"])
        rhythm = cast("forms.ChoiceField", self.fields["rhythm"])
        what.choices = [
            (telling.BODY, _(telling.FOLLOWED[telling.BODY])),
            (_("Collections"), _collections()),
            (_("Norms"), [(f"{telling.NORM}:{norm.pk}", norm.name) for norm in norms]),
        ]
        rhythm.choices = [(code, _(label)) for code, label in telling.rhythm_choices()]


def _collections() -> list[tuple[str, str]]:
    """Return the tree of collections as choices; what stands below a branch is set off."""
    return [
        (
            f"{telling.COLLECTION}:{code}",
            _(label) if code in collection_names.BRANCHES else f"— {_(label)}",
        )
        for code, label in collection_names.followed_choices()
    ]
