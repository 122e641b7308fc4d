"""What a reader of the list of proposals may ask for."""

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from docs_library.models import Document, Proposal
from docs_library.rules.proposals import kinds, states
from docs_library.selectors.proposals import lists


def _states() -> list[tuple[str, str]]:
    return [
        ("", gettext("Not closed")),
        (lists.ALL, gettext("All")),
        *((code, gettext(label)) for code, label in states.choices()),
    ]


def _kinds() -> list[tuple[str, str]]:
    return [("", gettext("All")), *((code, gettext(word)) for code, word in kinds.kind_choices())]


def _whose() -> list[tuple[str, str]]:
    return [
        ("", gettext("Everybody’s")),
        ("mine", gettext("Mine")),
        ("body", gettext("My body’s, or supported by it")),
    ]


def _orders() -> list[tuple[str, str]]:
    return [
        ("recent", gettext("Changed last")),
        ("support", gettext("Most supported")),
        ("oldest", gettext("Waiting longest")),
        ("target", gettext("Target date")),
    ]


class ProposalFilter(forms.Form):
    """Filters of the list; what makes no sense is left out and said."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=_states)
    kind = forms.ChoiceField(label=_("What it is"), required=False, choices=_kinds)
    document = forms.ChoiceField(label=_("Document"), required=False)
    whose = forms.ChoiceField(label=_("Whose"), required=False, choices=_whose)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=_orders)

    use_required_attribute = False

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        named = Proposal.objects.filter(document__isnull=False).values("document")
        rows = Document.objects.filter(pk__in=named).order_by("code").values_list("code", "title")
        cast("forms.ChoiceField", self.fields["document"]).choices = [
            ("", gettext("All")),
            *((code, f"{code} {title}") for code, title in rows),
        ]

    @property
    def wanted(self) -> lists.Wanted:
        """The filters that are filled in and right."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return lists.Wanted(**given)

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return self.wanted != lists.Wanted()
