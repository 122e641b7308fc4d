"""The stations of the loop of improvement, in the order in which one thing leads to the next."""

from eset_portal.common.rules.i18n import noop

NORM, CHANGE, EDITION, NOTICE, READ, ADOPTION = (
    "norm",
    "change",
    "edition",
    "notice",
    "read",
    "adoption",
)
COPY, QUESTION, ACTION, REPORT = "copy", "question", "action", "report"
PROPOSAL, IMPACT, DECISION = "proposal", "impact", "decision"
VERSION, PRACTICE = "version", "practice"
STATIONS = {
    NORM: noop("Norms"),
    CHANGE: noop("Changes around it"),
    PROPOSAL: noop("Proposals"),
    IMPACT: noop("Assessments of impact"),
    DECISION: noop("Decisions"),
    EDITION: noop("Editions"),
    NOTICE: noop("Notices"),
    READ: noop("Acknowledgements"),
    ADOPTION: noop("Bodies that work by it"),
    COPY: noop("Own copies"),
    PRACTICE: noop("Shared practice"),
    VERSION: noop("Versions of the questionnaire"),
    QUESTION: noop("Questions"),
    ACTION: noop("Improvement actions"),
    REPORT: noop("Reports"),
}
FEW = 5  # of what may not be seen: fewer are not counted, so that nobody can tell whose they are


def unseen(hidden: int) -> int | None:
    """Return how many hidden ones may be told: their number, or None for some, too few to tell."""
    return hidden if hidden >= FEW or hidden == 0 else None
