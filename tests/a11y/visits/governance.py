"""The register, the people and the trail."""

from tests.a11y.visits.visit import Visit, send

VISITS = [
    Visit("governance:letter-list"),
    Visit("governance:letter-list", state="letters", query="?to=alice"),
    Visit("governance:trail", "aurora"),
    Visit("governance:trail", "aurora", "empty", query="?until=2001-01-01"),
    Visit("governance:trail", "aurora", "errors", query="?since=2026-02-02&until=2026-02-01"),
    Visit("governance:trail", "aurora", "chain checked", act=send),
    Visit("governance:entity-list", "alice"),
    Visit("governance:entity-list", "alice", "empty", query="?q=zzzzzz"),
    Visit("governance:entity-detail", "alice", kwargs=lambda w: {"pk": w.cast.a.pk}),
]
