"""What a body may share, and under which terms others use it."""

from eset_portal.common.rules.i18n import noop

TEMPLATE, INSTRUCTION, EXPERIENCE = "template", "instruction", "experience"
KINDS = {
    TEMPLATE: noop("A template"),
    INSTRUCTION: noop("An instruction"),
    EXPERIENCE: noop("An experience"),
}

LICENCES = {
    "cc0": noop("CC0 1.0: use it freely, without conditions"),
    "cc_by": noop("CC BY 4.0: use and change it, naming the body"),
    "cc_by_sa": noop("CC BY-SA 4.0: use and change it, naming the body and under the same terms"),
    "eupl": noop("EUPL 1.2: for programs and their settings"),
}

SHORTEST = 20  # letters of what it solves and of how it is done
SHORTEST_REASON = 10
MOST_FILES = 10


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of practices as (code, label) pairs."""
    return list(KINDS.items())


def licence_choices() -> list[tuple[str, str]]:
    """Return the licences as (code, label) pairs, the freest first."""
    return list(LICENCES.items())
