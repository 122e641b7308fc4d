"""Count proposals: their states, what they are about, where from, and how long they take."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from docs_library.models import Proposal
from docs_library.rules.proposals import clocks, kinds, names, states
from docs_library.selectors.proposals import finding
from governance.models import Entity, User
from governance.rules import bands, entity_kinds

AGES = ((30, "month"), (90, "quarter"), (365, "year"))  # days up to which, and the name of the age
OLDER = "older"
NOWHERE = ""


@dataclass(frozen=True, slots=True)
class Usual:
    """Median days, and what per cent of the decided led to an edition; None of nothing."""

    triage: int | None
    decision: int | None
    resolution: int | None
    led: int | None


def sent(user: User) -> "QuerySet[Proposal]":
    """Return the proposals that were sent and that USER may see."""
    return finding.visible(user).filter(submitted_at__isnull=False)


def by_state(user: User) -> dict[str, int]:
    """Return how many proposals stand in each state but draft."""
    found = Counter(sent(user).values_list("state", flat=True))
    return {code: found[code] for code in states.LIFE.states if code != names.DRAFT}


def by_kind(user: User) -> dict[str, int]:
    """Return how many proposals there are of each kind."""
    found = Counter(sent(user).values_list("kind", flat=True))
    return {code: found[code] for code in kinds.KINDS}


def by_age(user: User, on: date) -> dict[str, int]:
    """Return how many open proposals there are of each age ON a day."""
    rows = sent(user).filter(state__in=states.OPEN).values_list("submitted_at", flat=True)
    found = Counter(_age((on - timezone.localdate(at)).days) for at in rows if at is not None)
    return {name: found[name] for name in (*(name for _most, name in AGES), OLDER)}


def by_origin(user: User, on: date) -> tuple[dict[str, int], dict[str, int]]:
    """Return from what kinds of bodies, and from which comarques ON a day, proposals come."""
    bodies = Entity.objects.filter(pk__in=sent(user).values("entity")).with_facts(on)
    facts = {one.pk: (one.kind, getattr(one, "comarca_name", None) or NOWHERE) for one in bodies}
    known = list(sent(user).values_list("entity", flat=True))
    pairs = [facts.get(pk, (NOWHERE, NOWHERE)) for pk in known]
    by_kind_of_body = Counter(kind for kind, _name in pairs)
    return dict(by_kind_of_body), dict(Counter(name for _kind, name in pairs))


def by_size(user: User, on: date) -> dict[str, int]:
    """Return how many proposals come from bodies of each size ON a day, by the code of the band.

    Of those that have no inhabitants of their own, and of nobody's, under NOWHERE.
    """
    bodies = Entity.objects.filter(pk__in=sent(user).values("entity")).with_facts(on)
    sizes = {one.pk: _band(one) for one in bodies}
    found = Counter(sizes.get(pk, NOWHERE) for pk in sent(user).values_list("entity", flat=True))
    return {code: found[code] for code in (*bands.BANDS, NOWHERE)}


def _band(body: Entity) -> str:
    inhabitants: int | None = getattr(body, "inhabitants", None)
    if inhabitants is None or not entity_kinds.KINDS[body.kind].banded:
        return NOWHERE
    return bands.band_of(inhabitants)


def usual(user: User) -> Usual:
    """Return how long things take, and how many decided proposals led to an edition."""
    rows = sent(user)
    decided = rows.filter(state__in=states.DECIDED)
    whole, led = decided.count(), decided.filter(state=names.RESOLVED).count()
    return Usual(
        _median(rows, "triaged_at"),
        _median(rows, "decided_at"),
        _median(rows.filter(state=names.RESOLVED), "closed_at"),
        led * 100 // whole if whole else None,
    )


def _median(rows: "QuerySet[Proposal]", until: str) -> int | None:
    pairs = rows.filter(**{f"{until}__isnull": False}).values_list("submitted_at", until)
    days: Iterable[int] = ((end - start).days for start, end in pairs)
    return clocks.usual(days)


def _age(days: int) -> str:
    return next((name for most, name in AGES if days <= most), OLDER)
