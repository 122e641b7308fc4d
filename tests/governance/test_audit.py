"""The trail under attack by SQL, from the app's role up to the superuser."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import environ
import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from eset_portal.launcher import keys
from eset_portal.launcher.commands.test import RUN
from eset_portal.launcher.places import Places
from governance import audit, sweeps
from governance.models import AuditEvent, User
from tests.support import databases

CHANGES = [
    "UPDATE governance_auditevent SET verb = 'nothing' WHERE id = 2",
    "DELETE FROM governance_auditevent WHERE id = 2",
    "TRUNCATE governance_auditevent",
]
DISABLE = "ALTER TABLE governance_auditevent DISABLE TRIGGER USER"
ENABLE = """
    ALTER TABLE governance_auditevent ENABLE ALWAYS TRIGGER audit_chain;
    ALTER TABLE governance_auditevent ENABLE ALWAYS TRIGGER audit_refuse_row;
    ALTER TABLE governance_auditevent ENABLE ALWAYS TRIGGER audit_refuse_truncate;
"""


def connect(role: str, name: str) -> Any:
    """Return a connection of ROLE (app, owner, superuser) to the database NAME."""
    if role == "superuser":
        places = Places(Path(os.environ[RUN]))
        if not places.postgres_sockets.exists():
            pytest.skip("the superuser of a server of your own is not known to the tests")
        return psycopg2.connect(
            host=str(places.postgres_sockets),
            user="postgres",
            password=keys.load(places.data).superuser,
            dbname=name,
        )
    config = environ.Env.db_url_config(databases.address(role, name))
    return psycopg2.connect(
        host=config["HOST"],
        port=config["PORT"] or None,
        user=config["USER"],
        password=config["PASSWORD"],
        dbname=config["NAME"],
    )


def run(role: str, name: str, *statements: str) -> None:
    """Run STATEMENTS as ROLE in the database NAME, in one transaction."""
    with closing(connect(role, name)) as there, there, there.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture(scope="module")
def shared(committed: str) -> str:
    """A database with three committed lines that no attack may change; its name."""
    for number in range(3):
        audit.record(None, "test.happened", None, number=number)
    return committed


@pytest.fixture
def trail(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of its own with three committed lines; its name."""
    with django_db_blocker.unblock(), databases.cloned_database(databases.template()) as name:
        for number in range(3):
            audit.record(None, "test.happened", None, number=number)
        yield name
        connections.close_all()


@pytest.mark.parametrize("role", ["app", "owner"])
@pytest.mark.parametrize("change", CHANGES)
def test_no_role_of_the_portal_changes_a_line(shared: str, role: str, change: str) -> None:
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        run(role, shared, change)
    assert audit.verify().sound


@pytest.mark.parametrize("change", CHANGES)
def test_replication_mode_opens_no_back_door(shared: str, change: str) -> None:
    with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="append-only"):
        run("superuser", shared, "SET session_replication_role = replica", change)
    assert audit.verify().sound


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE governance_audithead SET last_id = 0",
        "DELETE FROM governance_audithead",
        "INSERT INTO governance_audithead VALUES (true, 0, '')",
        "ALTER TABLE governance_auditevent DISABLE TRIGGER audit_chain",
        "DROP TRIGGER audit_chain ON governance_auditevent",
        "CREATE TABLE mine (id int)",
        "SET session_replication_role = replica",
    ],
)
def test_the_app_role_touches_neither_head_nor_triggers(shared: str, statement: str) -> None:
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        run("app", shared, statement)


def test_a_writer_chooses_neither_number_nor_time_nor_hash(trail: str) -> None:
    run(
        "app",
        trail,
        "INSERT INTO governance_auditevent"
        " (id, at, verb, target_type, target_id, facts, prev_hash, hash)"
        " VALUES (77, '2001-01-01', 'test.forged', '', '', '{}', 'x', 'x')",
    )
    line = AuditEvent.objects.latest("id")
    assert (line.pk, line.at.year > 2001) == (4, True)
    assert audit.verify().sound


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE governance_auditevent SET verb = 'nothing' WHERE id = 2",
        "UPDATE governance_auditevent SET at = at - interval '1 hour' WHERE id = 2",
        "UPDATE governance_auditevent SET facts = '{}' WHERE id = 2",
        "UPDATE governance_auditevent SET target_id = 'x' WHERE id = 2",
    ],
)
def test_a_line_changed_with_the_triggers_off_is_found(trail: str, change: str) -> None:
    run("owner", trail, DISABLE, change, ENABLE)
    assert audit.verify().broken == [2]


