"""What a body handed in changes only by the moves of the control, and what is closed never.

Written by hand and enabled always: a session setting can make django-pgtrigger's triggers step
aside, and these must hold against raw SQL as well. The moves are those of
selfassessment/rules/assessment_states.py; a test compares the two.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION selfassessment_answer_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    place record;
    now_is text;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.assessment_id, OLD.question_id)
            IS DISTINCT FROM (NEW.assessment_id, NEW.question_id) THEN
        RAISE EXCEPTION 'an answer never moves' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN place := OLD; ELSE place := NEW; END IF;
    SELECT a.state INTO now_is FROM selfassessment_assessment a
        WHERE a.id = place.assessment_id FOR SHARE;
    IF now_is = 'open' OR now_is = 'returned' AND TG_OP <> 'DELETE' AND 'return' = (
        SELECT d.verdict FROM selfassessment_controldecision d
        WHERE d.assessment_id = place.assessment_id AND d.question_id = place.question_id
        ORDER BY d.version DESC LIMIT 1
    ) THEN
        RETURN place;
    END IF;
    RAISE EXCEPTION 'answers never change while the assessment is %', now_is
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION selfassessment_score_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    place record;
    now_is text;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.assessment_id, OLD.dimension, OLD.kind)
            IS DISTINCT FROM (NEW.assessment_id, NEW.dimension, NEW.kind) THEN
        RAISE EXCEPTION 'a score never moves' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN place := OLD; ELSE place := NEW; END IF;
    SELECT a.state INTO now_is FROM selfassessment_assessment a
        WHERE a.id = place.assessment_id FOR SHARE;
    IF place.kind = 'declared' AND now_is IN ('open', 'returned')
            OR place.kind = 'validated' AND now_is = 'in_control' THEN
        RETURN place;
    END IF;
    RAISE EXCEPTION '% scores never change while the assessment is %', place.kind, now_is
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION selfassessment_assessment_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    moves CONSTANT text[] := ARRAY[
        'open>submitted', 'submitted>in_control', 'in_control>returned', 'returned>in_control',
        'in_control>validated', 'validated>closed', 'validated>in_control', 'open>withdrawn',
        'submitted>withdrawn', 'in_control>withdrawn', 'returned>withdrawn', 'withdrawn>open'];
    result CONSTANT text[] := ARRAY[
        'low_numerator', 'high_numerator', 'denominator', 'answered', 'not_applicable', 'total',
        'degree', 'uncapped_degree', 'caps', 'control_outcome', 'rules_version', 'frozen_levels',
        'changed_at', 'state'];
    free text[] := ARRAY['state'];
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state = 'open' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'what was handed in is never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state <> NEW.state AND NOT (OLD.state || '>' || NEW.state = ANY (moves)) THEN
        RAISE EXCEPTION 'an assessment never goes from % to %', OLD.state, NEW.state
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state = 'open' OR OLD.state = 'withdrawn' AND NEW.state = 'open' THEN
        RETURN NEW;
    END IF;
    IF OLD.state = 'returned' THEN free := result; END IF;
    IF to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free THEN
        RAISE EXCEPTION 'a result never changes while the assessment is %', OLD.state
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION selfassessment_control_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    closing CONSTANT text[] := ARRAY['closed_by_id', 'closed_at', 'note'];
    place record;
    now_is text;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.assessment_id <> NEW.assessment_id THEN
        RAISE EXCEPTION 'a control never moves' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN place := OLD; ELSE place := NEW; END IF;
    SELECT a.state INTO now_is FROM selfassessment_assessment a
        WHERE a.id = place.assessment_id FOR SHARE;
    IF now_is = 'closed' OR now_is = 'validated' AND (
        TG_OP <> 'UPDATE' OR to_jsonb(NEW) - closing IS DISTINCT FROM to_jsonb(OLD) - closing
    ) THEN
        RAISE EXCEPTION 'a control never changes while the assessment is %', now_is
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN place;
END $$;

CREATE FUNCTION selfassessment_decision_belongs() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    now_is text;
BEGIN
    SELECT a.state INTO now_is FROM selfassessment_assessment a
        WHERE a.id = NEW.assessment_id FOR SHARE;
    IF now_is = 'in_control' THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'nothing is ever decided while the assessment is %', now_is
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION selfassessment_opinion_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.given_at IS NULL AND OLD.taken_back_at IS NULL THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a given opinion never changes' USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION selfassessment_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'this table is never emptied' USING ERRCODE = 'restrict_violation';
END $$;
"""

ROWS = {
    "answer": ("answer_stays", "INSERT OR UPDATE OR DELETE"),
    "answerrevision": ("answer_stays", "INSERT"),
    "score": ("score_stays", "INSERT OR UPDATE OR DELETE"),
    "assessment": ("assessment_stays", "UPDATE OR DELETE"),
    "control": ("control_stays", "INSERT OR UPDATE OR DELETE"),
    "controldecision": ("decision_belongs", "INSERT"),
    "secondopinion": ("opinion_stays", "UPDATE OR DELETE"),
}
EMPTIED = ["answer", "score", "assessment", "control", "secondopinion"]
FUNCTIONS = [*dict.fromkeys(name for name, _ in ROWS.values()), "never_emptied"]


def _forward() -> str:
    """Return the functions and, for each table, its triggers, enabled always."""
    lines = [FORWARD]
    for table, (function, events) in ROWS.items():
        lines.append(
            f"CREATE TRIGGER {function} BEFORE {events} ON selfassessment_{table}"
            f" FOR EACH ROW EXECUTE FUNCTION selfassessment_{function}();"
            f"ALTER TABLE selfassessment_{table} ENABLE ALWAYS TRIGGER {function};"
        )
    for table in EMPTIED:
        lines.append(
            f"CREATE TRIGGER {table}_is_kept BEFORE TRUNCATE ON selfassessment_{table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION selfassessment_never_emptied();"
            f"ALTER TABLE selfassessment_{table} ENABLE ALWAYS TRIGGER {table}_is_kept;"
        )
    return "\n".join(lines)


def _backward() -> str:
    """Return what takes the functions away, and their triggers with them."""
    return "\n".join(f"DROP FUNCTION selfassessment_{name}() CASCADE;" for name in FUNCTIONS)


class Migration(migrations.Migration):
    """Put the triggers in, or take them out again."""

    dependencies = [("selfassessment", "0002_control_and_its_findings")]

    operations = [migrations.RunSQL(_forward(), _backward())]
