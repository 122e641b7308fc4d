"""What the assessment of a proposal measures, each from 0 to 3."""

from eset_portal.common.rules.i18n import noop

MOST = 3
DEGREES = {0: noop("None"), 1: noop("Low"), 2: noop("Medium"), 3: noop("High")}
MEASURES = {
    "normative": noop("Normative impact"),
    "technological": noop("Technological impact"),
    "organisational": noop("Organisational impact"),
    "effort": noop("Effort"),
    "risk": noop("Risk of not doing it"),
}
OWN = noop("Whoever proposed it does not assess it: ask a colleague to do it.")


def degree_choices() -> list[tuple[int, str]]:
    """Return the degrees as (number, label) pairs."""
    return list(DEGREES.items())
