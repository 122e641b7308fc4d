"""Campaigns: followed by those who see many bodies, changed by the Consortium."""

from tests.architecture.url_table.rows import NEVER_SIGNED_IN, Row, of_a, signed_in
from tests.world import World

FOLLOWS = signed_in(403, tecla=200, rita=200, adam=200, aurora=200)
SEES_ALL = signed_in(403, tecla=404, rita=404, adam=200, aurora=200)
WHY = "Ho demana el mateix ens."


def only_adam(status: int) -> dict[str, int]:
    """Return that adam gets STATUS and everybody else is told why not."""
    return dict(signed_in(403, adam=status))


def current(w: World) -> dict[str, object]:
    """Make the address of the open campaign."""
    return {"slug": w.campaign.slug}


def light(w: World) -> dict[str, object]:
    """Make the address of the one that is being prepared."""
    return {"slug": w.light.slug}


def body(w: World) -> dict[str, object]:
    """Make the address of body a in the open campaign."""
    return {**current(w), "pk": w.open_one.pk}


def own(w: World) -> dict[str, object]:
    """Make the address of the open assessment of body a."""
    return {"pk": w.open_one.pk}


ROWS = [
    Row("selfassessment:campaign-list", get=FOLLOWS, post=NEVER_SIGNED_IN),
    Row("selfassessment:campaign-new", get=only_adam(200), post=only_adam(422)),
    Row("selfassessment:campaign-detail", kwargs=current, get=FOLLOWS, post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:campaign-detail",
        case="prepared",
        kwargs=light,
        get=SEES_ALL,
        post=NEVER_SIGNED_IN,
    ),
    Row("selfassessment:campaign-edit", kwargs=light, get=only_adam(200), post=only_adam(422)),
    Row(
        "selfassessment:campaign-edit",
        case="open",
        kwargs=current,
        get=only_adam(409),
        post=only_adam(409),
    ),
    Row("selfassessment:campaign-questions", kwargs=light, get=only_adam(200), post=only_adam(422)),
    Row(
        "selfassessment:campaign-population", kwargs=light, get=only_adam(200), post=only_adam(200)
    ),
    Row("selfassessment:campaign-open", kwargs=light, get=only_adam(200), post=only_adam(302)),
    Row("selfassessment:campaign-extend", kwargs=current, get=only_adam(200), post=only_adam(422)),
    Row("selfassessment:campaign-close", kwargs=current, get=only_adam(200), post=only_adam(302)),
    Row("selfassessment:campaign-bodies", kwargs=current, get=FOLLOWS, post=NEVER_SIGNED_IN),
    Row("selfassessment:campaign-add", kwargs=current, get=only_adam(200), post=only_adam(422)),
    Row(
        "selfassessment:campaign-body",
        kwargs=body,
        data=lambda _w: {"reason": WHY},
        get=only_adam(200),
        post=only_adam(302),
    ),
    Row(
        "selfassessment:campaign-reminders", kwargs=current, get=only_adam(200), post=only_adam(422)
    ),
    Row(
        "selfassessment:carry",
        kwargs=own,
        data=lambda _w: {"step": "take_back"},
        get=NEVER_SIGNED_IN,
        post=of_a(403, alice=302),
    ),
    Row(
        "selfassessment:carry-confirm",
        kwargs=lambda w: {**own(w), "code": "D2"},
        get=NEVER_SIGNED_IN,
        post=of_a(403, alice=302, bob=302),
    ),
]
