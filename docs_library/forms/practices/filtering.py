"""What a reader of the list of shared practices may ask for."""

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from docs_library.models import Document, Practice
from docs_library.rules.practices import kinds, names, states
from docs_library.selectors.practices import lists
from governance.models import Tool
from governance.rules import bands, entity_kinds


def _any(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", gettext("All")), *((code, gettext(label)) for code, label in pairs)]


def _kinds() -> list[tuple[str, str]]:
    return _any(kinds.kind_choices())


def _bands() -> list[tuple[str, str]]:
    return _any(bands.choices())


def _states() -> list[tuple[str, str]]:
    known = [pair for pair in states.choices() if pair[0] in (names.OUTDATED, names.WITHDRAWN)]
    return [
        ("", gettext("Shared now")),
        *((code, gettext(label)) for code, label in known),
        (lists.ALL, gettext("All")),
    ]


def _whose() -> list[tuple[str, str]]:
    return [
        ("", gettext("Every body’s")),
        (lists.OWN, gettext("What my body shares")),
        (lists.USED, gettext("What my body uses")),
        (lists.REVIEW, gettext("Waiting for my review")),
    ]


def _orders() -> list[tuple[str, str]]:
    return [("", gettext("Best answers, most used")), ("recent", gettext("Changed last"))]


class PracticeFilter(forms.Form):
    """Filters of the list; what makes no sense is left out and said."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("What it is"), required=False, choices=_kinds)
    body_kind = forms.ChoiceField(label=_("Kind of body"), required=False)
    band = forms.ChoiceField(label=_("Size of the body"), required=False, choices=_bands)
    document = forms.ChoiceField(label=_("Document"), required=False)
    tool = forms.ChoiceField(label=_("Tool"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=_states)
    whose = forms.ChoiceField(label=_("Whose"), required=False, choices=_whose)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=_orders)

    use_required_attribute = False

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        shown = Practice.objects.filter(state__in=states.SHOWN)
        known = set(shown.order_by().values_list("entity__kind", flat=True).distinct())
        self._choose(
            "body_kind",
            [
                (kind.code, kind.plural)
                for kind in entity_kinds.KINDS.values()
                if kind.code in known
            ],
        )
        rows = Document.objects.filter(practices__practice__in=shown)
        rows |= Document.objects.filter(adaptations__texts__practices__in=shown)
        self._choose("document", [(one.code, str(one)) for one in rows.distinct().in_order()])
        tools = Tool.objects.filter(practices__practice__in=shown).distinct().order_by("name")
        self._choose("tool", [(one.slug, one.name) for one in tools])

    def _choose(self, name: str, pairs: list[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = _any(pairs)

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
