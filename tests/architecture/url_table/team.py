"""Teams, invitations, accesses and accounts."""

from collections.abc import Mapping

from governance.models import Invitation
from tests.architecture.url_table.rows import NEVER, Row, each, of_a, signed_in
from tests.world import World
from tests.worlds.team import TOKEN

LOOKS = of_a(403, alice=200, adam=200, aurora=200)
CHANGES = of_a(403, alice=302, adam=302)
EVERYWHERE = signed_in(403, adam=200, aurora=200)


def _a(world: World) -> Mapping[str, object]:
    return {"pk": world.cast.a.pk}


def _bob_in_a(world: World) -> Mapping[str, object]:
    return {"pk": world.cast.a.pk, "user": world.cast.bob.pk}


def _bob(world: World) -> Mapping[str, object]:
    return {"user": world.cast.bob.pk}


def _role_of_bob(world: World) -> Mapping[str, object]:
    return {"pk": world.cast.bob.memberships.get().pk}


def _invitation(world: World) -> Mapping[str, object]:
    return {"pk": Invitation.objects.get(entity=world.cast.a).pk}


ROWS = [
    Row(
        "governance:team-index",
        get=signed_in(403, alice=302, charlie=302, adam=302, aurora=302),
        post=NEVER,
    ),
    Row("governance:team", kwargs=_a, get=LOOKS, post=NEVER),
    Row("governance:team-person", kwargs=_bob_in_a, get=LOOKS, post=NEVER),
    Row(
        "governance:team-invite",
        kwargs=_a,
        get=of_a(403, alice=200, adam=200),
        post=of_a(403, alice=422, adam=422),
    ),
    Row(
        "governance:team-hand-over",
        kwargs=_a,
        get=of_a(403, alice=200, adam=200),
        post=of_a(403, alice=422, adam=422),
    ),
    Row(
        "governance:team-review",
        kwargs=_a,
        get=LOOKS,
        post=of_a(403, alice=409, adam=409),
        data=lambda _w: {"seen": "another team"},
    ),
    Row(
        "governance:team-export",
        kwargs=lambda w: {"pk": w.cast.a.pk, "file_type": "csv"},
        get=NEVER,
        post=LOOKS,
        html=False,
    ),
    Row("governance:team-stop", kwargs=_bob_in_a, get=NEVER, post=CHANGES),
    Row(
        "governance:role-change",
        kwargs=_role_of_bob,
        get=NEVER,
        post=CHANGES,
        data=lambda _w: {"role": "entity_reader"},
    ),
    Row("governance:role-end", kwargs=_role_of_bob, get=NEVER, post=CHANGES),
    Row("governance:invitation-resend", kwargs=_invitation, get=NEVER, post=CHANGES),
    Row("governance:invitation-revoke", kwargs=_invitation, get=NEVER, post=CHANGES),
    Row(
        "governance:invitation-letter",
        kwargs=lambda _w: {"token": TOKEN},
        get=each(302),
        post=NEVER,
    ),
    Row("governance:invitation", case="without a letter", get=each(404), post=each(404)),
    Row("governance:access-list", get=EVERYWHERE, post=NEVER),
    Row(
        "governance:access-export",
        kwargs=lambda _w: {"file_type": "csv"},
        get=NEVER,
        post=EVERYWHERE,
        html=False,
    ),
    Row("governance:account", kwargs=_bob, get=EVERYWHERE, post=NEVER),
    Row("governance:account-close", kwargs=_bob, get=NEVER, post=signed_in(403, adam=302)),
    Row("governance:account-reopen", kwargs=_bob, get=NEVER, post=signed_in(403, adam=302)),
    # VÀLid is not configured here; tests/governance/providers configures it.
    Row("valid_login", get=each(404), post=each(404)),
    Row("valid_callback", get=each(404), post=each(404)),
]
