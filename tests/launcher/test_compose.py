"""No Docker here: each command that the compose file names is run by hand and works."""

import os
import re
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import environ
import psycopg2
import pytest
import yaml

from eset_portal.launcher import binaries, serving
from tests.support.live import LivePortal

BASE = Path(__file__).resolve().parents[2]
TEXT = (BASE / "docker-compose.yml").read_text()
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(TEXT)["services"]
OURS = ("prepare", "web", "worker", "beat")


def by_hand(command: list[str]) -> list[str]:
    """Return COMMAND of a container for this machine: its Python is ours."""
    assert command[0] == "python"
    return [sys.executable, *command[1:]]


def run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run COMMAND to its end in the checkout."""
    return subprocess.run(
        command, env=environment, cwd=BASE, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("service", "command"),
    [("web", serving.WEB), ("worker", serving.WORKER), ("beat", serving.BEAT)],
)
def test_a_container_runs_what_the_launcher_runs(service: str, command: tuple[str, ...]) -> None:
    assert tuple(SERVICES[service]["command"][1:]) == command


def test_every_service_is_one_that_these_tests_know() -> None:
    assert set(SERVICES) == {*OURS, "postgres", "valkey"}


def test_every_secret_comes_from_the_environment_and_is_demanded() -> None:
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "PORTAL_OWNER_PASSWORD", "PORTAL_APP_PASSWORD"):
        assert re.search(rf"\${{{name}:\?", TEXT), name
    example = (BASE / ".env.example").read_text()
    for name in re.findall(r"\$\{(\w+)", TEXT):
        assert re.search(rf"^{name}=", example, re.MULTILINE), f".env.example lacks {name}"


def test_the_portal_serves_as_app_and_prepares_as_owner() -> None:
    users = {name: SERVICES[name]["environment"]["DATABASE_URL"].split(":")[1] for name in OURS}
    assert users == dict.fromkeys(OURS, "//portal_app") | {"prepare": "//portal_owner"}


def test_the_database_outlives_its_container_where_the_image_keeps_it() -> None:
    assert "database:/var/lib/postgresql" in SERVICES["postgres"]["volumes"]
    assert SERVICES["postgres"]["image"] == "postgres:18"


def test_what_the_image_copies_exists() -> None:
    for line in (BASE / "Dockerfile").read_text().splitlines():
        if line.startswith("COPY "):
            for source in line.split()[1:-1]:
                assert (BASE / source).exists(), source


@pytest.mark.worker
def test_prepare_makes_the_portal_ready_twice(live_portal: LivePortal) -> None:
    command = by_hand(SERVICES["prepare"]["command"])
    for _ in range(2):
        done = run(command, serving.as_owner(live_portal.environment) | {"PORTAL_DEMO": "0"})
        assert done.returncode == 0, done.stderr


@pytest.mark.worker
def test_the_web_container_is_healthy_by_its_own_probe(live_portal: LivePortal) -> None:
    probe = by_hand(SERVICES["web"]["healthcheck"]["test"][1:])
    assert run(probe, live_portal.environment).returncode == 0
    elsewhere = live_portal.environment | {"PORT": "1"}
    assert run(probe, elsewhere).returncode == 1


@pytest.mark.worker
def test_the_worker_container_is_healthy_by_its_own_probe(live_portal: LivePortal) -> None:
    probe = by_hand(SERVICES["worker"]["healthcheck"]["test"][1:])
    live_portal.start_worker()
    healthy = any(run(probe, live_portal.environment).returncode == 0 for _ in range(4))
    live_portal.stop("worker")
    assert healthy, live_portal.log
    assert run([*probe[:-1], "0.5"], live_portal.environment).returncode != 0


@pytest.mark.worker
def test_beat_runs_alone_and_ends_when_asked(live_portal: LivePortal) -> None:
    with (live_portal.data / "beat.log").open("w") as log:
        beat = subprocess.Popen(
            by_hand(SERVICES["beat"]["command"]),
            env=live_portal.environment,
            cwd=BASE,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    for _ in range(300):
        if list(live_portal.data.glob("beat-schedule*")) or beat.poll() is not None:
            break
        time.sleep(0.1)
    assert beat.poll() is None, (live_portal.data / "beat.log").read_text()
    beat.terminate()
    assert beat.wait(30) == 0
    assert list(live_portal.data.glob("beat-schedule*"))


def test_the_image_can_collect_its_static_files(tmp_path: Path) -> None:
    build = {"SECRET_KEY": "build", "STATIC_ROOT": str(tmp_path), "COLLECTED_STATIC": "1"}
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    done = run(command, os.environ | build)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "staticfiles.json").exists()


def test_the_init_script_makes_roles_that_can_sign_in_and_no_more() -> None:
    """Run it with other names for the roles, which the embedded server has already."""
    mark = f"test_{uuid.uuid4().hex[:8]}"
    script = (BASE / "eset_portal" / "launcher" / "roles.sh").read_text()
    for name in ("portal_owner", "portal_app", "DATABASE portal"):
        assert name in script
    renamed = script.replace("portal_", f"{mark}_").replace("DATABASE portal", f"DATABASE {mark}")
    config = environ.Env.db_url_config(os.environ["DATABASE_OWNER_URL"])
    if not config["HOST"].startswith("/"):
        pytest.skip("only over the embedded server, whose administrator we are")
    secrets = yaml.safe_load((Path(os.environ["PORTAL_DATA"]) / "keys.json").read_text())
    environment = os.environ | {
        "PATH": f"{binaries.postgres()}:{os.environ['PATH']}",
        "PGHOST": config["HOST"],
        "PGPASSWORD": secrets["superuser"],
        "PORTAL_OWNER_PASSWORD": "it's the owner",
        "PORTAL_APP_PASSWORD": "it's the app",
    }
    done = run(["sh", "-c", renamed], environment)
    assert done.returncode == 0, done.stderr
    for role, password in ((f"{mark}_owner", "it's the owner"), (f"{mark}_app", "it's the app")):
        connection = psycopg2.connect(
            host=config["HOST"], user=role, password=password, dbname=mark
        )
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = %s", [role]
            )
            assert cursor.fetchone() == (False, False)
        connection.close()
