"""The own copies that bodies make of documents."""

import pgtrigger
from django.db import models
from django.db.models import Q

from docs_library.models.documents import Document
from docs_library.rules import adapting
from eset_portal.common import frozen
from eset_portal.common.models import Keyed
from eset_portal.common.rules.moves import State


class Adaptation(Keyed):
    """A body has its own copy of a document: one a body and document, whatever becomes of it."""

    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="adaptations"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="adaptations")
    state = models.CharField(max_length=16, choices=adapting.choices, default=adapting.CURRENT)
    started_by = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    reason = models.TextField(blank=True, default="")
    left_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entity", "document"], name="one_adaptation_a_body_and_document"
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(adapting.STATES)), name="adaptation_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=adapting.LEFT,
                    reason__regex=r"\S.{8}\S",
                    left_by__isnull=False,
                    left_at__isnull=False,
                )
                | (~Q(state__in=adapting.LEFT) & Q(reason="", left_by=None, left_at=None)),
                name="adaptation_that_is_left_says_why",
            ),
        ]
        indexes = [models.Index(fields=["document", "state"], name="adaptation_by_document")]
        triggers = [
            pgtrigger.Protect(name="adaptation_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="adaptation_is_of_one_body",
                fields=["id", "entity", "document", "started_by", "started_at"],
            ),
            frozen.never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.entity_id} {self.document_id}"

    @property
    def standing(self) -> State:
        """The state, with its word and the tone of its badge."""
        return adapting.STATES[self.state]

    @property
    def is_left(self) -> bool:
        """Whether somebody decided that it follows the original no more."""
        return self.state in adapting.LEFT
