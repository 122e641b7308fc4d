"""Lists of shared practices: what a reader asks for, and what stands beside a document."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from docs_library.models import Document, Practice, PracticeUse
from docs_library.models.practice_reviewers import nobody_able
from docs_library.rules.practices import names, states
from docs_library.selectors import searching
from docs_library.selectors.practices import finding
from governance import access
from governance.models import Entity, Membership, Population, User
from governance.rules import bands, entity_kinds, roles

CURRENT, ALL = "", "all"
REVIEW, OWN, USED = "review", "own", "used"
BANDED = [kind.code for kind in entity_kinds.KINDS.values() if kind.banded]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks for; "" means whatever it is."""

    q: str = ""
    kind: str = ""
    body_kind: str = ""
    band: str = ""
    document: str = ""
    tool: str = ""
    state: str = ""
    whose: str = ""
    order: str = ""


def listed(user: User, wanted: Wanted, body: Entity | None, on: date) -> "QuerySet[Practice]":
    """Return the practices that USER, who acts for BODY, may see and asks for, ON a day.

    Each with `used`, by how many bodies, and `inhabitants`, of its own.
    """
    rows = _of_bodies(finding.visible(user), wanted, on)
    rows = _whose(rows, user, wanted.whose, body, on)
    if wanted.state == CURRENT and wanted.whose not in (REVIEW, OWN):
        rows = rows.filter(state=names.PUBLISHED)
    elif wanted.state and wanted.state != ALL:
        rows = rows.filter(state=wanted.state)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.document:
        rows = rows.filter(_about(wanted.document))
    if wanted.tool:
        rows = rows.filter(tools__tool__slug=wanted.tool)
    rows = rows.annotate(used=_used()).select_related("entity").distinct()
    return _searched(rows, wanted)


def beside(document: Document) -> "QuerySet[Practice]":
    """Return what bodies share about DOCUMENT, the most used first, each with `used`."""
    rows = Practice.objects.filter(_about(document.code), state=names.PUBLISHED)
    rows = rows.annotate(used=_used()).select_related("entity").distinct()
    return rows.order_by("-used", "-published_at", "pk")


def answering(query: str) -> "QuerySet[Practice]":
    """Return what bodies share that answers QUERY, best first, each with `used`."""
    rows = Practice.objects.filter(state=names.PUBLISHED).annotate(used=_used())
    return _searched(rows.select_related("entity"), Wanted(q=query))


def waiting(user: User, on: date) -> int:
    """Return how many practices wait ON a day for USER to review them."""
    return _whose(finding.visible(user), user, REVIEW, None, on).count()


def shared() -> tuple[int, int, int]:
    """Return how many practices are shared, by how many bodies, and how often they are used."""
    rows = Practice.objects.filter(state=names.PUBLISHED)
    uses = PracticeUse.objects.filter(practice__state__in=states.SHOWN).count()
    return rows.count(), rows.values("entity").distinct().count(), uses


def _about(code: str) -> Q:
    return Q(documents__document__code=code) | Q(copy__adaptation__document__code=code)


def _used() -> Coalesce:
    """Return by how many bodies each is used."""
    rows = PracticeUse.objects.filter(practice=OuterRef("pk")).order_by().values("practice")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), Value(0))


def _of_bodies(rows: "QuerySet[Practice]", wanted: Wanted, on: date) -> "QuerySet[Practice]":
    """Narrow ROWS to practices of bodies of the kind and the size that are WANTED."""
    latest = Population.objects.filter(entity=OuterRef("entity"), year__lte=on.year)
    latest = latest.order_by("-year")
    rows = rows.annotate(inhabitants=Subquery(latest.values("inhabitants")[:1]))
    if wanted.body_kind:
        rows = rows.filter(entity__kind=wanted.body_kind)
    if wanted.band:
        least, most = bands.limits(wanted.band)
        rows = rows.filter(entity__kind__in=BANDED, inhabitants__gte=least)
        rows = rows.filter(inhabitants__lte=most) if most is not None else rows
    return rows


def _whose(
    rows: "QuerySet[Practice]", user: User, whose: str, body: Entity | None, on: date
) -> "QuerySet[Practice]":
    if whose == OWN:
        return rows.filter(entity=body) if body else rows.none()
    if whose == USED:
        return rows.filter(uses__entity=body) if body else rows.none()
    if whose != REVIEW:
        return rows
    accompanied = Q(entity__in=access.entities(user, roles.CONTROL).values("pk"))
    if access.may_for_all(user, roles.TRIAGE_PROPOSALS):
        accompanied |= nobody_able(on)
    own = Membership.objects.filter(user=user).values("entity")
    return rows.filter(accompanied, state=names.IN_REVIEW).exclude(
        Q(author=user) | Q(entity__in=own)
    )


def _searched(rows: "QuerySet[Practice]", wanted: Wanted) -> "QuerySet[Practice]":
    by_use: list[str | OrderBy] = ["-used", F("published_at").desc(nulls_last=True), "pk"]
    if wanted.q:
        asked = searching.Query(Value(wanted.q))
        rows = rows.filter(searching.Matches(F("vector"), asked))
        rows = rows.annotate(rank=searching.Rank(F("vector"), asked))
        if wanted.order == "":
            return rows.order_by("-rank", *by_use)
    if wanted.order == "recent":
        return rows.order_by("-changed_at", "pk")
    return rows.order_by(*by_use)
