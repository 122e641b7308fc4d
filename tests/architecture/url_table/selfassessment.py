"""Self-assessment, reports and dashboards; everything here belongs to body a."""

from tests.architecture.url_table.rows import (
    NEVER,
    NEVER_SIGNED_IN,
    Row,
    each,
    of_a,
    signed_in,
)
from tests.world import World

STEERING = signed_in(403, tecla=200, rita=200, adam=200, aurora=200)
ASKING = of_a(403, alice=302, tecla=302, adam=302)


def _open(w: World) -> dict[str, object]:
    return {"pk": w.open_one.pk}


def _finished(w: World) -> dict[str, object]:
    return {"pk": w.finished.pk}


def _slug(w: World) -> dict[str, object]:
    return {"slug": w.campaign.slug}


def _answer(_w: World) -> dict[str, object]:
    return {"level": "2", "version": "0", "key": "6f1e0cfe-7a3a-4c7b-9a51-9f5a1d5c2f10"}


ROWS = [
    Row("selfassessment:assessment-list", get=signed_in(200), post=NEVER_SIGNED_IN),
    Row("selfassessment:assessment-detail", kwargs=_open, get=of_a(200), post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:assessment-submit",
        kwargs=_open,
        get=of_a(403, alice=200),
        post=of_a(403, alice=422),
    ),
    Row("selfassessment:result", kwargs=_finished, get=of_a(200), post=NEVER_SIGNED_IN),
    Row("selfassessment:report-create", kwargs=_finished, get=NEVER_SIGNED_IN, post=ASKING),
    Row(
        "selfassessment:answer-save",
        kwargs=lambda w: {**_open(w), "code": "D1.2"},
        data=_answer,
        get=NEVER,
        post=of_a(403, anonymous=401, alice=302, bob=302),
    ),
    Row(
        "selfassessment:answer-save",
        case="after submission",
        kwargs=lambda w: {**_finished(w), "code": "D1.2"},
        data=_answer,
        get=NEVER,
        post=of_a(403, anonymous=401),
    ),
    Row(
        "selfassessment:answer-save",
        case="foreign question",
        kwargs=lambda w: {**_open(w), "code": "D99.9"},
        data=_answer,
        get=NEVER,
        post=of_a(404, anonymous=401),
    ),
    Row(
        "selfassessment:dimension",
        kwargs=lambda w: {**_open(w), "code": "D1"},
        get=of_a(200),
        post=NEVER_SIGNED_IN,
    ),
    Row(
        "selfassessment:report-detail",
        kwargs=lambda w: {"pk": w.ready.pk},
        get=of_a(200),
        post=NEVER_SIGNED_IN,
    ),
    Row(
        "selfassessment:report-retry",
        kwargs=lambda w: {"pk": w.failed.pk},
        get=NEVER_SIGNED_IN,
        post=ASKING,
    ),
    Row(
        "selfassessment:report-file",
        kwargs=lambda w: {"pk": w.ready.pk},
        get=of_a(200),
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row(
        "selfassessment:report-metadata",
        kwargs=lambda w: {"pk": w.ready.pk},
        get=of_a(200),
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row(
        "selfassessment:dashboard-newest",
        get=signed_in(403, tecla=302, rita=302, adam=302, aurora=302),
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row("selfassessment:dashboard", kwargs=_slug, get=STEERING, post=NEVER_SIGNED_IN),
    *(
        Row(
            "selfassessment:dashboard-room",
            case=room,
            kwargs=lambda w, room=room: {**_slug(w), "room": room},
            get=STEERING,
            post=NEVER_SIGNED_IN,
        )
        for room in ("grups", "evolucio", "preguntes", "control", "xarxa")
    ),
    Row(
        "selfassessment:dashboard-chart",
        kwargs=lambda w: {**_slug(w), "chart": "graus", "ending": "svg"},
        get=STEERING,
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row("selfassessment:standings", kwargs=_slug, get=STEERING, post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:standings-export",
        kwargs=lambda w: {**_slug(w), "ending": "csv"},
        get=STEERING,
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row("selfassessment:situation", kwargs=_finished, get=of_a(200), post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:situation-chart",
        kwargs=lambda w: {**_finished(w), "chart": "spread", "ending": "csv"},
        get=of_a(200),
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row("selfassessment:open-data", get=each(200), post=NEVER),
    Row(
        "selfassessment:open-data-campaign",
        kwargs=lambda w: {"slug": w.finished.campaign.slug},
        get=each(200),
        post=NEVER,
    ),
    Row(
        "selfassessment:open-data-table",
        kwargs=lambda w: {
            "slug": w.finished.campaign.slug,
            "name": "grups",
            "ending": "csv",
        },
        get=each(200),
        post=NEVER,
        html=False,
    ),
    Row(
        "selfassessment:open-data-chart",
        kwargs=lambda w: {
            "slug": w.finished.campaign.slug,
            "chart": "degrees",
            "ending": "csv",
        },
        get=each(200),
        post=NEVER,
        html=False,
    ),
    Row(
        "selfassessment:open-data-dictionary",
        kwargs=lambda _w: {"ending": "json"},
        get=each(200),
        post=NEVER,
        html=False,
    ),
    Row("selfassessment:verify-form", get=each(200), post=each(422)),
    Row(
        "selfassessment:verify",
        kwargs=lambda w: {"code": w.ready.code},
        get=each(200),
        post=each(200),
    ),
    Row(
        "selfassessment:verify",
        case="unknown code",
        kwargs=lambda _w: {"code": "0000-0000-0000-0000-0000-0000-0000"},
        get=each(404),
        post=each(404),
    ),
]
