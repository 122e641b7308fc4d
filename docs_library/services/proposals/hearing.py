"""Hear what bodies of governance decide on proposals, inside their transactions."""

from typing import Any

from docs_library.services.proposals import agenda
from governance.services.committee import hooks


def listen() -> None:
    """Connect to the signals of the bodies of governance; twice is once."""
    hooks.decided.connect(_decided, dispatch_uid="proposals")
    hooks.returned.connect(_returned, dispatch_uid="proposals")
    hooks.removed.connect(_removed, dispatch_uid="proposals")


def _decided(sender: object, **facts: Any) -> None:  # noqa: ARG001 - signals name it
    agenda.decided(**facts)


def _returned(sender: object, **facts: Any) -> None:  # noqa: ARG001
    agenda.returned(**facts)


def _removed(sender: object, **facts: Any) -> None:  # noqa: ARG001
    agenda.removed(**facts)
