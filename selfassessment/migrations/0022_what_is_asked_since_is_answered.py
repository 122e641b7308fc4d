"""While answers are returned, what was not handed in because nobody asked it is answered too.

An amended answer may fulfil the condition of another question. Without this the body could
neither answer that one nor hand in again. The functions are those of 0003 and 0005, with one case
more; going back takes it away.
"""

from django.db import migrations

ANSWER = """
CREATE OR REPLACE FUNCTION selfassessment_answer_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    place record;
    now_is text;
    handed_in jsonb;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.assessment_id, OLD.question_id)
            IS DISTINCT FROM (NEW.assessment_id, NEW.question_id) THEN
        RAISE EXCEPTION 'an answer never moves' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN place := OLD; ELSE place := NEW; END IF;
    SELECT a.state, a.frozen_levels INTO now_is, handed_in FROM selfassessment_assessment a
        WHERE a.id = place.assessment_id FOR SHARE;
    IF now_is = 'open' OR now_is = 'returned' AND TG_OP <> 'DELETE' AND (__RETURNED__) THEN
        RETURN place;
    END IF;
    RAISE EXCEPTION 'answers never change while the assessment is %', now_is
        USING ERRCODE = 'restrict_violation';
END $$;
"""

EVIDENCE = """
CREATE OR REPLACE FUNCTION selfassessment_evidence_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    free CONSTANT text[] := ARRAY['removed_by_id', 'removed_at', 'file'];
    place record := NEW;
    now_is text;
    handed_in jsonb;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'evidence is never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.removed_at IS NOT NULL OR NEW.file NOT IN (OLD.file, '')
            OR to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free) THEN
        RAISE EXCEPTION 'evidence is never changed, only removed'
            USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT a.state, a.frozen_levels INTO now_is, handed_in FROM selfassessment_assessment a
        WHERE a.id = NEW.assessment_id FOR SHARE;
    IF now_is = 'open' OR now_is = 'returned' AND (__RETURNED__) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'evidence never changes while the assessment is %', now_is
        USING ERRCODE = 'restrict_violation';
END $$;
"""

RETURNED = """'return' = (
        SELECT d.verdict FROM selfassessment_controldecision d
        WHERE d.assessment_id = place.assessment_id AND d.question_id = place.question_id
        ORDER BY d.version DESC LIMIT 1
    )"""

ASKED_SINCE = """NOT EXISTS (
        SELECT FROM selfassessment_question q
        WHERE q.id = place.question_id AND jsonb_exists(handed_in, q.code)
    )"""

BOTH = ANSWER + EVIDENCE


class Migration(migrations.Migration):
    """Let what is asked since be answered."""

    dependencies = [("selfassessment", "0021_savings_assumptions")]

    operations = [
        migrations.RunSQL(
            BOTH.replace("__RETURNED__", f"{RETURNED} OR {ASKED_SINCE}"),
            BOTH.replace("__RETURNED__", RETURNED),
        )
    ]
