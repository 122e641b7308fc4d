"""Sessions, votes and decisions, attacked by plain SQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from governance.services.committee import voting
from tests.cast import Cast
from tests.governance.committee.making import a_session, a_table, decided, first, opened

pytestmark = pytest.mark.django_db
TABLES = {
    "session": "governance_committeesession",
    "item": "governance_agendaitem",
    "vote": "governance_vote",
    "recusal": "governance_recusal",
    "attendance": "governance_attendance",
    "decision": "governance_committeedecision",
    "minutes": "governance_minutes",
    "seat": "governance_seat",
    "body": "governance_governingbody",
}
COLUMNS = (
    "id, body_id, item_id, year, number, outcome, reasons, conditions, until, target_on,"
    " owner_id, in_favour, against, abstained, recused, at"
)


def a_decision(
    outcome: str, reasons: str = "'Sí'", until: str = "NULL", owner: str = "NULL"
) -> str:
    return (
        f"INSERT INTO {{decision}} ({COLUMNS}) SELECT gen_random_uuid(), s.body_id, i.id, 2031, 1,"
        f" '{outcome}', {reasons}, '', {until}, NULL, {owner}, 0, 0, 0, 0, now()"
        " FROM {item} i JOIN {session} s ON s.id = i.session_id"
        " WHERE i.title = 'Oberta' LIMIT 1"
    )


def a_vote(who: str, choice: str = "for", title: str = "Oberta") -> str:
    return (
        "INSERT INTO {vote} (item_id, seat_id, choice, by_id, at) SELECT i.id, t.id,"
        f" '{choice}', t.user_id, now() FROM {{item}} i, {{seat}} t"
        " JOIN governance_user u ON u.id = t.user_id"
        f" WHERE i.title = '{title}' AND u.email = '{who}@example.org'"
    )


ATTACKS = (
    "UPDATE {decision} SET outcome = 'rejected'",
    "UPDATE {decision} SET reasons = 'altres'",
    "DELETE FROM {decision}",
    "TRUNCATE {decision} CASCADE",
    "UPDATE {vote} SET choice = 'against'",
    "DELETE FROM {vote}",
    "DELETE FROM {recusal}",
    "UPDATE {recusal} SET reason = 'x'",
    "DELETE FROM {attendance}",
    "DELETE FROM {item}",
    "UPDATE {item} SET title = 'Una altra cosa'",
    "DELETE FROM {session}",
    "UPDATE {session} SET state = 'planned'",
    "UPDATE {session} SET state = 'approved', approved_in_id = id",
    "UPDATE {session} SET starts_at = now()",
    "UPDATE {session} SET quorum_needed = 0",
    a_vote("charlie"),
    a_vote("rita"),
    a_vote("tecla"),
    a_vote("april"),
    a_vote("alice", title="Decidida"),
    a_vote("alice", choice="potser"),
    a_decision("noted", reasons="'  '"),
    a_decision("noted", reasons="NULL"),
    a_decision("accepted"),
    a_decision("accepted", owner="(SELECT min(id) FROM governance_user)"),
    a_decision("deferred"),
    a_decision("noted", until="'2031-01-01'"),
    a_decision("maybe"),
    "UPDATE {body} SET quorum_value = 100",
    "UPDATE {seat} SET substitute_id = user_id",
    "UPDATE {seat} SET post = 'chair'",
    "INSERT INTO {minutes} (id, session_id, version, code, file, name, size, sha256,"
    " corrections, at) SELECT gen_random_uuid(), id, 2, 'X', '', '', 0, '', '', now()"
    " FROM {session}",
)


@pytest.fixture
def scene(cast: Cast) -> None:
    """An open session with an item decided, one open, one of charlie's; tecla is absent."""
    table = a_table(cast)
    session = a_session(table, cast.adam, "Decidida", "Oberta")
    session.items.filter(title="Oberta").update(proposer=cast.charlie)
    opened(session, cast.adam, table.alice, table.charlie, table.rita, table.april)
    voting.vote(
        item=first(session), seat=table.alice, choice="for", by=cast.adam, now=session.starts_at
    )
    decided(first(session), cast.adam)
    other = session.items.get(title="Oberta")
    voting.recuse(item=other, seat=table.rita, reason="Parent", by=cast.adam, now=session.starts_at)


def test_the_database_refuses(scene: None) -> None:
    assert [statement for statement in ATTACKS if is_taken(statement)] == []


def is_taken(statement: str) -> bool:
    """Say whether the database takes STATEMENT, which is undone all the same when refused."""
    try:
        execute(statement)
    except DatabaseError:
        return False
    return True


def test_the_same_statements_are_taken_where_nothing_forbids_them(scene: None) -> None:
    """So that each refusal above is for its own reason, and for no slip of the pen."""
    assert execute(a_vote("alice")) == 1
    assert execute(a_decision("noted")) == 1


def test_nothing_is_decided_without_quorum_nor_after_closing(scene: None) -> None:
    execute(
        "UPDATE {attendance} SET state = 'absent' WHERE seat_id IN (SELECT id FROM {seat} s"
        " WHERE s.post = 'chair')"
    )
    with pytest.raises(DatabaseError, match="quorum"):
        execute(a_decision("noted"))
    execute("UPDATE {session} SET state = 'closed'")
    for late in (a_decision("noted"), a_vote("alice"), "UPDATE {attendance} SET state = 'present'"):
        with pytest.raises(DatabaseError, match="open"):
            execute(late)


def execute(statement: str) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format_map(TABLES))
        return cursor.rowcount
