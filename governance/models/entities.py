"""The register of bodies and the dated facts about them."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from eset_portal.common.models import Keyed
from governance.models.dated import Dated, holding
from governance.rules import entity_kinds, roles


class DateRange(Func):
    """The half-open range of days of two columns."""

    function = "DATERANGE"
    output_field = DateRangeField()


class EntityQuerySet(models.QuerySet["Entity"]):
    """Bodies."""

    def in_order(self) -> Self:
        """Sort as in Catalan: articles behind the name, l·l as ll."""
        return self.order_by("sort_name", "pk")

    def with_facts(self, on: date) -> Self:
        """Add what held on that day: inhabitants (latest year), comarca, supporter."""
        latest = Population.objects.filter(entity=models.OuterRef("pk"), year__lte=on.year)
        comarca = holding(ComarcaMembership.objects.filter(entity=models.OuterRef("pk")), on)
        support = holding(Support.objects.filter(entity=models.OuterRef("pk")), on)
        latest = latest.order_by("-year")
        return self.annotate(
            inhabitants=models.Subquery(latest.values("inhabitants")[:1]),
            inhabitants_year=models.Subquery(latest.values("year")[:1]),
            comarca_code=models.Subquery(comarca.values("comarca_id")[:1]),
            comarca_name=models.Subquery(comarca.values("comarca__name")[:1]),
            supporter_id=models.Subquery(support.values("supporter_id")[:1]),
            supporter_name=models.Subquery(support.values("supporter__name")[:1]),
        )


class Entity(Keyed):
    """A local body, for ever: what changes with time stands in tables of its own."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        DISSOLVED = "dissolved", _("Dissolved")

    code = models.CharField(max_length=10, null=True, blank=True, unique=True)
    name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=200, db_index=True)
    search_name = models.CharField(max_length=300)
    kind = models.CharField(max_length=30, choices=entity_kinds.choices)
    ine_code = models.CharField(max_length=6, null=True, blank=True, unique=True)
    nif = models.CharField(max_length=9, null=True, blank=True, unique=True)
    dir3 = models.CharField(max_length=20, null=True, blank=True, unique=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="dependants"
    )
    province = models.ForeignKey(
        "governance.Province", on_delete=models.PROTECT, null=True, blank=True
    )
    vegueria = models.CharField(max_length=60, blank=True)
    website = models.URLField(blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.ACTIVE)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)

    objects = EntityQuerySet.as_manager()

    class Meta:
        permissions = [(code, label) for code, label in roles.RIGHTS.items()]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(code=None) | Q(code__regex=r"^[0-9]{10}$"),
                name="entity_code_is_ten_digits",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("pk")), name="entity_is_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(longitude=None, latitude=None)
                | Q(longitude__range=(-180, 180), latitude__range=(-90, 90)),
                name="entity_point_is_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "sort_name"], name="entity_by_kind"),
            GinIndex(fields=["search_name"], name="entity_search", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> str:
        """The kind in words, in the reader's language."""
        return gettext(entity_kinds.KINDS[self.kind].label)


class Population(models.Model):
    """Inhabitants of a body on 1 January of a year."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="populations")
    year = models.PositiveSmallIntegerField()
    inhabitants = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entity", "year"], name="one_population_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.inhabitants}"


def never_two_at_once(name: str, *columns: str) -> ExclusionConstraint:
    """Return the constraint that rows of dated facts alike in COLUMNS never overlap."""
    days = DateRange(F("starts_on"), F("ends_on"))
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((F(column), RangeOperators.EQUAL) for column in columns),
            (days, RangeOperators.OVERLAPS),
        ],
    )


class ComarcaMembership(Dated):
    """A body belonged to a comarca between two days."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="comarques")
    comarca = models.ForeignKey("governance.Comarca", on_delete=models.PROTECT)

    class Meta:
        constraints = [*Dated.Meta.constraints, never_two_at_once("one_comarca_at_once", "entity")]

    def __str__(self) -> str:
        return f"{self.comarca} {self.starts_on}"


class Support(Dated):
    """A body was accompanied by a supporter between two days."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="supports")
    supporter = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="supported")

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            never_two_at_once("one_supporter_at_once", "entity"),
            models.CheckConstraint(
                condition=~Q(entity=F("supporter")), name="nobody_supports_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supporter} → {self.entity}"
