"""Evidence changes with the answer it belongs to: while open, then only where it was returned.

Written by hand and enabled always, like the triggers of the answers themselves.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION selfassessment_evidence_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    free CONSTANT text[] := ARRAY['removed_by_id', 'removed_at', 'file'];
    now_is text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'evidence is never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.removed_at IS NOT NULL OR NEW.file NOT IN (OLD.file, '')
            OR to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free) THEN
        RAISE EXCEPTION 'evidence is never changed, only removed'
            USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT a.state INTO now_is FROM selfassessment_assessment a
        WHERE a.id = NEW.assessment_id FOR SHARE;
    IF now_is = 'open' OR now_is = 'returned' AND 'return' = (
        SELECT d.verdict FROM selfassessment_controldecision d
        WHERE d.assessment_id = NEW.assessment_id AND d.question_id = NEW.question_id
        ORDER BY d.version DESC LIMIT 1
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'evidence never changes while the assessment is %', now_is
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER evidence_stays BEFORE INSERT OR UPDATE OR DELETE ON selfassessment_evidence
    FOR EACH ROW EXECUTE FUNCTION selfassessment_evidence_stays();
ALTER TABLE selfassessment_evidence ENABLE ALWAYS TRIGGER evidence_stays;
CREATE TRIGGER evidence_is_kept BEFORE TRUNCATE ON selfassessment_evidence
    FOR EACH STATEMENT EXECUTE FUNCTION selfassessment_never_emptied();
ALTER TABLE selfassessment_evidence ENABLE ALWAYS TRIGGER evidence_is_kept;
"""
BACKWARD = """
DROP TRIGGER evidence_is_kept ON selfassessment_evidence;
DROP FUNCTION selfassessment_evidence_stays() CASCADE;
"""


class Migration(migrations.Migration):
    """Put the triggers in, or take them out again."""

    dependencies = [("selfassessment", "0004_evidence")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
