"""How far those have come who asked to join."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext

from governance.rules import adhesion_funnel, adhesion_states
from governance.selectors import adhesion_queue
from selfassessment.selectors.steering.view import View


@dataclass(frozen=True, slots=True)
class Step:
    """A state of joining: how many are there NOW, and how many came at least so FAR."""

    state: str
    label: str
    now: int
    far: int

    @property
    def href_now(self) -> str:
        """The address of the applications that are there now."""
        return f"{reverse('governance:adhesion-queue')}?step={adhesion_funnel.NOW}-{self.state}"

    @property
    def href_far(self) -> str:
        """The address of those that came at least so far."""
        return f"{reverse('governance:adhesion-queue')}?step={adhesion_funnel.FAR}-{self.state}"


def funnel(view: View) -> list[Step]:
    """Return how far the applications that the person sees have come."""
    rows = adhesion_queue.visible(view.user).values_list("state").annotate(n=Count("pk"))
    counts = Counter(dict(rows.order_by()))
    found, far = [], 0
    for state, states in reversed(adhesion_funnel.STEPS.items()):
        now = sum(counts[one] for one in states)
        far += now
        found.append(Step(state, gettext(adhesion_states.ADHESION.states[state].label), now, far))
    return found[::-1]
