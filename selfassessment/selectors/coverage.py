"""How many bodies have begun, handed in and reached which degree."""

from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from django.db.models import Count, Q, QuerySet

from governance import access
from governance.models import Entity, User
from governance.rules import roles
from selfassessment.models import Assessment, Campaign

SUBMITTED = Q(submitted_at__isnull=False)
STARTED = Q(submitted_at=None, changed_at__isnull=False)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The bodies of a campaign by how far they are, and the exact scores of those handed in."""

    total: int
    submitted: int
    started: int
    scores: tuple[Fraction, ...]

    @property
    def median(self) -> Fraction | None:
        """The score in the middle; None when nobody has handed in."""
        return Fraction(median(self.scores)) if self.scores else None

    @property
    def waiting(self) -> int:
        """How many have not begun."""
        return self.total - self.submitted - self.started

    @property
    def percent(self) -> int:
        """The share handed in, in whole per cent; 0 for an empty campaign."""
        return round(100 * self.submitted / self.total) if self.total else 0


def bodies_for(user: User) -> QuerySet[Entity]:
    """Return the bodies whose results USER may see side by side with others."""
    return access.entities(user, roles.READ_DASHBOARD)


def of(campaign: Campaign, bodies: QuerySet[Entity]) -> Coverage:
    """Return how far the BODIES are in CAMPAIGN."""
    rows = Assessment.objects.filter(campaign=campaign, entity__in=bodies)
    counted = rows.aggregate(
        total=Count("pk"),
        submitted=Count("pk", filter=SUBMITTED),
        started=Count("pk", filter=STARTED),
    )
    exact = rows.filter(SUBMITTED, denominator__gt=0).values_list("low_numerator", "denominator")
    scores = tuple(Fraction(int(above or 0), int(below or 1)) for above, below in exact)
    return Coverage(**counted, scores=scores)
