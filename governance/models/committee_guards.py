"""What the database itself refuses about sessions, agendas, votes and decisions."""

import pgtrigger

from governance.rules.committee import session_states

CHANGES = pgtrigger.Insert | pgtrigger.Update
_STEPS = ", ".join(f"('{start}', '{end}')" for start, end in session_states.steps())
_PREPARING = ", ".join(f"'{state}'" for state in sorted(session_states.PREPARING))

SESSION = f"""
IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN ({_STEPS}) THEN
    RAISE EXCEPTION 'a session never goes from % to %', OLD.state, NEW.state;
END IF;
IF OLD.state NOT IN ({_PREPARING}) AND
    (OLD.body_id, OLD.number, OLD.starts_at, OLD.place, OLD.quorum_needed, OLD.votes)
    IS DISTINCT FROM
    (NEW.body_id, NEW.number, NEW.starts_at, NEW.place, NEW.quorum_needed, NEW.votes) THEN
    RAISE EXCEPTION 'a session that has begun never changes day, place or quorum';
END IF;
RETURN NEW;
"""

AGENDA = """
SELECT * INTO held FROM governance_committeesession WHERE id = NEW.session_id FOR SHARE;
IF held.state NOT IN (PREPARING) THEN
    RAISE EXCEPTION 'the agenda never changes once the session has begun';
END IF;
RETURN NEW;
""".replace("PREPARING", _PREPARING)

# Both about a seat and an item of an open session that is not decided yet.
_BALLOT = """
SELECT * INTO item FROM governance_agendaitem WHERE id = NEW.item_id;
SELECT * INTO held FROM governance_committeesession WHERE id = item.session_id FOR SHARE;
SELECT * INTO chair FROM governance_seat WHERE id = NEW.seat_id;
IF held.state <> 'open' THEN
    RAISE EXCEPTION 'nobody votes or withdraws but in an open session: never in one that is %',
        held.state;
END IF;
IF chair.body_id <> held.body_id THEN
    RAISE EXCEPTION 'this seat is of another body: it never votes here';
END IF;
IF item.withdrawn_at IS NOT NULL OR EXISTS (
    SELECT 1 FROM governance_committeedecision WHERE item_id = NEW.item_id) THEN
    RAISE EXCEPTION 'a vote on what is decided or taken off the agenda never counts';
END IF;
"""
RECUSAL = """BALLOT
IF EXISTS (SELECT 1 FROM governance_vote WHERE item_id = NEW.item_id AND seat_id = NEW.seat_id)
THEN
    RAISE EXCEPTION 'who has voted never withdraws';
END IF;
RETURN NEW;
""".replace("BALLOT", _BALLOT)
VOTE = """BALLOT
SELECT state INTO attended FROM governance_attendance
    WHERE session_id = held.id AND seat_id = NEW.seat_id;
IF NOT chair.has_vote OR coalesce(attended, '') NOT IN ('present', 'substitute') THEN
    RAISE EXCEPTION 'a seat without vote, or that is not attended, never votes';
END IF;
IF item.proposer_entity_id = chair.entity_id OR item.proposer_id =
    (CASE attended WHEN 'substitute' THEN chair.substitute_id ELSE chair.user_id END)
    OR item.proposer_id = chair.user_id THEN
    RAISE EXCEPTION 'nobody ever votes on their own item';
END IF;
IF EXISTS (SELECT 1 FROM governance_recusal WHERE item_id = NEW.item_id AND seat_id = NEW.seat_id)
THEN
    RAISE EXCEPTION 'who has withdrawn from an item never votes on it';
END IF;
RETURN NEW;
""".replace("BALLOT", _BALLOT)
DECISION = """
SELECT * INTO item FROM governance_agendaitem WHERE id = NEW.item_id;
SELECT * INTO held FROM governance_committeesession WHERE id = item.session_id FOR SHARE;
IF held.state <> 'open' OR item.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'nothing is ever decided but on the agenda of an open session';
END IF;
SELECT count(*) INTO here FROM governance_attendance a JOIN governance_seat s ON s.id = a.seat_id
    WHERE a.session_id = held.id AND s.has_vote AND a.state IN ('present', 'substitute');
IF here < held.quorum_needed THEN
    RAISE EXCEPTION 'nothing is ever decided without quorum';
END IF;
IF NEW.body_id <> held.body_id OR EXISTS (
    SELECT 1 FROM governance_committeedecision d
    WHERE d.id = NEW.revokes_id AND d.body_id <> NEW.body_id) THEN
    RAISE EXCEPTION 'a body never revokes what another decided';
END IF;
RETURN NEW;
"""
ATTENDANCE = """
SELECT * INTO held FROM governance_committeesession WHERE id = NEW.session_id FOR SHARE;
SELECT * INTO chair FROM governance_seat WHERE id = NEW.seat_id;
IF held.state <> 'open' OR chair.body_id <> held.body_id THEN
    RAISE EXCEPTION 'attendance is never noted but in an open session of the own body';
END IF;
IF NEW.state = 'substitute' AND chair.substitute_id IS NULL THEN
    RAISE EXCEPTION 'a seat without substitute is never attended by one';
END IF;
RETURN NEW;
"""
_ROWS = [
    ("item", "governance_agendaitem"),
    ("held", "governance_committeesession"),
    ("chair", "governance_seat"),
    ("attended", "text"),
    ("here", "integer"),
]


def guard(
    name: str, func: str, operation: pgtrigger.Operation | pgtrigger.Operations = CHANGES
) -> pgtrigger.Trigger:
    """Return a trigger called NAME that runs FUNC before each of OPERATION."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=operation,
        declare=_ROWS,
        func=func,
    )


def never_deleted() -> pgtrigger.Trigger:
    """Return a trigger that refuses to delete a row."""
    return pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)
