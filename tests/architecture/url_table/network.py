"""Kinds and changes of bodies, their network, and what is kept about people."""

from governance.models import Entity
from tests.architecture.url_table.rows import NEVER, Row, each, signed_in
from tests.worlds import network

ROWS = [
    Row("governance:entity-kinds", get=signed_in(200), post=NEVER),
    Row(
        "governance:entity-change",
        kwargs=lambda w: {"pk": w.cast.a.pk, "slug": "nom"},
        get=signed_in(403, adam=200),
        post=signed_in(403, adam=200),
        data=lambda _w: {"name": "Ajuntament Nou", "on": "2026-01-01"},
    ),
    Row(
        "governance:entity-change",
        case="incomplete",
        kwargs=lambda w: {"pk": w.cast.a.pk, "slug": "fusio"},
        get=signed_in(403, adam=200),
        post=signed_in(403, adam=422),
    ),
    Row(
        "governance:entity-change",
        case="a change that this kind cannot have",
        kwargs=lambda w: {"pk": w.cast.a.pk, "slug": "dependencia"},
        get=signed_in(403, adam=404),
        post=signed_in(403, adam=404),
    ),
    Row(
        "governance:entity-take-along",
        kwargs=lambda w: {"pk": w.cast.a.pk},
        get=NEVER,
        post=signed_in(403, adam=302),
        data=lambda w: {"body": str(Entity.objects.get(kind="patronat", parent=w.cast.a).pk)},
    ),
    Row(
        "governance:entity-let-go",
        kwargs=lambda _w: {"pk": network.emd().pk},
        get=NEVER,
        post=signed_in(403, adam=302),
    ),
    Row("governance:network", get=signed_in(200), post=NEVER),
    Row("governance:network-alike", get=signed_in(200), post=NEVER),
    Row(
        "governance:entity-contact",
        kwargs=lambda w: {"pk": w.cast.a.pk},
        get=signed_in(403, alice=200, adam=200),
        post=signed_in(403, alice=422, adam=422),
    ),
    Row(
        "governance:entity-contact-withdraw",
        kwargs=lambda w: {"pk": w.cast.a.pk},
        get=NEVER,
        post=signed_in(403, alice=302, adam=302),
    ),
    Row("governance:personal-data", get=each(200), post=NEVER),
    Row(
        "governance:personal-data-export",
        case="asked again who they are",
        get=signed_in(302),
        post=signed_in(302),
    ),
    Row("governance:retention", get=signed_in(403, adam=200), post=NEVER),
    Row(
        "governance:person-forget",
        case="of somebody whose account is open",
        kwargs=lambda w: {"pk": w.cast.rosa.pk},
        get=NEVER,
        post=signed_in(403, adam=409),
    ),
    Row(
        "governance:trail-line",
        kwargs=lambda _w: {"number": 1},
        get=signed_in(403, adam=200, aurora=200),
        post=NEVER,
    ),
    Row(
        "governance:trail-line",
        case="that is none",
        kwargs=lambda _w: {"number": 10**30},
        get=signed_in(403, adam=404, aurora=404),
        post=NEVER,
    ),
]
