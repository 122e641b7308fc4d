"""Web, worker, Valkey and PostgreSQL are killed while many save: no confirmed answer is lost."""

import os
import random
import re
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from eset_portal.launcher import servers, serving
from eset_portal.launcher.errors import StartError
from eset_portal.launcher.passing import own_place
from eset_portal.launcher.places import Places
from eset_portal.launcher.servers import Servers
from tests.drill.secretary import Tab
from tests.support.databases import connected
from tests.support.drill import times
from tests.support.live import BASE, LivePortal, free_port

pytestmark = [pytest.mark.drill, pytest.mark.worker]

CLIENTS, SAVES = times(50, 10), times(200, 20)
QUESTIONS = """
    SELECT a.id, q.code, COALESCE(given.version, 0)
    FROM selfassessment_assessment a
    JOIN governance_membership m ON m.entity_id = a.entity_id
    JOIN governance_user u ON u.id = m.user_id AND u.email = 'secretaria@demo.example'
    JOIN selfassessment_campaign c ON c.id = a.campaign_id
    JOIN selfassessment_question q ON q.version_id = c.version_id
    JOIN selfassessment_answer given ON given.assessment_id = a.id AND given.question_id = q.id
    WHERE a.state = 'open'
    ORDER BY a.id, q.code LIMIT %s
"""
KEPT = """
    SELECT r.key, r.comment, r.version FROM selfassessment_answerrevision r
    JOIN selfassessment_question q ON q.id = r.question_id
    WHERE r.assessment_id = %s AND q.code = %s AND r.version > %s ORDER BY r.version
"""
STANDS = """
    SELECT a.comment, a.version FROM selfassessment_answer a
    JOIN selfassessment_question q ON q.id = a.question_id
    WHERE a.assessment_id = %s AND q.code = %s
"""


@pytest.fixture
def places() -> Iterator[Places]:
    with own_place("kills", on_disk=True) as own:
        yield own


@pytest.fixture
def services(places: Places, monkeypatch: pytest.MonkeyPatch) -> Iterator[Servers]:
    """Servers of its own: those of the other tests are not to be killed."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "PORTAL_DATA", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORT", str(free_port()))
    with servers.running(places) as running:
        yield running


@pytest.fixture
def portal(services: Servers) -> Iterator[LivePortal]:
    """A portal with the demonstration in it, and a worker."""
    environment = os.environ | services.environment
    prepare = serving.prepare(services.environment)
    subprocess.run(
        prepare, env=serving.as_owner(environment), cwd=BASE, check=True, stdout=subprocess.DEVNULL
    )
    data = Path(services.environment["PORTAL_DATA"])
    running = LivePortal(int(services.environment["PORT"]), environment, data)
    try:
        running.start_web()
        running.start_worker(beat=True)
        yield running
    finally:
        running.end_all()


def ask(environment: dict[str, str], statement: str, *values: object) -> list[tuple]:
    with (
        closing(connected(environment["DATABASE_OWNER_URL"])) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)
        return cursor.fetchall()


def signed_in(portal: LivePortal) -> tuple[str, str]:
    """Sign the secretary in by the form; return the cookies and the token of the pages."""
    jar = CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    address = f"{portal.url}/compte/login/"
    form = browser.open(address, timeout=30).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token
    filled = {
        "login": "secretaria@demo.example",
        "password": portal.environment["PORTAL_DEMO_PASSWORD"],
        "csrfmiddlewaretoken": token.group(1),
    }
    browser.open(address, urlencode(filled).encode(), timeout=30)
    cookies = {cookie.name: cookie.value or "" for cookie in jar}
    assert "session" in cookies
    return "; ".join(f"{name}={value}" for name, value in cookies.items()), cookies["csrf"]


class Killer:
    """Kills one of the four every few seconds, and starts it again."""

    def __init__(self, portal: LivePortal, services: Servers, places: Places) -> None:
        self.portal, self.services, self.places = portal, services, places
        self.kills: dict[str, int] = {}
        self.dice = random.Random(2026)  # noqa: S311 - which one falls is no secret

    def work(self, stop: threading.Event) -> None:
        """Go on until told to stop; leave everything running."""
        while not stop.wait(self.dice.uniform(1, 3)):
            name = self.dice.choice(["web", "worker", "PostgreSQL", "Valkey"])
            self.kills[name] = self.kills.get(name, 0) + 1
            if name in self.services.embedded:
                self._fell_server(name)
            elif name == "web":
                self.portal.kill("web")
                self.portal.start_web()
            else:
                self.portal.kill("worker")
                self.portal.start_worker(beat=True)

    def _fell_server(self, name: str) -> None:
        for pid in self._pids(name):
            os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):  # ours, where it was adopted: none may be left
                os.waitpid(pid, 0)
        end = time.monotonic() + 60
        while True:
            try:
                return self.services.embedded[name].start()
            except StartError:  # children of the killed one are still on their way out
                if time.monotonic() > end:
                    raise
                time.sleep(0.3)

    def _pids(self, name: str) -> list[int]:
        if name == "PostgreSQL":
            return [int((self.places.data / "postgres/data/postmaster.pid").read_text().split()[0])]
        mark = str(self.places.valkey_socket).encode()
        lines = {int(p.parent.name): p.read_bytes() for p in Path("/proc").glob("[0-9]*/cmdline")}
        return [pid for pid, line in lines.items() if b"valkey-server" in line and mark in line]


def test_no_confirmed_answer_is_lost_or_wrong(
    portal: LivePortal, services: Servers, places: Places
) -> None:
    environment = services.environment
    cookies, token = signed_in(portal)
    rows = ask(environment, QUESTIONS, CLIENTS)
    tabs = [Tab(portal.port, cookies, token, *row) for row in rows]
    began = {id(tab): tab.version for tab in tabs}
    assert len(tabs) == CLIENTS
    killer, stop = Killer(portal, services, places), threading.Event()
    with ThreadPoolExecutor(CLIENTS + 1) as threads:
        killing = threads.submit(killer.work, stop)
        saving = [threads.submit(tab.save, SAVES, stop) for tab in tabs]
        try:
            for job in saving:
                job.result()
        finally:
            stop.set()
        killing.result()
    assert [tab.wrong for tab in tabs if tab.wrong] == []
    assert sum(killer.kills.values()) >= times(20, 3), killer.kills
    for tab in tabs:
        kept = ask(environment, KEPT, str(tab.assessment), tab.question, began[id(tab)])
        assert [str(key) for key, *_ in kept] == [str(key) for key in tab.acknowledged]
        assert len(tab.acknowledged) == SAVES
        assert all(comment == str(key) for key, comment, _version in kept)
        ((comment, version),) = ask(environment, STANDS, str(tab.assessment), tab.question)
        assert (comment, version) == (str(tab.acknowledged[-1]), tab.version)
