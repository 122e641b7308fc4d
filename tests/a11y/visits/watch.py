"""The watch over the method: changes around it, norms, and reviews."""

from tests.a11y.visits.visit import Visit, send, unfold

VISITS = [
    Visit("docs_library:watch", "edith"),
    Visit("docs_library:watch", "aurora", "without buttons"),
    *(
        Visit("docs_library:signal-new", "edith", source, kwargs=lambda _w, s=source: {"source": s})
        for source in ("norma", "servei", "organitzacio")
    ),
    Visit(
        "docs_library:signal-new",
        "edith",
        "errors",
        kwargs=lambda _w: {"source": "organitzacio"},
        act=send,
    ),
    Visit("docs_library:signal-detail", "edith", kwargs=lambda w: {"pk": w.watch.signal.pk}),
    Visit("docs_library:norm-list", "edith"),
    Visit("docs_library:norm-list", "april", "to be checked", query="?pendents"),
    Visit(
        "docs_library:norm-detail", "edith", kwargs=lambda w: {"pk": w.watch.norm.pk}, act=unfold
    ),
    Visit("docs_library:recheck", "edith", kwargs=lambda w: {"pk": w.watch.recheck.pk}),
    Visit("docs_library:recheck", "april", "decided", kwargs=lambda w: {"pk": w.watch.decided.pk}),
]
