"""Invitations: how long they hold, and what becomes of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from eset_portal.common.rules.i18n import noop

VALID_FOR = timedelta(hours=72)

PENDING = "pending"
EXPIRED = "expired"
ACCEPTED = "accepted"
REVOKED = "revoked"

CLOSED = {
    EXPIRED: noop(
        "This invitation has run out: it held for 72 hours. Ask whoever invited you to send it"
        " again."
    ),
    ACCEPTED: noop(
        "This invitation has been used already. If it was you, sign in with your e-mail address."
    ),
    REVOKED: noop(
        "This invitation has been withdrawn. If you think it should not have been, ask whoever"
        " manages the team of the body."
    ),
}
"""Why an invitation in that state can no longer be accepted."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of an invitation in words, with the tone of its badge."""

    label: str
    tone: str = ""


STATES = {
    PENDING: State(noop("Waiting"), "on"),
    EXPIRED: State(noop("Run out"), "warn"),
    ACCEPTED: State(noop("Accepted"), "good"),
    REVOKED: State(noop("Withdrawn")),
}


def state(
    *,
    now: datetime,
    expires_at: datetime,
    accepted_at: datetime | None,
    revoked_at: datetime | None,
) -> str:
    """Return what has become of an invitation NOW; at the very moment it expires it has."""
    if accepted_at is not None:
        return ACCEPTED
    if revoked_at is not None:
        return REVOKED
    return PENDING if now < expires_at else EXPIRED


def masked(email: str) -> str:
    """Return EMAIL so that its owner knows it again and nobody else learns it: n…@example.org."""
    box, _at, domain = email.partition("@")
    return f"{box[:1]}…@{domain}"
