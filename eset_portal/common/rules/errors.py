"""Errors of the domain: each says a fact that a person may read."""


class DomainError(Exception):
    """Something that the rules refuse; its text is a translated whole sentence."""

    status = 422

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(DomainError):
    """An insider lacks the right; the text is the reason."""

    status = 403


class IllegalMove(DomainError):
    """A thing in this state cannot make this move."""

    status = 409


class Conflict(DomainError):
    """Somebody else changed it first."""

    status = 409
