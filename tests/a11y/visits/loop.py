"""The thread of improvement, with much on it and with little."""

from tests.a11y.visits.visit import Visit
from tests.architecture.url_table import loop

VISITS = [
    Visit("selfassessment:loop", "tecla", "document", kwargs=loop.document),
    Visit("selfassessment:loop", "edith", "edition", kwargs=loop.edition),
    Visit("selfassessment:loop", "april", "norm", kwargs=loop.norm),
    Visit("selfassessment:loop", "alice", "question", kwargs=loop.question),
    Visit("selfassessment:loop", "alice", "proposal", kwargs=loop.proposal),
    Visit("selfassessment:loop", "alice", "action", kwargs=loop.action),
]
