"""What bodies share with others, as it stands now."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from docs_library.models import practice_guards as guards
from docs_library.models.local_editions import LocalEdition
from docs_library.rules.practices import kinds, names, states
from eset_portal.common import frozen
from eset_portal.common.models import Keyed
from eset_portal.common.rules.moves import State

PERSON = "governance.User"


class Practice(Keyed):
    """A body shares how it does something: a template, an instruction, an experience.

    STEP counts its moves: who acts on an older one is told so. COPY is the text of an own copy
    that it shares. CONFIRMED_AT is when it was said last that it is current, ASKED_AT since when
    an answer to that is awaited. VECTOR is written by the database.
    """

    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="practices"
    )
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=kinds.kind_choices)
    title = models.CharField(max_length=150)
    problem = models.TextField(max_length=4000)
    how = models.TextField(max_length=10000)
    gains = models.TextField(max_length=4000, blank=True, default="")
    licence = models.CharField(max_length=10, choices=kinds.licence_choices)
    contact = models.CharField(max_length=120, blank=True, default="")
    contact_email = models.EmailField(blank=True, default="")
    copy = models.ForeignKey(
        LocalEdition, on_delete=models.PROTECT, null=True, blank=True, related_name="practices"
    )
    state = models.CharField(max_length=10, choices=states.choices, default=names.DRAFT)
    step = models.PositiveIntegerField(default=0)
    reason = models.TextField(max_length=5000, blank=True, default="")
    reviewed_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    vector = SearchVectorField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=list(states.LIFE.states)), name="practice_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=list(kinds.KINDS), licence__in=list(kinds.LICENCES)),
                name="practice_kind_and_licence_are_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=states.CLOSED, closed_at__isnull=False, reason__regex=r"\S")
                | ~Q(state__in=states.CLOSED) & Q(closed_at=None),
                name="closed_practice_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=states.SHOWN)
                | Q(
                    reviewed_by__isnull=False,
                    published_at__isnull=False,
                    confirmed_at__isnull=False,
                ),
                name="shared_practice_was_reviewed",
            ),
            models.CheckConstraint(
                condition=Q(asked_at=None) | Q(state__in=states.SHOWN),
                name="only_shared_practice_is_asked_about",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-published_at"], name="practice_by_state"),
            models.Index(fields=["entity", "state"], name="practice_by_body"),
            GinIndex(fields=["vector"], name="practice_by_word"),
        ]
        triggers = [
            guards.goes_on(),
            guards.says_the_same(),
            guards.reviewed_by_another(),
            guards.shares_own_copy(),
            guards.is_found(),
            pgtrigger.Protect(name="practice_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="practice_is_of_one_body", fields=["id", "entity", "author", "created_at"]
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
    def licence_label(self) -> str:
        """Its licence in the reader's language."""
        return gettext(kinds.LICENCES[self.licence])

    @property
    def is_shown(self) -> bool:
        """Whether every member sees it and may use it."""
        return self.state in states.SHOWN

    @property
    def is_editable(self) -> bool:
        """Whether its words may still change."""
        return self.state == names.DRAFT
