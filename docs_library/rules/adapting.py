"""The states of a body's own copy of a document, and what is said of each."""

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, states

CURRENT, UPDATE_AVAILABLE, MERGING = "current", "update_available", "merging"
ORPHANED, DETACHED, RETIRED = "orphaned", "detached", "retired"
STATES = states(
    State(CURRENT, noop("Up to date"), "good"),
    State(UPDATE_AVAILABLE, noop("There is a new edition"), "warn"),
    State(MERGING, noop("Being brought up to date"), "warn"),
    State(ORPHANED, noop("The original was withdrawn"), "bad"),
    State(DETACHED, noop("Detached from the original")),
    State(RETIRED, noop("Retired")),
)
FOLLOWING = (CURRENT, UPDATE_AVAILABLE, MERGING)  # those that new editions concern
WANTING = (UPDATE_AVAILABLE, MERGING, ORPHANED)  # those that their body has to do something with
LEFT = (DETACHED, RETIRED)  # those that somebody decided, with a reason
SHOWN = (CURRENT, UPDATE_AVAILABLE, MERGING, ORPHANED, DETACHED)  # to the staff, once approved

OPEN, DONE, ABANDONED = "open", "done", "abandoned"
DRAFT, APPROVED = "draft", "approved"
FEWEST = 3  # bodies: what fewer changed is counted, not shown paragraph by paragraph
SHORTEST_REASON = 10  # letters

CHOICES = {
    "ours": noop("Ours"),
    "theirs": noop("The new one"),
    "both": noop("Both"),
    "written": noop("Another text"),
}
REASONS = {
    "changed": noop("You and the new edition changed the same place."),
    "added": noop("You and the new edition added something in the same place."),
    "removed_here": noop("You removed what the new edition changes."),
    "removed_there": noop("The new edition removes what you changed."),
    "unclear": noop("The same words stand here more than once: which ones were meant is yours."),
}


def choices() -> list[tuple[str, str]]:
    """Return the states as (code, label) pairs."""
    return [(state.code, state.label) for state in STATES.values()]


def followed(*, is_latest: bool, is_open: bool) -> str:
    """Return the state of a copy that follows: whether it stands on the LATEST edition."""
    if is_open:
        return MERGING
    return CURRENT if is_latest else UPDATE_AVAILABLE
