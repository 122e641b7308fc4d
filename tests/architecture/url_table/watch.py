"""The watch over the method: changes around it, norms, and reviews."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from tests.architecture.url_table.rows import NEVER, Row, signed_in
from tests.world import World

LOOKING = signed_in(403, edith=200, april=200, adam=200, aurora=200)
WATCHING = signed_in(403, edith=200, april=200)
WATCHED = signed_in(403, edith=302, april=302)


def _signal(w: World) -> Mapping[str, Any]:
    return {"pk": w.watch.signal.pk}


def _norm(w: World) -> Mapping[str, Any]:
    return {"pk": w.watch.norm.pk}


def _recheck(w: World) -> Mapping[str, Any]:
    return {"pk": w.watch.recheck.pk}


def _change(w: World) -> Mapping[str, Any]:
    today = timezone.localdate()
    return {
        "kind": "repealed",
        "norm": w.watch.norm.pk,
        "holds_from": today,
        "note": "La deroga una altra llei.",
    }


ROWS = [
    Row("docs_library:watch", get=LOOKING, post=NEVER),
    *(
        Row(
            "docs_library:signal-new",
            case=source,
            kwargs=lambda _w, s=source: {"source": s},
            get=WATCHING,
            post=WATCHED if source == "norma" else signed_in(403, edith=422, april=422),
            data=_change,
        )
        for source in ("norma", "servei", "organitzacio")
    ),
    Row("docs_library:signal-detail", kwargs=_signal, get=LOOKING, post=NEVER),
    Row(
        "docs_library:signal-review",
        kwargs=_signal,
        get=NEVER,
        post=WATCHED,
        data=lambda w: {"edition": w.watch.touched.pk},
    ),
    Row(
        "docs_library:signal-review",
        case="nonsense",
        kwargs=_signal,
        get=NEVER,
        post=signed_in(403, edith=404, april=404),
        data=lambda _w: {"edition": "nonsense"},
    ),
    Row("docs_library:signal-withdraw", kwargs=_signal, get=NEVER, post=WATCHED),
    Row(
        "docs_library:notice-take-up",
        kwargs=lambda w: {"notice": w.watch.notice.pk},
        get=NEVER,
        post=WATCHED,
    ),
    Row("docs_library:norm-list", get=LOOKING, post=NEVER),
    Row(
        "docs_library:norm-detail",
        kwargs=_norm,
        get=LOOKING,
        post=signed_in(403, edith=422, april=422),
    ),
    Row("docs_library:norm-check", kwargs=_norm, get=NEVER, post=WATCHED),
    Row(
        "docs_library:recheck",
        kwargs=_recheck,
        get=LOOKING,
        post=signed_in(403, edith=422, april=422),
    ),
    Row(
        "docs_library:recheck-edition",
        kwargs=_recheck,
        get=NEVER,
        post=signed_in(403, edith=302),
        data=lambda _w: {"change_kind": "minor"},
    ),
    Row(
        "docs_library:document-review",
        kwargs=lambda w: {"code": w.watch.periodic.code},
        get=NEVER,
        post=WATCHED,
    ),
]
