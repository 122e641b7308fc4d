"""An answer to "may they?" that carries its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is allowed and, when it is not, why, in words for the person."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        """Stand for its answer in a condition."""
        return self.allowed


YES = Decision(allowed=True)


def no(reason: str) -> Decision:
    """Return a refusal for REASON, a whole sentence that a person may read."""
    return Decision(allowed=False, reason=reason)
