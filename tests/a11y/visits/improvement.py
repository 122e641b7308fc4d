"""Improvement: the board, an action, targets, and the list of many bodies."""

from tests.a11y.visits.visit import Visit, send, unfold
from tests.architecture.url_table.improvement import action, body

VISITS = [
    Visit("selfassessment:improvement", "tecla"),
    Visit("selfassessment:improvement", "rita", "empty"),
    Visit("selfassessment:improvement-board", "alice", kwargs=body, act=unfold),
    Visit("selfassessment:improvement-board", "rosa", "for reading", kwargs=body),
    Visit("selfassessment:improvement-new", "alice", kwargs=body, query="?codi=D1.1"),
    Visit("selfassessment:improvement-new", "tecla", "wrong", kwargs=body, act=send),
    Visit("selfassessment:improvement-targets", "alice", kwargs=body, act=unfold),
    Visit("selfassessment:improvement-targets", "rosa", "for reading", kwargs=body),
    Visit("selfassessment:improvement-action", "alice", kwargs=action("todo"), act=unfold),
    Visit("selfassessment:improvement-action", "rosa", "done", kwargs=action("done")),
    Visit("selfassessment:improvement-action", "tecla", "suggested", kwargs=action("suggested")),
]
