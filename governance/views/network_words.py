"""What the network shows of a body: where it stands and whom to ask, in words."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from governance.models import Entity
from governance.rules.adhesion_states import ADHESION
from governance.rules.deployment.phases import PHASES


class Member(NamedTuple):
    """A body of the network, and where it stands with the tone of that badge."""

    body: Entity
    standing: str
    tone: str


def members(bodies: Iterable[Entity]) -> list[Member]:
    """Return BODIES of `network.members` with their standing in words."""
    return [Member(body, *_standing(vars(body))) for body in bodies]


def _standing(facts: dict[str, str | None]) -> tuple[str, str]:
    if parent := facts["along_with"]:
        return _("Taken along by %(parent)s") % {"parent": parent}, "on"
    if facts["phase"] is not None:
        phase = PHASES.get(facts["phase"])
        return (_(phase.label), "on") if phase else (_("Finished"), "good")
    state = ADHESION.states.get(facts["case_state"] or "")
    return (_(state.label), state.tone) if state else (_("Takes part"), "")
