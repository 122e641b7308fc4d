"""The statements that deal patterns to bodies: each fills a table for a whole campaign."""

# What a pattern gives, by kind, band, variant and number.
TABLES = """
CREATE TEMPORARY TABLE sim_result ON COMMIT DROP AS SELECT * FROM jsonb_to_recordset(%(result)s) AS
    t (kind text, band text, variant text, number int, low_numerator numeric,
    high_numerator numeric, denominator numeric, answered int, not_applicable int, total int,
    degree text, uncapped_degree text, caps jsonb, rules_version text, frozen jsonb, outcome text,
    risk int, risk_counts jsonb, lowered jsonb, validated jsonb);
CREATE TEMPORARY TABLE sim_score ON COMMIT DROP AS SELECT * FROM jsonb_to_recordset(%(score)s) AS
    t (kind text, band text, variant text, number int, dimension text, whose text,
    low_numerator numeric, high_numerator numeric, denominator numeric, answered int,
    not_applicable int, total int);
CREATE TEMPORARY TABLE sim_answer ON COMMIT DROP AS SELECT * FROM jsonb_to_recordset(%(answer)s) AS
    t (kind text, band text, variant text, number int, question bigint, level int, value text,
    aside boolean);
CREATE TEMPORARY TABLE sim_finding ON COMMIT DROP AS SELECT * FROM
    jsonb_to_recordset(%(finding)s) AS t (kind text, band text, variant text, number int,
    question bigint, verdict text, critical boolean, level int);
ANALYZE sim_result; ANALYZE sim_score; ANALYZE sim_answer; ANALYZE sim_finding;
"""

# Which pattern each body gets, how far it is, and when it handed in.
DEAL = """
CREATE TEMPORARY TABLE sim_deal ON COMMIT DROP AS
WITH drawn AS (
    SELECT b.*, ('x' || substr(md5(%(seed)s || b.place), 1, 8))::bit(32)::bigint / 4294967296.0
        AS chance, ('x' || substr(md5(%(seed)s || b.place), 9, 8))::bit(32)::bigint / 4294967296.0
        AS moment
    FROM jsonb_to_recordset(%(bodies)s) AS b (entity uuid, kind text, band text, inhabitants int,
        inhabitants_year int, comarca text, supporter uuid, place int, rank int, size int)
), staged AS (
    SELECT d.*, s.stage, CASE s.stage WHEN 'waiting' THEN 'nothing' WHEN 'open' THEN 'part'
        WHEN 'withdrawn' THEN 'part' ELSE 'whole' END AS variant
    FROM drawn d JOIN jsonb_to_recordset(%(stages)s) AS s (stage text, low float, high float)
        ON d.chance >= s.low AND d.chance < s.high
)
SELECT gen_random_uuid() AS id, s.*, CASE s.variant WHEN 'nothing' THEN 0
    WHEN 'part' THEN s.rank %% least(s.size, %(most_partial)s)
    ELSE s.rank %% least(s.size, %(most)s) END AS number,
    %(opens)s + (0.05 + 0.95 * s.moment) * (%(until)s - %(opens)s) AS at
FROM staged s;
ANALYZE sim_deal;
"""

_JOIN = """FROM sim_deal d JOIN {table} r
    ON (r.kind, r.band, r.variant, r.number) = (d.kind, d.band, d.variant, d.number)"""

ASSESSMENTS = """
INSERT INTO selfassessment_assessment (id, campaign_id, entity_id, state, kind, band, inhabitants,
    inhabitants_year, comarca_id, supporter_id, changed_at, version_sha256, low_numerator,
    high_numerator, denominator, answered, not_applicable, total, degree, uncapped_degree, caps,
    control_outcome, rules_version)
SELECT d.id, %(campaign)s, d.entity, 'open', d.kind, d.band, d.inhabitants, d.inhabitants_year,
    d.comarca, d.supporter, CASE WHEN d.stage <> 'waiting' THEN d.at END, '', r.low_numerator,
    r.high_numerator, r.denominator, r.answered, r.not_applicable, r.total, r.degree,
    r.uncapped_degree, r.caps, '', r.rules_version
""" + _JOIN.format(table="sim_result")

SCORES = """
INSERT INTO selfassessment_score (assessment_id, dimension, kind, low_numerator, high_numerator,
    denominator, answered, not_applicable, total)
SELECT d.id, r.dimension, r.whose, r.low_numerator, r.high_numerator, r.denominator, r.answered,
    r.not_applicable, r.total
""" + _JOIN.format(table="sim_score")

DECLARED = f"{SCORES} WHERE r.whose = 'declared'"
VALIDATED = f"{SCORES} WHERE r.whose = 'validated' AND d.stage IN ('validated', 'closed')"

