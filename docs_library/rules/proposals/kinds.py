"""What a proposal is about, and of which kind it is."""

from eset_portal.common.rules.i18n import noop

DOCUMENT, QUESTION, TOOL, NEW = "document", "question", "tool", "new"
SUBJECTS = {
    DOCUMENT: noop("A document"),
    QUESTION: noop("A question"),
    TOOL: noop("A tool"),
    NEW: noop("Something new"),
}

KINDS = {
    "error": noop("Something is wrong"),
    "clarity": noop("Something is hard to understand"),
    "normative": noop("A norm asks for something else"),
    "technological": noop("The tools work in another way"),
    "organisational": noop("Bodies are organised in another way"),
    "new_document": noop("A document is missing"),
}

SHORTEST = 20  # letters of a problem or a suggestion
SHORTEST_REASON = 10


def subject_choices() -> list[tuple[str, str]]:
    """Return what a proposal may be about as (code, label) pairs."""
    return list(SUBJECTS.items())


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of proposals as (code, label) pairs."""
    return list(KINDS.items())
