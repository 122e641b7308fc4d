"""The groups into which the bodies of a campaign fall, alone and two by two."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from eset_portal.common.rules.i18n import noop

KIND, BAND, COMARCA, SUPPORTER = "kind", "band", "comarca", "supporter"
AXES = (KIND, BAND, COMARCA, SUPPORTER)
AXIS_LABELS: Mapping[str, str] = {
    KIND: noop("Kind of body"),
    BAND: noop("Size"),
    COMARCA: noop("Comarca"),
    SUPPORTER: noop("Supporter"),
}
# How bodies are called that fall in no group of an axis: no inhabitants, no comarca, nobody.
OTHERS = "others"

DECLARED, VALIDATED = "declared", "validated"
BASIS_LABELS: Mapping[str, str] = {
    DECLARED: noop("As declared by the bodies"),
    VALIDATED: noop("As validated by the control"),
}

Margin = tuple[str, ...]
EVERYBODY: Margin = ()
ONE_WAY: tuple[Margin, ...] = tuple((axis,) for axis in AXES)
TWO_WAY: tuple[Margin, ...] = tuple(combinations(AXES, 2))
PEERS: Margin = (KIND, BAND)
MARGINS = (EVERYBODY, *ONE_WAY, *TWO_WAY)
# Spreads are kept where somebody asks for them: a whole cube would be as long as the answers.
SPREADS = (EVERYBODY, *ONE_WAY, PEERS)
WHOLE_SPREADS = (EVERYBODY, PEERS)
LEVELS = (EVERYBODY, (KIND,), (BAND,))


def name(margin: Margin) -> str:
    """Return how MARGIN is called in a table: its axes in their order; empty for everybody."""
    return ",".join(axis for axis in AXES if axis in margin)


def mask(margin: Margin, used: Sequence[str] = AXES) -> int:
    """Return what SQL's GROUPING over the axes USED says of MARGIN: a bit for each left out."""
    return sum(1 << place for place, axis in enumerate(reversed(used)) if axis not in margin)
