"""PostgreSQL and Valkey for one start: yours by address, else the embedded ones.

Several starts over one data directory share the servers; the last to leave stops them.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Protocol

from eset_portal.launcher import keys, locks, orphans, roles
from eset_portal.launcher.places import Places
from eset_portal.launcher.postgres import Postgres
from eset_portal.launcher.progress import say
from eset_portal.launcher.valkey import Valkey


class Server(Protocol):
    """What an embedded server can do."""

    def alive(self) -> bool:
        """Say whether it answers."""

    def start(self) -> None:
        """Start it and wait until it answers."""

    def stop(self) -> None:
        """Stop it and wait until it is gone."""


@dataclass(frozen=True)
class Servers:
    """The servers of one start: the embedded ones by name, and the environment for Django."""

    embedded: dict[str, Server]
    environment: dict[str, str]

    def fallen(self) -> str | None:
        """Return the name of an embedded server that no longer answers."""
        return next((name for name, one in self.embedded.items() if not one.alive()), None)


@contextmanager
def running(places: Places, *, lasting: bool = True) -> Iterator[Servers]:
    """Provide the servers; yield them with the addresses and keys that Django reads.

    Where nothing needs to be LASTING, they don't wait for the disk.
    Raises StartError where a server does not start.
    """
    secrets = keys.load(places.data)
    embedded: dict[str, Server] = {}
    if not os.environ.get("DATABASE_URL"):
        embedded["PostgreSQL"] = Postgres(places, secrets.superuser, lasting=lasting)
    if not os.environ.get("REDIS_URL"):
        embedded["Valkey"] = Valkey(places)
    with ExitStack() as stack:
        stack.callback(orphans.reap)
        for name, server in embedded.items():
            stack.enter_context(_present(places, name, server))
        if "PostgreSQL" in embedded:
            with locks.alone(places.lock("roles")):
                roles.ensure(places, secrets)
        (places.data / "static").mkdir(exist_ok=True)  # the web looks there, as in the image
        yield Servers(embedded, _environment(places, secrets))


@contextmanager
def _present(places: Places, name: str, server: Server) -> Iterator[None]:
    """Keep SERVER up while the block runs, and stop it afterwards if nobody else uses it."""
    change = places.lock(f"{name.lower()}-change")
    with locks.alone(change):
        presence = locks.Presence(places.lock(name.lower()))
        if not server.alive():
            orphans.adopt()
            say(f"starting {name}")
            server.start()
    try:
        yield
    finally:
        with locks.alone(change):
            if presence.leave():
                server.stop()


def _environment(places: Places, secrets: keys.Keys) -> dict[str, str]:
    """Return what Django reads, what the person set in front of what we choose."""
    given = os.environ
    database = given.get("DATABASE_URL") or roles.url(places, roles.APP, secrets.app)
    owner = given.get("DATABASE_OWNER_URL") or (
        database if given.get("DATABASE_URL") else roles.url(places, roles.OWNER, secrets.owner)
    )
    port = given.get("PORT") or "8000"
    chosen = {
        "DATABASE_URL": database,
        "DATABASE_OWNER_URL": owner,
        "REDIS_URL": f"unix://{places.valkey_socket}?db=0",
        "SECRET_KEY": secrets.django,
        "PORTAL_DEMO_PASSWORD": secrets.demo,
        "PORTAL_DEMO": "1",
        "PORTAL_URL": f"http://localhost:{port}",
    }
    fixed = {"PORTAL_DATA": str(places.data), "PORT": port, "PYTHONUNBUFFERED": "1"}
    present = {name: value for name, value in given.items() if value}
    return chosen | present | fixed | {"DATABASE_OWNER_URL": owner}
