"""The figures about proposals, ready to be drawn."""

from django.urls import reverse
from django.utils.translation import gettext as _

from docs_library.rules.proposals import kinds, states
from eset_portal.common.rules.i18n import noop
from governance.rules import bands, entity_kinds
from selfassessment.selectors.improving import proposing
from selfassessment.selectors.improving.figures import Figure, Look

AGES = {
    "month": noop("Up to a month"),
    "quarter": noop("Up to three months"),
    "year": noop("Up to a year"),
    "older": noop("Older"),
}
MOST = 15  # comarques, those with most proposals


def by_state(look: Look) -> Figure:
    """Return the proposals by state."""
    where = reverse("docs_library:proposal-list")
    rows = [
        (_(states.LIFE.states[code].label), n, f"{where}?state={code}")
        for code, n in proposing.by_state(look.user).items()
    ]
    return Figure(_("Proposals by state"), _("State"), _("Proposals"), rows)


def by_age(look: Look) -> Figure:
    """Return the open proposals by age."""
    rows = [(_(AGES[code]), n, "") for code, n in proposing.by_age(look.user, look.on).items()]
    return Figure(_("Open proposals by age"), _("Age"), _("Proposals"), rows)


def by_kind(look: Look) -> Figure:
    """Return the proposals by kind."""
    rows = [(_(kinds.KINDS[code]), n, "") for code, n in proposing.by_kind(look.user).items()]
    return Figure(_("Proposals by kind"), _("Kind"), _("Proposals"), rows)


def by_body(look: Look) -> Figure:
    """Return the proposals by kind of body."""
    found, _places = proposing.by_origin(look.user, look.on)
    rows = [
        (_(entity_kinds.KINDS[code].plural) if code else _("Not of a body"), n, "")
        for code, n in sorted(found.items(), key=lambda pair: -pair[1])
    ]
    return Figure(_("Proposals by kind of body"), _("Kind"), _("Proposals"), rows)


def by_size(look: Look) -> Figure:
    """Return the proposals by the size of the bodies that they come from."""
    rows = [
        (
            _(bands.BANDS[code].label) if code else _("Bodies without inhabitants of their own"),
            n,
            "",
        )
        for code, n in proposing.by_size(look.user, look.on).items()
    ]
    return Figure(_("Proposals by size of body"), _("Size"), _("Proposals"), rows)


def by_place(look: Look) -> Figure:
    """Return the proposals by comarca, those with most first."""
    _kinds, found = proposing.by_origin(look.user, look.on)
    known = sorted(((n, name) for name, n in found.items() if name), reverse=True)[:MOST]
    rows = [(name, n, "") for n, name in known]
    return Figure(_("Proposals by comarca"), _("Comarca"), _("Proposals"), rows)
