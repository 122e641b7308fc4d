"""Count what became of the method in the bodies that one may compare."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from docs_library.models import (
    Acknowledgement,
    Adaptation,
    Adoption,
    Document,
    Edition,
    MergeDecision,
    MergeSession,
    PracticeUse,
)
from docs_library.rules import adapting, change_impacts, edition_states
from governance.models import Entity
from selfassessment.rules import savings

YEAR = timedelta(days=365)
Bodies = QuerySet[Entity]


@dataclass(frozen=True, slots=True)
class Use:
    """By which edition bodies work of a document: how many by that in force, how many behind."""

    document: Document
    current: int
    behind: int
    days: int | None

    @property
    def bodies(self) -> int:
        """How many have said by which edition they work."""
        return self.current + self.behind


def editions(on: date) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many editions of the last year there are by impact and by kind of change."""
    rows = Edition.objects.numbered().filter(effective_from__gt=on - YEAR, effective_from__lte=on)
    impacts = {
        code: Count("pk", filter=~Q(**{change_impacts.column(code): ""}))
        for code in change_impacts.IMPACTS
    }
    kinds = {
        f"kind_{code}": Count("pk", filter=Q(change_kind=code))
        for code in edition_states.CHANGE_KINDS
    }
    found = rows.aggregate(**impacts, **kinds)
    return (
        {code: found[code] for code in impacts},
        {code: found[f"kind_{code}"] for code in edition_states.CHANGE_KINDS},
    )


def use(bodies: Bodies, *, on: date) -> list[Use]:
    """Return by which editions BODIES work, by document; median days behind of those behind."""
    newest = Adoption.objects.filter(entity=OuterRef("entity"), document=OuterRef("document"))
    rows = Adoption.objects.filter(
        entity__in=bodies, pk=Subquery(newest.order_by("-at", "-pk").values("pk")[:1])
    )
    late: dict[Document, list[int]] = {}
    for row in rows.select_related("document", "edition").defer("edition__text"):
        ended = row.edition.effective_to
        days = (on - ended).days if ended and ended <= on else -1
        late.setdefault(row.document, []).append(days)
    found = [
        Use(
            document,
            sum(one < 0 for one in days),
            sum(one >= 0 for one in days),
            _median([one for one in days if one >= 0]),
        )
        for document, days in late.items()
    ]
    return sorted(found, key=lambda one: (-one.behind, one.document.code))


def reading_days(people: "QuerySet[Entity]") -> int | None:
    """Return the median days from publication to acknowledgement by staff of those bodies."""
    rows = Acknowledgement.objects.filter(user__memberships__entity__in=people)
    pairs = rows.values_list("pk", "at", "edition__published_at").distinct()
    return _median(
        [
            max((timezone.localdate(at) - timezone.localdate(out)).days, 0)
            for _pk, at, out in pairs
            if out is not None
        ]
    )


def copies(bodies: Bodies) -> dict[str, int]:
    """Return how many own copies of BODIES stand in each state."""
    rows = Adaptation.objects.filter(entity__in=bodies).values_list("state", flat=True)
    found = Counter(rows)
    return {code: found[code] for code in adapting.STATES}


def conflicts(bodies: Bodies) -> list[tuple[Document, int]]:
    """Return the documents whose new editions asked BODIES to decide, and how many passages."""
    rows = MergeDecision.objects.filter(session__adaptation__entity__in=bodies)
    counted = rows.values(document=F("session__adaptation__document")).annotate(
        n=Count("digest", distinct=True)
    )
    found = {row["document"]: row["n"] for row in counted}
    known = Document.objects.in_bulk(found)
    pairs = [(known[key], n) for key, n in found.items()]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0].code))


def pieces(bodies: Bodies, used: list[Use]) -> dict[str, int]:
    """Return how many pieces of each kind BODIES did not have to make, with what is USED."""
    models = sum(one.bodies for one in used if one.document.kind in savings.MODELS)
    merged = MergeSession.objects.filter(adaptation__entity__in=bodies, state=adapting.DONE)
    return {
        "document": sum(one.bodies for one in used) - models,
        "model": models,
        "copy": Adaptation.objects.filter(entity__in=bodies).count(),
        "update": merged.count(),
        "practice": _taken(bodies).count(),
    }


def _taken(bodies: Bodies) -> QuerySet[PracticeUse]:
    """Return the uses by BODIES of what others share, but those that count as own copies."""
    begun = Adaptation.objects.filter(
        entity=OuterRef("entity"), begun_from__practice=OuterRef("practice")
    )
    return PracticeUse.objects.filter(~Exists(begun), entity__in=bodies)


def _median(days: list[int]) -> int | None:
    return round(median(days)) if days else None
