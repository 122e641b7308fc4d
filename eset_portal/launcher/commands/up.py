"""`./portal up`: everything, from nothing to a served portal, until somebody ends it."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

from eset_portal.launcher import messages, servers, serving, system
from eset_portal.launcher.asked import listening
from eset_portal.launcher.errors import StartError
from eset_portal.launcher.places import Places, here
from eset_portal.launcher.probe import answers
from eset_portal.launcher.processes import Group, together
from eset_portal.launcher.progress import say

READY_SECONDS = 90.0
ROOT_IS_NO_NEWS = "ignore:You're running the worker with superuser"
HIGHEST_PORT = 65535


def run(arguments: list[str]) -> int:
    """Serve the portal until Ctrl-C or SIGTERM; return 0 after an orderly end.

    Raises StartError where something is in the way or a process dies.
    """
    if arguments:
        raise StartError("up takes no arguments; PORT and other settings come by environment")
    places = here()
    port = _port()
    with listening() as asked, _only_one(places, port):
        _refuse_taken(port)
        messages.compile_all()
        command = system.provide_reports()
        with servers.running(places) as services, together(asked) as group:
            _serve(group, services, port)
            if not asked:
                _announce(port, command, services.environment)
                group.wait(lambda: _has_fallen(services))
            say("stopping")
    say("everything is stopped")
    return 0


def _serve(group: Group, services: servers.Servers, port: int) -> None:
    """Prepare the database, then start the worker and the web and wait until it answers."""
    environment = services.environment
    say("preparing the database")
    owner = serving.as_owner(environment)
    group.complete("prepare", serving.prepare(environment), owner)
    if group.asked:
        return
    say("starting web and worker")
    group.start("web", serving.python(*serving.WEB), environment)
    if not group.wait(lambda: answers(port), seconds=READY_SECONDS) and not group.asked:
        raise StartError(f"The web process does not answer after {READY_SECONDS:.0f} s")
    quiet = environment | {"PYTHONWARNINGS": ROOT_IS_NO_NEWS}
    group.start("worker", serving.python(*serving.WORKER, *serving.WITH_BEAT), quiet)


def _has_fallen(services: servers.Servers) -> bool:
    """Raise StartError where an embedded server no longer answers; otherwise say that none has."""
    if name := services.fallen():
        raise StartError(f"{name} no longer answers; everything is stopped")
    return False


def _announce(port: int, command: str | None, environment: dict[str, str]) -> None:
    """Say where the portal is, and what it still lacks."""
    say(f"the portal is at http://localhost:{port}")
    if environment["PORTAL_DEMO"] == "1":
        say(f"password of every demo account: {environment['PORTAL_DEMO_PASSWORD']}")
    if command:
        say(f"PDF reports need libraries that are missing here. Run: {command}")
    say("Ctrl-C stops everything")


def _port() -> int:
    """Return PORT, or 8000; raise StartError where it is no port."""
    given = os.environ.get("PORT") or "8000"
    if not given.isdecimal() or not 0 < int(given) <= HIGHEST_PORT:
        raise StartError(f"PORT is {given}; it has to be a number from 1 to {HIGHEST_PORT}")
    return int(given)


def _refuse_taken(port: int) -> None:
    """Raise StartError where somebody listens on PORT, before anything is started."""
    with closing(socket.socket()) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((os.environ.get("PORTAL_BIND") or "127.0.0.1", port))
        except OSError as error:
            raise StartError(
                f"Port {port} cannot be used ({error.strerror}). "
                f"Stop what listens there, or choose another: PORT={port + 1} ./portal up"
            ) from None


@contextmanager
def _only_one(places: Places, port: int) -> Iterator[None]:
    """Hold the sign that the portal runs here; raise StartError where somebody holds it."""
    with places.lock("up").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            other = json.loads(file.read() or "{}")
            raise StartError(
                f"The portal already runs from here: {other.get('address', 'starting')} "
                f"(process {other.get('process', 'unknown')}). Stop it first, or give this start "
                "a data directory and a port of its own: PORTAL_DATA and PORT"
            ) from None
        file.truncate(0)
        json.dump({"address": f"http://localhost:{port}", "process": os.getpid()}, file)
        file.flush()
        yield
