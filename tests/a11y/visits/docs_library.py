"""The library."""

from tests.a11y.visits.visit import Visit
from tests.world import World


def _edition(w: World) -> dict[str, object]:
    return {
        "code": w.edition.document.code,
        "major": w.edition.major,
        "minor": w.edition.minor,
    }


VISITS = [
    Visit("docs_library:document-list"),
    Visit("docs_library:document-list", state="empty", query="?q=zzzzzz"),
    Visit("docs_library:document-detail", kwargs=lambda w: {"code": w.edition.document.code}),
    Visit("docs_library:edition-detail", kwargs=_edition),
]
