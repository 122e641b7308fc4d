"""The editions of documents: once published they never change."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from docs_library.models.documents import Document
from docs_library.rules import change_impacts, edition_states
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from eset_portal.common.models import Keyed
from eset_portal.common.rules.moves import State
from governance.models.entities import DateRange

PUBLIC = Q(state__in=edition_states.PUBLIC)
UNPUBLISHED = Q(state__in=[*edition_states.OPEN, "discarded"])
DELIVERED, WRITTEN = "delivered", "written"
SAYS_WHY = Q(why__regex=r"\S.{8}\S") & (
    Q(impact_normative__regex=r"\S")
    | Q(impact_technological__regex=r"\S")
    | Q(impact_organisational__regex=r"\S")
)


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions, with the questions that a day, a search or a body asks of them."""

    def numbered(self) -> Self:
        """Keep what has been published, in force or not."""
        return self.filter(PUBLIC)

    def open(self) -> Self:
        """Keep what is on its way to publication: one a document at most."""
        return self.filter(state__in=edition_states.OPEN)

    def in_force(self, on: date) -> Self:
        """Keep those in force ON that day: one a document at most."""
        return self.numbered().filter(
            Q(effective_to=None) | Q(effective_to__gt=on), effective_from__lte=on
        )

    def for_kind(self, kind: str, band: str | None) -> Self:
        """Keep those for bodies of KIND and, where the document names bands, of that BAND."""
        sized = Q(document__bands=[])
        if band:
            sized |= Q(document__bands__contains=[band])
        return self.filter(sized, Q(document__kinds=[]) | Q(document__kinds__contains=[kind]))

    def newest_first(self) -> Self:
        """Sort by number, the highest first."""
        return self.order_by("-major", "-minor")


