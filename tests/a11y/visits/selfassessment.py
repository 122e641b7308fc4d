"""Self-assessments, reports and dashboards."""

from tests.a11y.visits.visit import Visit
from tests.world import World


def _open(w: World) -> dict[str, object]:
    return {"pk": w.open_one.pk}


def _slug(w: World) -> dict[str, object]:
    return {"slug": w.campaign.slug}


VISITS = [
    Visit("selfassessment:assessment-list", "alice"),
    Visit("selfassessment:assessment-detail", "alice", kwargs=_open),
    Visit("selfassessment:assessment-detail", "tecla", kwargs=_open),
    Visit("selfassessment:dimension", "alice", kwargs=lambda w: {**_open(w), "code": "D1"}),
    Visit(
        "selfassessment:dimension",
        "rosa",
        "read only",
        kwargs=lambda w: {**_open(w), "code": "D1"},
    ),
    Visit("selfassessment:assessment-submit", "alice", kwargs=_open),
    Visit("selfassessment:result", "alice", kwargs=lambda w: {"pk": w.finished.pk}),
    Visit("selfassessment:result", "alice", "in progress", kwargs=_open),
    *(
        Visit(
            "selfassessment:report-detail",
            "alice",
            state,
            kwargs=lambda w, state=state: {"pk": getattr(w, state).pk},
        )
        for state in ("ready", "failed", "waiting")
    ),
    Visit("selfassessment:dashboard", "adam", kwargs=_slug),
    Visit("selfassessment:dashboard", "rita", "few bodies", kwargs=_slug),
    Visit("selfassessment:dashboard", "adam", "nonsense", kwargs=_slug, query="?band=T99"),
    Visit(
        "selfassessment:dashboard",
        "adam",
        "contradiction",
        kwargs=_slug,
        query="?kind=consorci&band=T1",
    ),
    *(
        Visit(
            "selfassessment:dashboard-room",
            "adam",
            room,
            kwargs=lambda w, room=room: {"slug": w.finished.campaign.slug, "room": room},
            query="?one=band:T3&other=kind:consorci" if room == "grups" else "",
        )
        for room in ("grups", "evolucio", "preguntes", "control", "xarxa")
    ),
    Visit("selfassessment:standings", "adam", kwargs=_slug),
    Visit("selfassessment:standings", "adam", "nonsense", kwargs=_slug, query="?least=many"),
    Visit("selfassessment:standings", "adam", "empty", kwargs=_slug, query="?stage=submitted"),
    Visit("selfassessment:situation", "alice", kwargs=lambda w: {"pk": w.finished.pk}),
    Visit("selfassessment:situation", "alice", "open", kwargs=_open),
    Visit("selfassessment:open-data"),
    Visit(
        "selfassessment:open-data-campaign",
        state="refused",
        kwargs=lambda w: {"slug": w.finished.campaign.slug},
        query="?kind=emd&comarca=13",
    ),
    Visit("selfassessment:verify-form"),
    Visit("selfassessment:verify-form", state="wrong", query="?codi=x"),
    Visit("selfassessment:verify", kwargs=lambda w: {"code": w.ready.code}),
]
