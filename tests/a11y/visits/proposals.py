"""Proposals of improvement: begun, sent, looked at, assessed, and what becomes of them."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.a11y.visits.visit import Visit, send
from tests.world import World


def _of(name: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda w: {"pk": getattr(w.proposals, name).pk}


def _move(name: str, code: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda w: {"pk": getattr(w.proposals, name).pk, "code": code}


VISITS = [
    Visit("docs_library:plan"),
    Visit("docs_library:plan", "alice", "signed in"),
    Visit("docs_library:proposal-list", "edith"),
    Visit("docs_library:proposal-list", "alice", "nothing", query="?q=xyzxyz"),
    Visit("docs_library:proposal-new", "alice", "something new"),
    Visit("docs_library:proposal-new", "alice", "on a document", query="?document=INS-08"),
    Visit("docs_library:proposal-new", "alice", "errors", act=send),
    Visit("docs_library:proposal-queue", "edith"),
    Visit("docs_library:proposal", "alice", "draft", kwargs=_of("draft")),
    Visit("docs_library:proposal", "edith", "sent", kwargs=_of("sent")),
    Visit("docs_library:proposal", "alice", "joined", kwargs=_of("joined")),
    Visit("docs_library:proposal", "charlie", "supported", kwargs=_of("shown")),
    Visit("docs_library:proposal-edit", "alice", kwargs=_of("asked")),
    Visit("docs_library:proposal-move", "edith", "merge", kwargs=_move("sent", "merge")),
    Visit("docs_library:proposal-assess", "april", kwargs=_of("assessing")),
]
