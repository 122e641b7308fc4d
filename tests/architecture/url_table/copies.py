"""The own copies that bodies make of documents."""

from tests.architecture.url_table.rows import NEVER, NEVER_SIGNED_IN, Row, of_a, signed_in
from tests.world import World

GET_ONLY = NEVER_SIGNED_IN | {"anonymous": 405}
WRITERS = of_a(403, alice=200, bob=200)
LEADS = of_a(403, alice=200)


def _wrote(status: int = 302) -> dict[str, int]:
    return dict(of_a(403, alice=status, bob=status))


def _led(status: int = 302) -> dict[str, int]:
    return dict(of_a(403, alice=status))


def _meeting(w: World) -> dict[str, object]:
    return {"pk": w.copies.meeting.pk}


def _done(w: World) -> dict[str, object]:
    return {"pk": w.copies.done.pk}


ROWS = [
    Row("docs_library:copy-list", get=signed_in(200), post=NEVER),
    Row(
        "docs_library:copy-start",
        kwargs=lambda w: {"code": w.copies.free.code},
        get=NEVER,
        post=signed_in(403, alice=302, bob=302, charlie=302),
    ),
    Row("docs_library:copy-detail", kwargs=_meeting, get=of_a(200), post=GET_ONLY),
    Row("docs_library:copy-text", kwargs=_meeting, get=WRITERS, post=GET_ONLY),
    Row(
        "docs_library:copy-part",
        kwargs=lambda w: {**_meeting(w), "place": 1},
        get=WRITERS,
        post=_wrote(),
        data=lambda _w: {"seen": 2, "text": "Tot s’anota."},
    ),
    Row(
        "docs_library:copy-part",
        case="that is not there",
        kwargs=lambda w: {**_meeting(w), "place": 90_000},
        get=of_a(403, alice=404, bob=404),
        post=_wrote(409),
        data=lambda _w: {"seen": 1, "text": "Tot s’anota."},
    ),
    Row(
        "docs_library:copy-edition",
        kwargs=lambda w: {**_meeting(w), "number": 2},
        get=of_a(200),
        post=GET_ONLY,
    ),
    Row(
        "docs_library:copy-approve",
        kwargs=_done,
        get=NEVER,
        post=_led(),
        data=lambda _w: {"seen": 2},
    ),
    Row(
        "docs_library:copy-approve",
        case="of another text",
        kwargs=_done,
        get=NEVER,
        post=_led(409),
        data=lambda _w: {"seen": "x"},
    ),
    Row(
        "docs_library:copy-undo",
        kwargs=_done,
        get=NEVER,
        post=_led(409),
        data=lambda _w: {"seen": 2},
    ),
    Row(
        "docs_library:copy-leave",
        kwargs=lambda w: {**_done(w), "step": "deslliga"},
        get=LEADS,
        post=_led(422),
    ),
    Row(
        "docs_library:copy-rejoin",
        kwargs=lambda w: {"pk": w.copies.left.pk},
        get=NEVER,
        post=_led(),
    ),
    Row("docs_library:copy-merge", kwargs=_meeting, get=WRITERS, post=_wrote()),
    Row(
        "docs_library:copy-merge",
        case="without conflicts",
        kwargs=lambda w: {"pk": w.copies.behind.pk},
        get=WRITERS,
        post=_wrote(),
    ),
    Row(
        "docs_library:copy-merge-end",
        kwargs=lambda w: {**_meeting(w), "step": "acaba"},
        get=NEVER,
        post=_wrote(422),
    ),
    Row(
        "docs_library:copy-merge-end",
        case="left",
        kwargs=lambda w: {**_meeting(w), "step": "deixa"},
        get=NEVER,
        post=_wrote(),
    ),
    Row(
        "docs_library:copy-decide",
        kwargs=lambda w: {**_meeting(w), "digest": w.copies.digest},
        get=NEVER,
        post=_wrote(),
        data=lambda _w: {"seen": 0, "which": "theirs"},
    ),
    Row(
        "docs_library:copy-decide",
        case="a stale card",
        kwargs=lambda w: {**_meeting(w), "digest": w.copies.digest},
        get=NEVER,
        post=_wrote(409),
        data=lambda _w: {"seen": 4, "which": "theirs"},
    ),
    Row(
        "docs_library:copy-merged",
        kwargs=lambda w: {**_done(w), "session": w.copies.closed.pk},
        get=of_a(200),
        post=GET_ONLY,
    ),
    Row(
        "docs_library:copy-read",
        kwargs=lambda w: {"code": w.copies.done.document.code},
        get=signed_in(404, alice=200, bob=200, rosa=200),
        post=GET_ONLY,
    ),
    Row(
        "docs_library:document-heat",
        kwargs=lambda w: {"code": w.copies.meeting.document.code},
        get=signed_in(403, edith=200, april=200, adam=200, aurora=200),
        post=GET_ONLY,
    ),
]