def test_a_line_removed_with_the_triggers_off_is_found(trail: str) -> None:
    run("owner", trail, DISABLE, "DELETE FROM governance_auditevent WHERE id = 2", ENABLE)
    assert audit.verify().broken == [3]
    assert [audit.fits(number) for number in (1, 3)] == [True, False]


def test_a_broken_chain_shouts_in_the_log(trail: str, caplog: pytest.LogCaptureFixture) -> None:
    assert sweeps.note_head()
    run("owner", trail, DISABLE, CHANGES[0], ENABLE)
    assert not sweeps.note_head()
    assert caplog.records[-1].levelname == "ERROR"
    assert caplog.messages[-1].startswith("AUDIT TRAIL BROKEN: 3 lines, head 3:")


def test_the_last_line_removed_is_found(trail: str) -> None:
    run("owner", trail, DISABLE, "DELETE FROM governance_auditevent WHERE id = 3", ENABLE)
    assert audit.verify().broken == [3]


def test_a_chain_without_its_head_is_found_and_takes_no_more_lines(trail: str) -> None:
    run(
        "owner",
        trail,
        "ALTER TABLE governance_audithead DISABLE TRIGGER USER",
        "DELETE FROM governance_audithead",
    )
    assert not audit.verify().sound
    with pytest.raises(Exception, match="null value"), transaction.atomic():
        audit.record(None, "test.happened", None)


def test_the_command_prints_the_head_and_is_content(trail: str) -> None:
    out = StringIO()
    call_command("verify_audit", stdout=out)
    number, digest = audit.head() or (0, "")
    assert f"head {number}:{digest}" in out.getvalue()
    assert len(digest) == 64


def test_the_command_names_the_line_and_ends_with_code_1(trail: str) -> None:
    run("owner", trail, DISABLE, CHANGES[0], ENABLE)
    err = StringIO()
    with pytest.raises(CommandError) as raised:
        call_command("verify_audit", stdout=StringIO(), stderr=err)
    assert raised.value.returncode == 1
    assert "line 2" in err.getvalue()


def test_a_chain_rewritten_from_its_start_is_found_by_a_head_kept_elsewhere(trail: str) -> None:
    number, digest = audit.head() or (0, "")
    run(
        "owner",
        trail,
        DISABLE,
        "ALTER TABLE governance_audithead DISABLE TRIGGER USER",
        "DELETE FROM governance_auditevent",
        "UPDATE governance_audithead SET last_id = 0, hash = '\\x00'",
        ENABLE,
    )
    for _number in range(3):
        audit.record(None, "test.forged", None)
    call_command("verify_audit", stdout=StringIO())
    with pytest.raises(CommandError):
        call_command(
            "verify_audit", kept=[f"{number}:{digest}"], stdout=StringIO(), stderr=StringIO()
        )


def test_writers_at_once_make_one_chain_without_gaps(trail: str) -> None:
    def write(_number: int) -> None:
        try:
            with transaction.atomic():
                audit.record(None, "test.happened", None)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(40)))
    assert list(AuditEvent.objects.order_by("id").values_list("id", flat=True)) == [*range(1, 44)]
    assert audit.verify().sound


def test_an_action_undone_leaves_neither_line_nor_gap(trail: str) -> None:
    with transaction.atomic():
        audit.record(None, "test.happened", None)
        transaction.set_rollback(True)
    audit.record(None, "test.happened", None)
    assert AuditEvent.objects.latest("id").pk == 4
    assert audit.verify().sound


def test_the_portal_runs_in_tests_as_the_role_that_may_least(shared: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")
        name, superuser = cursor.fetchone()
    assert not superuser
    assert name in os.environ["DATABASE_URL"]


def test_who_and_what_stand_in_the_line(db: None) -> None:
    user = User.objects.create_user("algu@example.org", full_name="Algú")
    audit.record(user, "test.happened", user, count=3)
    line = AuditEvent.objects.latest("id")
    assert (line.actor, line.target_type, line.target_id) == (
        user,
        "governance.user",
        str(user.pk),
    )
    assert line.facts == {"count": 3}
