"""The stations of a thread in the bodies: what they work by, copy, answer, improve and report."""

from datetime import date

from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library.models import Adaptation, Adoption
from governance.models import Entity
from selfassessment.models import Assessment, ImprovementAction, Report
from selfassessment.rules import loop
from selfassessment.rules.instrument import Question
from selfassessment.selectors.loop.cards import Anchor, Card, Station, codes, station

READY = "ready"


def adoptions(anchor: Anchor, bodies: "QuerySet[Entity]", *, on: date) -> Station:
    """Return by which edition the visible BODIES work, those of other bodies only counted."""
    newest = Adoption.objects.filter(entity=OuterRef("entity"), document=OuterRef("document"))
    rows = Adoption.objects.filter(
        document__in=anchor.documents,
        pk=Subquery(newest.order_by("-at", "-pk").values("pk")[:1]),
    )
    if anchor.edition is not None:
        rows = rows.filter(edition=anchor.edition)
    seen = rows.filter(entity__in=bodies).select_related("entity", "edition__document")
    found = list(seen.defer("edition__text").order_by("-on", "entity__sort_name"))
    return station(
        loop.ADOPTION,
        [_adoption(one, on) for one in found],
        hidden=rows.count() - len(found),
    )


def _adoption(one: Adoption, on: date) -> Card:
    standing = one.edition.standing(on)
    document = one.edition.document.code
    return Card(
        f"{one.entity.name}: {document} {one.edition.number}",
        reverse("docs_library:document-detail", args=[document]),
        one.on,
        state=_(standing.label),
        tone=standing.tone,
    )


def copies(anchor: Anchor, bodies: "QuerySet[Entity]") -> Station:
    """Return the own copies of the visible BODIES, those of other bodies only counted."""
    rows = Adaptation.objects.filter(document__in=anchor.documents)
    rows = rows.select_related("entity", "document").order_by("-started_at")
    seen = ExpressionWrapper(Q(entity__in=bodies), output_field=BooleanField())
    known = list(rows.annotate(is_seen=seen))
    found = [one for one in known if one.is_seen]
    cards = [
        Card(
            f"{one.entity.name}: {one.document.code}",
            reverse("docs_library:copy-detail", args=[one.pk]),
            timezone.localdate(one.started_at),
            state=_(one.standing.label),
            tone=one.standing.tone,
            note=one.reason,
        )
        for one in found
    ]
    return station(loop.COPY, cards, hidden=len(known) - len(found))


def questions(anchor: Anchor, asked: tuple[Question, ...], mine: Assessment | None) -> Station:
    """Return the questions ASKED about the documents of ANCHOR; MINE leads to the answers."""
    return station(loop.QUESTION, [_question(one, anchor, mine) for one in about(anchor, asked)])


def about(anchor: Anchor, asked: tuple[Question, ...]) -> list[Question]:
    """Return those of the questions ASKED that are about the documents of ANCHOR, or are it."""
    known = set(codes(anchor))
    return [
        one for one in asked if one.code == anchor.question or not known.isdisjoint(one.documents)
    ]


def _question(one: Question, anchor: Anchor, mine: Assessment | None) -> Card:
    here = one.code == anchor.question
    page = reverse("selfassessment:question", args=[mine.pk, one.code]) if mine else ""
    return Card(
        f"{one.code} {one.text}",
        page,
        thread=reverse("selfassessment:loop", args=[loop.QUESTION, one.code]),
        is_here=here and anchor.kind == loop.QUESTION,
    )


def actions(anchor: Anchor, bodies: "QuerySet[Entity]", known: list[Question]) -> Station:
    """Return what the visible BODIES do about the KNOWN questions; that of others is counted."""
    wanted = [anchor.question] if anchor.question else [one.code for one in known]
    rows = ImprovementAction.objects.filter(question__code__in=wanted)
    if anchor.action is not None:
        rows = rows.filter(entity=anchor.action.entity_id)
    seen = rows.filter(entity__in=bodies).select_related("entity")
    found = list(seen.order_by("-ended_at", "due_on", "pk"))
    return station(
        loop.ACTION,
        [_action(one, anchor) for one in found],
        hidden=rows.count() - len(found),
    )


def _action(one: ImprovementAction, anchor: Anchor) -> Card:
    ended = timezone.localdate(one.ended_at) if one.ended_at else None
    return Card(
        f"{one.title} ({one.entity.name})",
        reverse("selfassessment:improvement-action", args=[one.pk]),
        ended or one.due_on,
        state=one.state_label,
        tone=one.state_tone,
        note=one.outcome,
        thread=reverse("selfassessment:loop", args=[loop.ACTION, one.pk]),
        is_here=anchor.action is not None and anchor.action.pk == one.pk,
    )


def reports(anchor: Anchor, bodies: "QuerySet[Entity]", known: list[Question]) -> Station:
    """Return the reports of visible BODIES whose self-assessment led to such an action."""
    wanted = [anchor.question] if anchor.question else [one.code for one in known]
    led = ImprovementAction.objects.filter(question__code__in=wanted, entity__in=bodies)
    if anchor.action is not None:
        led = led.filter(pk=anchor.action.pk)
    rows = Report.objects.filter(state=READY, assessment__in=led.values("assessment"))
    rows = rows.select_related("assessment__entity", "assessment__campaign")
    cards = [
        Card(
            f"{one.assessment.entity.name}, {one.assessment.campaign}",
            reverse("selfassessment:report-detail", args=[one.pk]),
            timezone.localdate(one.created_at),
            state=one.language,
            note=one.code,
        )
        for one in rows.order_by("-created_at")
    ]
    return station(loop.REPORT, cards)
