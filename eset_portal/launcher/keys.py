"""Secrets of one installation, made once and kept readable by its user alone."""

import json
import os
import secrets
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path


def _secret() -> str:
    return secrets.token_urlsafe(48)


def _demo_password() -> str:
    """Return a password that can be typed from a terminal: four groups, no look-alikes."""
    letters = "abcdefghijkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


@dataclass(frozen=True)
class Keys:
    """The passwords of the database roles, Django's key and the demo accounts' password."""

    superuser: str = field(default_factory=_secret)
    owner: str = field(default_factory=_secret)
    app: str = field(default_factory=_secret)
    django: str = field(default_factory=_secret)
    demo: str = field(default_factory=_demo_password)


def load(data: Path) -> Keys:
    """Return the keys kept in DATA; the first call makes them."""
    path = data / "keys.json"
    if not path.exists():
        descriptor, name = tempfile.mkstemp(dir=data)  # readable by this user alone
        fresh = Path(name)
        with os.fdopen(descriptor, "w") as file:
            json.dump(asdict(Keys()), file)
        try:
            os.link(fresh, path)  # the first of two starts wins; both read the same file
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return Keys(**json.loads(path.read_text()))
