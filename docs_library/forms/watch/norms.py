"""What the catalogue says of a norm."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from docs_library.forms.fields import translated
from docs_library.models import Norm
from docs_library.rules import norm_kinds


class NormForm(forms.Form):
    """What the catalogue says of a norm."""

    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=500, widget=forms.TextInput(attrs={"lang": "ca"})
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of norm"), choices=translated(norm_kinds.choices())
    )
    eli = forms.URLField(
        label=gettext_lazy("European identifier (ELI)"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    reference = forms.CharField(
        label=gettext_lazy("Other reference"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Such as BOE-A-2015-10565."),
    )

    def __init__(self, norm: Norm, data: QueryDict | None) -> None:
        initial = {name: getattr(norm, name) for name in ("title", "kind", "eli", "reference")}
        super().__init__(data, initial=initial, use_required_attribute=False)
