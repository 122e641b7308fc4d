"""What bodies share with others: found, read, asked about, written and reviewed."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.a11y.visits.visit import Visit, send
from tests.world import World


def _of(name: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda w: {"pk": getattr(w.practices, name).pk}


def _move(name: str, code: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda w: {"pk": getattr(w.practices, name).pk, "code": code}


VISITS = [
    Visit("docs_library:practice-list", "charlie"),
    Visit("docs_library:practice-list", "tecla", "nothing", query="?q=xyzxyz"),
    Visit("docs_library:document-list", "charlie", "practices found", query="?q=divendres"),
    Visit("docs_library:practice-new", "alice", query="?document=GUI-02"),
    Visit("docs_library:practice-new", "alice", "errors", act=send),
    Visit("docs_library:practice", "bob", "draft", kwargs=_of("draft")),
    Visit("docs_library:practice", "tecla", "waiting", kwargs=_of("waiting")),
    Visit("docs_library:practice", "charlie", "shared", kwargs=_of("shared")),
    Visit("docs_library:practice", "alice", "asked about", kwargs=_of("old")),
    Visit("docs_library:practice", "rosa", "outdated", kwargs=_of("outdated")),
    Visit("docs_library:practice-edit", "bob", kwargs=_of("draft")),
    Visit("docs_library:practice-move", "tecla", "publish", kwargs=_move("waiting", "publish")),
    Visit("docs_library:practice-move", "alice", "withdraw", kwargs=_move("shared", "withdraw")),
]
