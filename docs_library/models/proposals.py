"""Proposals of improvement, as they stand now."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from docs_library.models import proposal_guards as guards
from docs_library.models.documents import Document
from docs_library.models.editions import Edition
from docs_library.rules.proposals import kinds, names, quotes, states
from eset_portal.common import frozen
from eset_portal.common.models import Keyed
from eset_portal.common.rules.moves import State

PERSON = "governance.User"


class Proposal(Keyed):
    """Somebody proposes to improve a document, a question, a tool, or to make something new.

    STEP counts its moves: who acts on an older one is told so. LABEL names a question, of which
    the library knows no more. AIMED_AT is the edition that is to bring it, RESOLVED_BY the
    published one that did; RESOLVED_IN names what did for a question.
    """

    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="proposals")
    entity = models.ForeignKey(
        "governance.Entity",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
    )
    subject = models.CharField(max_length=10, choices=kinds.subject_choices)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    tool = models.ForeignKey(
        "governance.Tool", on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    label = models.CharField(max_length=300, blank=True, default="")
    quote = models.CharField(max_length=1000, blank=True, default="")
    quote_before = models.CharField(max_length=60, blank=True, default="")
    quote_after = models.CharField(max_length=60, blank=True, default="")
    quote_heading = models.CharField(max_length=80, blank=True, default="")
    wanted = models.TextField(max_length=20000, blank=True, default="")
    kind = models.CharField(max_length=16, choices=kinds.kind_choices)
    title = models.CharField(max_length=150)
    problem = models.TextField(max_length=4000)
    suggestion = models.TextField(max_length=4000)
    is_private = models.BooleanField(default=False)
    state = models.CharField(max_length=16, choices=states.choices, default=names.DRAFT)
    step = models.PositiveIntegerField(default=0)
    reason = models.TextField(max_length=5000, blank=True, default="")
    until = models.DateField(null=True, blank=True)
    item = models.ForeignKey(
        "governance.AgendaItem",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
    )
    decision = models.ForeignKey(
        "governance.CommitteeDecision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
    )
    owner = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    target_on = models.DateField(null=True, blank=True)
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    aimed_at = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="aims"
    )
    resolved_by = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="resolved_proposals"
    )
    resolved_in = models.CharField(max_length=150, blank=True, default="")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    triaged_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=list(states.LIFE.states)), name="proposal_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(subject=kinds.DOCUMENT, edition__isnull=False, document__isnull=False)
                & Q(tool=None, label="")
                | Q(subject=kinds.TOOL, tool__isnull=False, edition=None, document=None, label="")
                | Q(subject=kinds.QUESTION, tool=None, edition=None, document=None) & ~Q(label="")
                | Q(subject=kinds.NEW, tool=None, edition=None, document=None, label=""),
                name="proposal_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=states.WITH_REASON) | Q(reason__regex=r"\S"),
                name="closed_proposal_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state=names.RESOLVED)
                & (Q(resolved_by__isnull=False) | (Q(subject=kinds.QUESTION) & ~Q(resolved_in="")))
                | ~Q(state=names.RESOLVED) & Q(resolved_by=None, resolved_in=""),
                name="proposal_is_resolved_by_something",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=states.COMING)
                | Q(owner__isnull=False, target_on__isnull=False),
                name="accepted_proposal_has_owner_and_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=names.ON_AGENDA) | Q(item__isnull=False),
                name="proposal_on_agenda_has_item",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=states.DECIDED)
                | Q(item__isnull=False, decision__isnull=False),
                name="decided_proposal_has_decision",
            ),
            models.CheckConstraint(
                condition=Q(state=names.DEFERRED, until__isnull=False)
                | ~Q(state=names.DEFERRED) & Q(until=None),
                name="deferred_proposal_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=names.DUPLICATE, duplicate_of__isnull=False)
                & ~Q(duplicate_of=F("pk"))
                | ~Q(state=names.DUPLICATE) & Q(duplicate_of=None),
                name="duplicate_proposal_leads_on",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[names.DRAFT, names.WITHDRAWN])
                | Q(submitted_at__isnull=False),
                name="sent_proposal_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-changed_at"], name="proposal_by_state"),
            models.Index(fields=["document", "state"], name="proposal_by_document"),
        ]
        triggers = [
            guards.goes_on(),
            guards.published_only(),
            pgtrigger.Protect(name="proposal_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="proposal_is_of_one_person", fields=["id", "author", "created_at"]
            ),
            frozen.never_emptied(),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def standing(self) -> State:
        """The state, with its word and the tone of its badge."""
        return states.LIFE.states[self.state]

    @property
    def kind_label(self) -> str:
        """Its kind in the reader's language."""
        return gettext(kinds.KINDS[self.kind])

    @property
    def about(self) -> str:
        """What it is about, by its name; empty for something new."""
        return str(self.document or self.tool or self.label)

    @property
    def anchor(self) -> quotes.Anchor:
        """Where its passage stood."""
        return quotes.Anchor(self.quote, self.quote_before, self.quote_after, self.quote_heading)

    @property
    def is_editable(self) -> bool:
        """Whether the proposer may still change its words."""
        return self.state in states.EDITABLE

    @property
    def is_open(self) -> bool:
        """Whether it was sent and is not closed."""
        return self.state in states.OPEN
