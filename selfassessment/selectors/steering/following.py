"""Which editions of the method bodies say to work by."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from docs_library.models import Adoption, Document
from docs_library.selectors import adoption, staff
from selfassessment.selectors.steering.figures import BEHIND, CURRENT, Figure
from selfassessment.selectors.steering.view import View


@dataclass(frozen=True, slots=True)
class Following:
    """A document: how many bodies say to work by the edition in force, and by an older one."""

    document: Document
    current: int
    behind: int

    @property
    def figures(self) -> list[tuple[int, Figure]]:
        """Each count with what it counts."""
        counts = ((self.current, CURRENT), (self.behind, BEHIND))
        return [(n, Figure(what, self.document.code)) for n, what in counts]


def following(view: View, *, on: date) -> tuple[list[Following], int]:
    """Return which editions the bodies of VIEW work by, and how many bodies have a team."""
    bodies = view.bodies().filter(pk__in=staff.memberships(on).values("entity"))
    newest = Adoption.objects.filter(entity__in=bodies).order_by("entity", "document", "-at", "-pk")
    rows = newest.distinct("entity", "document")
    counts: Counter[tuple[UUID, bool]] = Counter()
    for document, until in rows.values_list("document", "edition__effective_to"):
        counts[document, until is not None and until <= on] += 1
    known = adoption.documents(on)
    found = [Following(one, counts[one.pk, False], counts[one.pk, True]) for one in known]
    return [one for one in found if one.current or one.behind], bodies.count()
