"""What bodies of governance decided, for good; and the minutes that say so."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from eset_portal.common.frozen import append_only
from eset_portal.common.models import Keyed
from eset_portal.common.rules.numerals import NONE, whole
from governance.models import committee_guards as guards
from governance.models.agenda import AgendaItem
from governance.models.committee_sessions import PERSON
from governance.models.governing_bodies import GoverningBody
from governance.rules.committee import outcomes


class DecisionQuerySet(models.QuerySet["CommitteeDecision"]):
    """Decisions as the register shows them."""

    def listed(self) -> Self:
        """Return them newest first, with what a list shows of each."""
        related = self.select_related("body", "item", "owner", "revoked_by", "revokes")
        return related.order_by("-at", "-number")

    def with_words(self, words: str) -> Self:
        """Keep those whose title, reasons or number hold each of WORDS, whatever the accents."""
        rows = self
        for word in words.replace("\0", "").split():
            year, _slash, number = word.partition("/")
            if NONE not in (whole(year), whole(number)):
                rows = rows.filter(year=whole(year), number=whole(number))
                continue
            held = Q(item__title__unaccent__icontains=word) | Q(reasons__unaccent__icontains=word)
            rows = rows.filter(held)
        return rows


class CommitteeDecision(Keyed):
    """A decision on an item; never changed: another one that REVOKES it takes its place.

    NUMBER counts within the body and YEAR. The figures are those of the vote as it was; all zero
    when the body decided by assent. An accepted one has an owner and a day, a deferred one the day
    until which it rests.
    """

    body = models.ForeignKey(GoverningBody, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=20, choices=outcomes.choices)
    reasons = models.TextField(max_length=5000)
    conditions = models.TextField(max_length=2000, blank=True)
    until = models.DateField(null=True)
    target_on = models.DateField(null=True)
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    revokes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="revoked_by"
    )
    in_favour = models.PositiveSmallIntegerField(default=0)
    against = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)
    recused = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = DecisionQuerySet.as_manager()
    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "number"], name="one_decision_a_number"
            ),
            models.UniqueConstraint(
                fields=["item"], condition=Q(revokes=None), name="one_first_decision_an_item"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=list(outcomes.OUTCOMES)), name="outcome_is_known"
            ),
            models.CheckConstraint(condition=Q(reasons__regex=r"\S"), name="decision_has_reasons"),
            models.CheckConstraint(
                condition=~Q(outcome__in=sorted(outcomes.TAKEN_ON))
                | Q(owner__isnull=False, target_on__isnull=False),
                name="accepted_has_owner_and_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome=outcomes.DEFERRED, until__isnull=False)
                | (~Q(outcome=outcomes.DEFERRED) & Q(until=None)),
                name="deferred_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(revokes=None) | ~Q(revokes=F("pk")),
                name="no_decision_revokes_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["-at"], name="decisions_by_time"),
            models.Index(fields=["until"], condition=Q(outcome="deferred"), name="deferred_ones"),
        ]
        triggers = [
            guards.guard("decided_in_session", guards.DECISION, pgtrigger.Insert),
            *append_only(),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Its number as people cite it: year and number within the body."""
        return f"{self.year}/{self.number:02d}"

    @property
    def outcome_label(self) -> str:
        """The outcome in the reader's language."""
        return gettext(outcomes.OUTCOMES[self.outcome].label)

    @property
    def tone(self) -> str:
        """The tone of the outcome's badge."""
        return outcomes.OUTCOMES[self.outcome].tone

    @property
    def was_voted(self) -> bool:
        """Whether there was a vote; otherwise the body decided by assent."""
        return bool(self.in_favour + self.against + self.abstained)
