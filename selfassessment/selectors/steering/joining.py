"""How far those have come who asked to join."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext

from governance.rules import adhesion_states as at
from governance.selectors import adhesion_queue
from selfassessment.selectors.steering.view import View

# Each step of the funnel holds those who are further as well.
STEPS = (
    (at.SUBMITTED, (at.SUBMITTED,)),
    (at.UNDER_REVIEW, (at.UNDER_REVIEW, at.PAPERS_REQUESTED)),
    (at.ACCEPTED, (at.ACCEPTED, at.AGREEMENT_SENT)),
    (at.AGREEMENT_SIGNED, (at.AGREEMENT_SIGNED,)),
    (at.DEPLOYING, (at.DEPLOYING,)),
    (at.ACTIVE, (at.ACTIVE, at.SUSPENDED)),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A state of joining: how many are there NOW, and how many came at least so FAR."""

    state: str
    label: str
    now: int
    far: int


def funnel(view: View) -> list[Step]:
    """Return how far the applications that the person sees have come."""
    rows = adhesion_queue.visible(view.user).values_list("state").annotate(n=Count("pk"))
    counts = Counter(dict(rows.order_by()))
    found, far = [], 0
    for state, states in reversed(STEPS):
        now = sum(counts[one] for one in states)
        far += now
        found.append(Step(state, gettext(at.ADHESION.states[state].label), now, far))
    return found[::-1]
