"""The states of a questionnaire that is being written, and the moves between them."""

from collections.abc import Mapping

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, Workflow, states

WRITING, REVIEW, APPROVED, PUBLISHED, DISCARDED = (
    "writing",
    "review",
    "approved",
    "published",
    "discarded",
)
SUBMIT, SEND_BACK, APPROVE, PUBLISH, DISCARD = (
    "submit",
    "send_back",
    "approve",
    "publish",
    "discard",
)

DRAFT = Workflow(
    states=states(
        State(WRITING, noop("Being written"), "on"),
        State(REVIEW, noop("To be approved"), "warn"),
        State(APPROVED, noop("Approved"), "good"),
        State(PUBLISHED, noop("Published")),
        State(DISCARDED, noop("Discarded"), "bad"),
    ),
    moves={
        (WRITING, SUBMIT): REVIEW,
        (REVIEW, SEND_BACK): WRITING,
        (REVIEW, APPROVE): APPROVED,
        (APPROVED, SEND_BACK): WRITING,
        (APPROVED, PUBLISH): PUBLISHED,
        (WRITING, DISCARD): DISCARDED,
        (REVIEW, DISCARD): DISCARDED,
    },
)

MOVE_LABELS: Mapping[str, str] = {
    SUBMIT: noop("Submit for approval"),
    SEND_BACK: noop("Send back to be rewritten"),
    APPROVE: noop("Approve"),
    PUBLISH: noop("Publish"),
    DISCARD: noop("Discard"),
}
# Those who write make these; all others are for those who approve.
BY_WRITERS = frozenset({SUBMIT, DISCARD})
OPEN = frozenset({WRITING, REVIEW, APPROVED})
# A change in these states takes what was submitted or approved back.
WRITABLE = OPEN
