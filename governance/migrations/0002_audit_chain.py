"""The audit trail numbers, dates and chains its lines by itself and refuses every change."""

from django.db import migrations

FORWARD = """
INSERT INTO governance_audithead (one, last_id, hash) VALUES (true, 0, '\\x00'::bytea);

CREATE FUNCTION governance_audit_canon(e governance_auditevent) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT convert_to(jsonb_build_array(
        e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_id,
        e.acting_for_id, e.verb, e.target_type, e.target_id, e.facts)::text, 'UTF8')
$$;

CREATE FUNCTION governance_audit_chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE head governance_audithead;
BEGIN
    SELECT * INTO head FROM governance_audithead FOR UPDATE;
    NEW.id := head.last_id + 1;
    NEW.at := clock_timestamp();
    NEW.prev_hash := head.hash;
    NEW.hash := sha256(head.hash || governance_audit_canon(NEW));
    UPDATE governance_audithead SET last_id = NEW.id, hash = NEW.hash;
    RETURN NEW;
END $$;

CREATE FUNCTION governance_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_chain BEFORE INSERT ON governance_auditevent
    FOR EACH ROW EXECUTE FUNCTION governance_audit_chain();
CREATE TRIGGER audit_refuse_row BEFORE UPDATE OR DELETE ON governance_auditevent
    FOR EACH ROW EXECUTE FUNCTION governance_audit_refuse();
CREATE TRIGGER audit_refuse_truncate BEFORE TRUNCATE ON governance_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION governance_audit_refuse();
CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON governance_audithead
    FOR EACH STATEMENT EXECUTE FUNCTION governance_audit_refuse();
ALTER TABLE governance_auditevent ENABLE ALWAYS TRIGGER audit_chain;
ALTER TABLE governance_auditevent ENABLE ALWAYS TRIGGER audit_refuse_row;
ALTER TABLE governance_auditevent ENABLE ALWAYS TRIGGER audit_refuse_truncate;

CREATE VIEW governance_audit_broken AS
    SELECT e.id FROM governance_auditevent e
    LEFT JOIN governance_auditevent p ON p.id = e.id - 1
    WHERE e.hash <> sha256(e.prev_hash || governance_audit_canon(e))
       OR e.prev_hash <> coalesce(p.hash, '\\x00'::bytea)
       OR (p.id IS NULL AND e.id <> 1)
    UNION
    SELECT h.last_id FROM governance_audithead h
    LEFT JOIN governance_auditevent e ON e.id = h.last_id
    WHERE h.last_id > 0 AND (e.id IS NULL OR e.hash <> h.hash)
    UNION
    SELECT e.id FROM governance_auditevent e, governance_audithead h WHERE e.id > h.last_id;
"""

BACKWARD = """
DROP VIEW governance_audit_broken;
DROP TRIGGER audit_chain ON governance_auditevent;
DROP TRIGGER audit_refuse_row ON governance_auditevent;
DROP TRIGGER audit_refuse_truncate ON governance_auditevent;
DROP TRIGGER audit_head_stays ON governance_audithead;
DROP FUNCTION governance_audit_refuse();
DROP FUNCTION governance_audit_chain();
DROP FUNCTION governance_audit_canon(governance_auditevent);
DELETE FROM governance_audithead;
"""


class Migration(migrations.Migration):
    """Chain the trail."""

    dependencies = [("governance", "0001_register_people_and_trail")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