ANSWERS = """
INSERT INTO selfassessment_answer (assessment_id, question_id, version, level, value,
    not_applicable, reason, comment, changed_at)
SELECT d.id, r.question, 1, r.level, r.value, r.aside,
    CASE WHEN r.aside THEN %(reason)s ELSE '' END, '', d.at
""" + _JOIN.format(table="sim_answer")

SUBMITTED = (
    """
UPDATE selfassessment_assessment a SET state = 'submitted', submitted_at = d.at,
    frozen_levels = r.frozen, control_outcome = r.outcome, version_sha256 = %(sha256)s
"""
    + _JOIN.format(table="sim_result")
    + " WHERE a.id = d.id AND d.variant = 'whole'"
)

CONTROLS = (
    """
INSERT INTO selfassessment_control (assessment_id, due_on, risk, risk_counts, decided, lowered,
    returned, returned_until, taken_by_id, taken_at, validated_at, levels, closed_at, note,
    low_numerator, high_numerator, denominator, answered, not_applicable, total, degree,
    uncapped_degree, caps, control_outcome, rules_version)
SELECT d.id, %(due)s, r.risk, r.risk_counts, CASE WHEN settled THEN r.total ELSE 0 END,
    CASE WHEN settled THEN jsonb_array_length(r.lowered) ELSE 0 END,
    CASE WHEN d.stage = 'returned' THEN 1 ELSE 0 END,
    CASE WHEN d.stage = 'returned' THEN %(amendable)s::date END,
    CASE WHEN d.stage <> 'submitted' THEN %(by)s::bigint END,
    CASE WHEN d.stage <> 'submitted' THEN d.at + interval '1 day' END,
    CASE WHEN settled THEN d.at + interval '2 days' END,
    CASE WHEN settled THEN r.validated -> 'levels' END,
    CASE WHEN d.stage = 'closed' THEN d.at + interval '30 days' END, '',
    v.low_numerator, v.high_numerator, v.denominator, coalesce(v.answered, 0),
    coalesce(v.not_applicable, 0), coalesce(v.total, 0), coalesce(v.degree, ''),
    coalesce(v.uncapped_degree, ''), coalesce(v.caps, '[]'), coalesce(v.outcome, ''),
    coalesce(v.rules_version, '')
"""
    + _JOIN.format(table="sim_result")
    + """
CROSS JOIN LATERAL (SELECT d.stage IN ('validated', 'closed') AS settled) s
CROSS JOIN LATERAL jsonb_to_record(CASE WHEN settled THEN r.validated ELSE '{}' END) AS v
    (low_numerator numeric, high_numerator numeric, denominator numeric, answered int,
    not_applicable int, total int, degree text, uncapped_degree text, caps jsonb, outcome text,
    rules_version text)
WHERE d.variant = 'whole'
"""
)

# The decisions that changed something, and for what came back one answer to amend.
DECISIONS = """
INSERT INTO selfassessment_controldecision (assessment_id, question_id, version, answer_version,
    verdict, level, reason, until, in_bulk, decided_by_id, decided_at)
SELECT a.assessment_id, a.question_id, 1, 1,
    CASE WHEN d.stage = 'returned' THEN 'return' ELSE 'lower' END,
    CASE WHEN d.stage <> 'returned' THEN a.level - 1 END, %(why)s,
    CASE WHEN d.stage = 'returned' THEN %(amendable)s::date END, false, %(by)s::bigint,
    d.at + interval '1 day'
FROM sim_deal d JOIN sim_result r
    ON (r.kind, r.band, r.variant, r.number) = (d.kind, d.band, d.variant, d.number)
JOIN selfassessment_answer a ON a.assessment_id = d.id
WHERE d.stage IN ('validated', 'closed') AND r.lowered @> to_jsonb(a.question_id)
   OR d.stage = 'returned' AND a.question_id = (SELECT min(b.question_id)
        FROM selfassessment_answer b WHERE b.assessment_id = d.id)
"""

MOVE = """
UPDATE selfassessment_assessment a SET state = %(state)s FROM sim_deal d
WHERE a.id = d.id AND d.stage = ANY (%(stages)s)
"""

FINDINGS = (
    """
INSERT INTO selfassessment_finding (id, assessment_id, question_id, verdict, critical, level,
    found_at, state, who, version)
SELECT gen_random_uuid(), d.id, r.question, r.verdict, r.critical, r.level,
    d.at + interval '2 days', 'open', '', 0
"""
    + _JOIN.format(table="sim_finding")
    + " WHERE d.stage IN ('validated', 'closed')"
)
