"""Verification codes: 140 random bits in words of four signs that nobody mistakes."""

import re
import secrets

# No I, L, O, U: they are taken for other signs, or spell words.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 28
_GROUP = 4


def fresh() -> str:
    """Return a new code, as it is printed: seven groups of four signs."""
    return grouped("".join(secrets.choice(SIGNS) for _ in range(LENGTH)))


def read(typed: str) -> str | None:
    """Return the code that somebody TYPED, as it is printed; None when it cannot be one."""
    signs = re.sub(r"[\s\-–.]", "", typed).upper()
    signs = signs.replace("O", "0").replace("I", "1").replace("L", "1")
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs):
        return None
    return grouped(signs)


def grouped(signs: str) -> str:
    """Return SIGNS in groups of four, with hyphens between."""
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))
