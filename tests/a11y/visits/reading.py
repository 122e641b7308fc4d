"""Reading, comparing and verifying, in their states."""

from tests.a11y.visits.visit import Visit
from tests.world import World


def _code(w: World) -> dict[str, object]:
    return {"code": w.edition.document.code}


def _edition(w: World) -> dict[str, object]:
    return {**_code(w), "major": w.edition.major, "minor": w.edition.minor}


def _from_the_first(w: World) -> dict[str, object]:
    to = {"to_major": w.edition.major, "to_minor": w.edition.minor}
    return {**_code(w), "major": 1, "minor": 0, **to}


def _first_day(w: World) -> dict[str, object]:
    return {**_code(w), "day": w.edition.effective_from.isoformat()}


def _first(w: World) -> dict[str, object]:
    return {**_code(w), "major": 1, "minor": 0}


def _long_ago(w: World) -> dict[str, object]:
    return {**_code(w), "day": "2001-01-01"}


SIDES = "?vista=costats&mostra=tot"
VISITS = [
    Visit("docs_library:document-list"),
    Visit("docs_library:document-list", "alice", state="for my body", query="?ens=mine"),
    Visit("docs_library:document-list", state="found", query="?q=registre&historiques=1"),
    Visit("docs_library:document-list", state="empty", query="?q=zzzzzz"),
    Visit("docs_library:document-list", state="meant", query="?q=expedeints"),
    Visit("docs_library:document-detail", kwargs=_code),
    Visit("docs_library:document-detail", "rosa", state="signed in", kwargs=_code),
    Visit("docs_library:edition-detail", kwargs=_edition),
    Visit("docs_library:edition-detail", state="past", kwargs=_first),
    Visit("docs_library:point-in-time", kwargs=_first_day),
    Visit("docs_library:point-in-time", state="before", kwargs=_long_ago),
    Visit("docs_library:difference-detail", kwargs=_from_the_first),
    Visit("docs_library:difference-detail", state="sides", kwargs=_from_the_first, query=SIDES),
    Visit("docs_library:verification"),
    Visit("docs_library:verification", state="unknown", query=f"?h={'0' * 64}"),
    Visit("docs_library:verification", state="error", query="?h=abc"),
]
