"""Aggregate reports: what many bodies of a campaign reached, without telling of any one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.models import Keyed
from eset_portal.common.work import Work
from selfassessment.rules import aggregates


def _scopes() -> list[tuple[str, str]]:
    return list(aggregates.SCOPES.items())


class AggregateReport(Keyed, Work):
    """The report of one group of bodies in one campaign and language, or that of the method.

    GROUP is the key of the comarca, the supporter or the kind; empty for the whole. FACTS are the
    figures, frozen when it was asked for: the PDF and the tables tell the same.
    """

    campaign = models.ForeignKey("selfassessment.Campaign", on_delete=models.PROTECT)
    scope = models.CharField(max_length=10, choices=_scopes)
    group = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=8)
    input_hash = models.CharField(max_length=64)
    code = models.CharField(max_length=40, unique=True)
    facts = models.JSONField(default=dict)
    requested_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    file = models.FileField(upload_to="reports", null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    seal = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "scope", "group", "language", "input_hash"],
                name="one_aggregate_an_input",
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | ~Q(sha256=""), name="a_ready_aggregate_has_its_hash"
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="aggregate_by_state")]

    def __str__(self) -> str:
        return f"{self.title} · {self.campaign}"

    @property
    def scope_label(self) -> str:
        """What it is about, in the reader's language."""
        return gettext(aggregates.SCOPES[self.scope])

    @property
    def title(self) -> str:
        """What it is about, with the name of its group."""
        name = self.facts.get("name", "")
        return f"{self.scope_label}: {name}" if name else self.scope_label
