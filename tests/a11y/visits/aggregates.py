"""Aggregate reports: the list, asking for one, and one in each state."""

from tests.a11y.visits.visit import Visit
from tests.world import World


def _last(w: World) -> dict[str, object]:
    return {"slug": w.finished.campaign.slug}


VISITS = [
    Visit("selfassessment:aggregate-list", "adam"),
    Visit("selfassessment:aggregate-create", "adam", kwargs=_last),
    *(
        Visit(
            "selfassessment:aggregate",
            "adam",
            state,
            kwargs=lambda w, state=state: {"pk": w.aggregates[state].pk},
        )
        for state in ("ready", "failed")
    ),
]