class Edition(Keyed):
    """What a document says between two days. `effective_to` is the first day it no longer does.

    `origin` tells editions that came with the portal from those written in it. `revision` is the
    number of the last save, and `sha256` the hash of what it left. `change_note` says what changes,
    `norms` are the citations as printed; EditionNorm ties them to norms.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="editions")
    major = models.PositiveSmallIntegerField(null=True, blank=True)
    minor = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=200)
    summary = models.TextField()
    text = models.TextField()
    change_kind = models.CharField(max_length=10, choices=edition_states.change_choices)
    change_note = models.TextField(blank=True)
    why = models.TextField(blank=True, default="")
    to_do = models.TextField(blank=True, default="")
    until = models.DateField(null=True, blank=True)
    impact_normative = models.TextField(blank=True, default="")
    impact_technological = models.TextField(blank=True, default="")
    impact_organisational = models.TextField(blank=True, default="")
    norms = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    origin = models.CharField(max_length=10, default=WRITTEN)
    base = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=edition_states.choices, default="draft")
    effective_from = models.DateField(null=True, blank=True)
    effective_to = models.DateField(null=True, blank=True)
    publish_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    urgent_reason = models.TextField(blank=True, default="")
    review_by = models.DateField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "major", "minor"], name="edition_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state__in=edition_states.OPEN),
                name="one_open_edition_a_document",
            ),
            models.CheckConstraint(
                condition=(
                    UNPUBLISHED
                    & Q(major=None, minor=None, published_at=None, effective_to=None)
                    & Q(urgent_reason="", review_by=None, origin=WRITTEN)
                )
                | (
                    PUBLIC
                    & Q(major__isnull=False, major__gte=1, minor__isnull=False)
                    & Q(effective_from__isnull=False, published_at__isnull=False)
                    & Q(sha256__regex=r"^[0-9a-f]{64}$")
                    & (Q(origin=DELIVERED) | Q(origin=WRITTEN, published_by__isnull=False))
                ),
                name="edition_is_numbered_when_published",
            ),
            models.CheckConstraint(
                condition=Q(effective_to=None)
                | Q(effective_to__gt=F("effective_from"))
                | Q(state="withdrawn", effective_to=F("effective_from")),
                name="edition_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "discarded"])
                | ~Q(change_kind="major")
                | (Q(change_note__regex=r"\S.{18}\S") & (Q(origin=DELIVERED) | SAYS_WHY)),
                name="major_edition_says_what_changes",
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(edition_states.WORKFLOW.states)),
                name="edition_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="scheduled", publish_at__isnull=False)
                & Q(effective_from__isnull=False)
                | ~Q(state="scheduled"),
                name="scheduled_edition_says_when",
            ),
            models.CheckConstraint(
                condition=Q(urgent_reason="", review_by=None)
                | Q(urgent_reason__regex=r"\S.{18}\S", review_by__isnull=False),
                name="urgent_edition_says_why_and_is_reviewed",
            ),
            ExclusionConstraint(
                name="one_edition_in_force_at_once",
                expressions=[
                    (F("document"), RangeOperators.EQUAL),
                    (DateRange(F("effective_from"), F("effective_to")), RangeOperators.OVERLAPS),
                ],
                condition=PUBLIC,
            ),
        ]
        indexes = [
            models.Index(fields=["effective_from"], name="edition_by_first_day"),
            models.Index(
                fields=["publish_at"], condition=Q(state="scheduled"), name="edition_by_schedule"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.number or 'draft'}"

    @property
    def number(self) -> Number | None:
        """The number given at publication; None for a draft."""
        if self.major is None or self.minor is None:
            return None
        return Number(self.major, self.minor)

    @property
    def last_day(self) -> date | None:
        """The last day on which it is in force; None while nobody has ended it, or without any."""
        if self.effective_to is None or self.has_no_day:
            return None
        return self.effective_to - timedelta(days=1)

    @property
    def has_no_day(self) -> bool:
        """Whether it was withdrawn on its first day or before: it never held a whole day."""
        return self.effective_to is not None and self.effective_to == self.effective_from

    @property
    def change_label(self) -> str:
        """The kind of change in words, in the reader's language."""
        return gettext(edition_states.CHANGE_KINDS[self.change_kind])

    @property
    def impacts(self) -> list[tuple[str, str]]:
        """The impacts that it says to have: each kind in words, and the text."""
        said = [
            (gettext(label), str(getattr(self, change_impacts.column(code))))
            for code, label in change_impacts.IMPACTS.items()
        ]
        return [(label, text) for label, text in said if text]

    def content(self, code: str, attachments: Iterable[str] = ()) -> Content:
        """Return what this edition of the document with CODE says, as it is hashed.

        ATTACHMENTS are the lines of its attached files, in their order.
        """
        return Content(
            code=code,
            title=self.title,
            summary=self.summary,
            text=self.text,
            change_note=self.change_note,
            norms=tuple(self.norms),
            change_kind=self.change_kind if self.origin == WRITTEN else "",
            why=self.why,
            to_do=self.to_do,
            until=self.until.isoformat() if self.until else "",
            impact_normative=self.impact_normative,
            impact_technological=self.impact_technological,
            impact_organisational=self.impact_organisational,
            attachments=tuple(attachments),
        )

    def standing(self, on: date) -> State:
        """Return how this published edition stands ON a day."""
        if self.effective_from is None:
            raise ValueError("a draft does not stand in any way yet")
        return edition_states.standing(
            state=self.state, starts=self.effective_from, ends=self.effective_to, on=on
        )


def columns(content: Content) -> dict[str, object]:
    """Return CONTENT as the columns of an edition: all that people write, no attachments."""
    return {
        "title": content.title,
        "summary": content.summary,
        "text": content.text,
        "change_kind": content.change_kind,
        "change_note": content.change_note,
        "why": content.why,
        "to_do": content.to_do,
        "until": date.fromisoformat(content.until) if content.until else None,
        "impact_normative": content.impact_normative,
        "impact_technological": content.impact_technological,
        "impact_organisational": content.impact_organisational,
        "norms": list(content.norms),
    }
