"""Batches of reports: the list, asking for one, and one in each state."""

from tests.a11y.visits.visit import Visit
from tests.world import World


def _last(w: World) -> dict[str, object]:
    return {"slug": w.finished.campaign.slug}


VISITS = [
    Visit("selfassessment:batch-list", "tecla"),
    Visit("selfassessment:batch-list", "rita", "empty"),
    Visit("selfassessment:batch-create", "tecla", kwargs=_last),
    Visit("selfassessment:batch-create", "rita", "nobody", kwargs=_last),
    *(
        Visit(
            "selfassessment:batch",
            "tecla",
            state,
            kwargs=lambda w, state=state: {"pk": w.batches[state].pk},
        )
        for state in ("ended", "stopped")
    ),
]
