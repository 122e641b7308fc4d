"""The tree of collections that groups the documents, in the order in which the library shows it."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the tree: what it is called, and the collections in it by their codes."""

    label: str
    leaves: dict[str, str]


BRANCHES = {
    "direction": Branch(
        noop("Leading the model"),
        {
            "governance": noop("Governance of the model"),
            "people": noop("People and ways of working"),
        },
    ),
    "documents": Branch(
        noop("Documents and procedures"),
        {
            "information": noop("Organising information"),
            "registry": noop("Registry and digitisation"),
            "processing": noop("Files, signature and notification"),
            "archive": noop("Records and electronic archive"),
        },
    ),
    "guarantees": Branch(
        noop("Services and guarantees"),
        {
            "services": noop("Interoperability and shared services"),
            "openness": noop("Transparency and open government"),
            "security": noop("Security and data protection"),
        },
    ),
}
COLLECTIONS = {code: label for branch in BRANCHES.values() for code, label in branch.leaves.items()}
TREE = {code: branch.label for code, branch in BRANCHES.items()} | COLLECTIONS


def choices() -> list[tuple[str, str]]:
    """Return the collections as (code, label) pairs, in the order of the library."""
    return list(COLLECTIONS.items())


def followed_choices() -> list[tuple[str, str]]:
    """Return all that can be followed, each branch before its leaves, as (code, label) pairs."""
    return [
        pair
        for code, branch in BRANCHES.items()
        for pair in ((code, branch.label), *branch.leaves.items())
    ]


def above(code: str) -> list[str]:
    """Return the collection CODE and the branches over it: whoever follows one hears of it."""
    return [code, *(branch for branch, part in BRANCHES.items() if code in part.leaves)]


def within(code: str) -> list[str]:
    """Return the collections below CODE: those of a branch, or itself; none where it is unknown."""
    if code in BRANCHES:
        return list(BRANCHES[code].leaves)
    return [code] if code in COLLECTIONS else []
