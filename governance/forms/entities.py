"""Search, filters and order of the register."""

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.expressions import OrderBy
from django.forms import HiddenInput, SearchInput
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from governance.models import Comarca, FormerName
from governance.models.entities import EntityQuerySet
from governance.rules import bands, entity_kinds, naming
from governance.selectors import entities

LONGEST_QUERY = 100
SORTS = {
    "name": OrderBy(F("sort_name")),
    "-name": OrderBy(F("sort_name"), descending=True),
    "inhabitants": OrderBy(F("inhabitants"), nulls_last=True),
    "-inhabitants": OrderBy(F("inhabitants"), descending=True, nulls_last=True),
    "comarca": OrderBy(F("comarca_sort_name"), nulls_last=True),
    "-comarca": OrderBy(F("comarca_sort_name"), descending=True, nulls_last=True),
}
BANDED = [kind.code for kind in entity_kinds.KINDS.values() if kind.banded]

Choices = list[tuple[str, str]]


def kind_choices() -> Choices:
    """Return the kinds in the reader's language."""
    return [(kind.code, gettext(kind.plural)) for kind in entity_kinds.KINDS.values()]


def band_choices() -> Choices:
    """Return the bands in the reader's language."""
    return [(code, gettext(label)) for code, label in bands.choices()]


class EntityFilter(FilterSet):
    """What the reader asked of the register; what makes no sense is left out and said."""

    q = CharFilter(
        method="search",
        label=_("Name or code"),
        max_length=LONGEST_QUERY,
        widget=SearchInput(attrs={"autocomplete": "off"}),
    )
    kind = ChoiceFilter(choices=kind_choices, label=_("Kind of body"), empty_label=_("All"))
    comarca = ChoiceFilter(
        choices=entities.comarca_choices,
        field_name="comarca_code",
        label=_("Comarca"),
        empty_label=_("All"),
    )
    band = ChoiceFilter(
        choices=band_choices, method="within", label=_("Inhabitants"), empty_label=_("All")
    )
    supporter = ChoiceFilter(
        choices=entities.supporter_choices,
        field_name="supporter_id",
        label=_("Supporter"),
        empty_label=_("All"),
    )
    sort = ChoiceFilter(
        choices=[(key, key) for key in SORTS], method="order", label=_("Order"), widget=HiddenInput
    )

    def search(self, rows: EntityQuerySet, _name: str, query: str) -> EntityQuerySet:
        """Keep the bodies whose name, former names or codes have words that begin so."""
        for word in naming.search_words(query):
            was = FormerName.objects.filter(entity=OuterRef("pk"), search_name__contains=f" {word}")
            rows = rows.filter(Q(search_name__contains=f" {word}") | Exists(was))
        return rows

    def within(self, rows: EntityQuerySet, _name: str, code: str) -> EntityQuerySet:
        """Keep the town councils of that band."""
        low, high = bands.limits(code)
        upper = Q() if high is None else Q(inhabitants__lte=high)
        return rows.filter(Q(inhabitants__gte=low), upper, kind__in=BANDED)

    def order(self, rows: EntityQuerySet, _name: str, key: str) -> EntityQuerySet:
        """Sort as the reader asked; names as in Catalan, what is unknown last."""
        sorted_name = Comarca.objects.filter(pk=OuterRef("comarca_code")).values("sort_name")
        return rows.annotate(comarca_sort_name=Subquery(sorted_name)).order_by(
            SORTS[key], "sort_name", "pk"
        )
