"""The three kinds of impact that a change of the methodology can have."""

from eset_portal.common.rules.i18n import noop

IMPACTS = {
    "normative": noop("Normative impact"),
    "technological": noop("Technological impact"),
    "organisational": noop("Organisational impact"),
}


def column(impact: str) -> str:
    """Return the name under which an edition says what its IMPACT of that kind is."""
    return f"impact_{impact}"
