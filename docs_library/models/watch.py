"""The watch over the method: what changed around it, and what became of each document."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from docs_library.models.editions import Edition
from docs_library.models.norms import Norm
from docs_library.rules.watch import kinds, standings
from eset_portal.common import frozen
from eset_portal.common.models import Keyed
from governance.rules.tools import CHANGE, RETIREMENT


class Signal(Keyed):
    """Something changes around the method: a norm, a service, or how bodies are organised.

    `collections` and `kinds` (of bodies, none means all) say whom an organisational change
    concerns. A signal is never rewritten; a wrong one is withdrawn, and stays on record.
    """

    kind = models.CharField(max_length=12, choices=kinds.kind_choices)
    norm = models.ForeignKey(
        Norm, on_delete=models.PROTECT, null=True, blank=True, related_name="signals"
    )
    tool = models.ForeignKey(
        "governance.Tool", on_delete=models.PROTECT, null=True, blank=True, related_name="signals"
    )
    notice = models.OneToOneField(
        "governance.ToolNotice",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signal",
    )
    title = models.CharField(max_length=200, blank=True, default="")
    collections = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    kinds = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    note = models.TextField()
    holds_from = models.DateField()
    source = models.URLField(max_length=500, blank=True, default="")
    by = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["amended", "repealed"], norm__isnull=False, title="")
                & Q(tool=None, notice=None, collections=[])
                | Q(kind__in=[CHANGE, RETIREMENT], tool__isnull=False, title="")
                & Q(norm=None, collections=[])
                | Q(kind="decided", title__regex=r"\S.{3}", norm=None, tool=None, notice=None)
                & ~Q(collections=[]),
                name="signal_is_of_one_thing",
            ),
            models.CheckConstraint(condition=Q(note__regex=r"\S.{8}\S"), name="signal_says_what"),
        ]
        indexes = [models.Index(fields=["-at"], name="signal_by_time")]
        triggers = [
            pgtrigger.Protect(name="signal_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="signal_is_kept", exclude=["withdrawn_at"]),
            frozen.never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

    @property
    def origin(self) -> str:
        """What it comes from: a norm, a service or the organisation, by code."""
        return kinds.KINDS[self.kind].source

    @property
    def kind_label(self) -> str:
        """What happens, in the reader's language."""
        return gettext(kinds.KINDS[self.kind].label)

    @property
    def subject(self) -> str:
        """What changes, by its name."""
        return str(self.norm or self.tool or self.title)


class Recheck(Keyed):
    """An edition is looked at again: because of a signal, or, without one, because its day came.

    `outcome` is empty until somebody decides, and then the row stays as it is. `led_to` is the
    edition that is written because of it.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="rechecks")
    signal = models.ForeignKey(
        Signal, on_delete=models.PROTECT, null=True, blank=True, related_name="rechecks"
    )
    opened_by = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    led_to = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="caused_by"
    )
    outcome = models.CharField(max_length=10, blank=True, default="")
    note = models.TextField(blank=True, default="")
    next_review = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "signal"], name="signal_is_looked_at_once"),
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(signal=None, outcome=""),
                name="one_open_review_an_edition",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", note="", decided_by=None, decided_at=None)
                & Q(next_review=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False)
                & (
                    Q(
                        outcome=standings.CONFIRMED,
                        note__regex=r"\S.{8}\S",
                        next_review__isnull=False,
                    )
                    | Q(outcome=standings.CHANGED, led_to__isnull=False)
                    | Q(outcome=standings.WITHDRAWN)
                ),
                name="review_has_an_outcome_or_none",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(outcome=""), name="recheck_by_due_day")
        ]
        triggers = [
            pgtrigger.Protect(name="recheck_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="recheck_is_kept",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__outcome=""),
            ),
            frozen.never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.outcome}"

    @property
    def is_being_written(self) -> bool:
        """Whether an edition is under way because of it."""
        return self.led_to is not None and self.led_to.state != "discarded"
