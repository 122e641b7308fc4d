"""Who reviews what a body shares: whoever accompanies it, or the Consortium where nobody can."""

from eset_portal.common.rules.i18n import noop

ACCOMPANIED, ALONE, UNSTAFFED = "accompanied", "alone", "unstaffed"

WORDS = {
    ACCOMPANIED: noop("%(who)s, which accompanies the body, reviews it."),
    ALONE: noop("Nobody accompanies the body: the Consortium reviews it."),
    UNSTAFFED: noop(
        "%(who)s accompanies the body but has nobody now who may review it: the Consortium does."
    ),
}


def case(*, supported: bool, able: bool) -> str:
    """Return who reviews for a body that is SUPPORTED, where somebody there is ABLE to or not.

    Able is who may review for the supporter, neither wrote it nor belongs to the body.
    """
    if not supported:
        return ALONE
    return ACCOMPANIED if able else UNSTAFFED
