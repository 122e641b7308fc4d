"""What the database itself promises about editing and publishing, whoever asks.

Every change of an edition leaves a revision whose hash the database computes again; nothing is
published whose present content nobody approved who had no part in it; what is published is frozen
with its attachments and norms. Written by hand and enabled always: see 0002.
"""

from importlib import import_module

from django.db import migrations

HASHING = """
CREATE FUNCTION docs_library_json_list(said text[]) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT '[' || coalesce(string_agg(to_json(one)::text, ',' ORDER BY n), '') || ']'
    FROM unnest(said) WITH ORDINALITY AS list(one, n)
$$;

-- the same as docs_library.rules.content.Content.sha256: canonical JSON, keys in order
CREATE FUNCTION docs_library_content_hash(e docs_library_edition) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    files text[];
    parts text[] := '{}';
BEGIN
    files := ARRAY(
        SELECT s.sha256 || ' ' || a.name FROM docs_library_attachment a
        JOIN docs_library_storedfile s ON s.id = a.stored_id
        WHERE a.edition_id = e.id ORDER BY a.position, a.name);
    IF cardinality(files) > 0 THEN
        parts := parts || ('"attachments":' || docs_library_json_list(files));
    END IF;
    IF e.origin = 'written' THEN
        parts := parts || ('"change_kind":' || to_json(e.change_kind)::text);
    END IF;
    parts := parts || ('"change_note":' || to_json(e.change_note)::text);
    parts := parts || ('"code":' || (
        SELECT to_json(code)::text FROM docs_library_document WHERE id = e.document_id));
    IF e.impact_normative <> '' THEN
        parts := parts || ('"impact_normative":' || to_json(e.impact_normative)::text);
    END IF;
    IF e.impact_organisational <> '' THEN
        parts := parts || ('"impact_organisational":' || to_json(e.impact_organisational)::text);
    END IF;
    IF e.impact_technological <> '' THEN
        parts := parts || ('"impact_technological":' || to_json(e.impact_technological)::text);
    END IF;
    parts := parts || ('"norms":' || docs_library_json_list(e.norms::text[]));
    parts := parts || ('"summary":' || to_json(e.summary)::text);
    parts := parts || ('"text":' || to_json(e.text)::text);
    parts := parts || ('"title":' || to_json(e.title)::text);
    IF e.to_do <> '' THEN
        parts := parts || ('"to_do":' || to_json(e.to_do)::text);
    END IF;
    IF e.until IS NOT NULL THEN
        parts := parts || ('"until":"' || to_char(e.until, 'YYYY-MM-DD') || '"');
    END IF;
    IF e.why <> '' THEN
        parts := parts || ('"why":' || to_json(e.why)::text);
    END IF;
    RETURN encode(sha256(convert_to('{' || array_to_string(parts, ',') || '}', 'UTF8')), 'hex');
END $$;
"""

EYES = """
-- whether PERSON had a part in what this edition says since the document was last published
CREATE FUNCTION docs_library_contributed(wanted uuid, person bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM docs_library_revision r
        JOIN docs_library_edition e ON e.id = r.edition_id
        JOIN docs_library_edition this ON this.id = wanted AND this.document_id = e.document_id
        WHERE r.author_id = person AND (e.id = wanted OR (e.published_at IS NULL
            AND r.created_at >= coalesce((
                SELECT max(p.published_at) FROM docs_library_edition p
                WHERE p.document_id = e.document_id AND p.id <> wanted), '-infinity'))))
$$;

CREATE FUNCTION docs_library_approved(e docs_library_edition) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM docs_library_review r
        WHERE r.edition_id = e.id AND r.decision = 'approve' AND r.sha256 = e.sha256
        AND NOT docs_library_contributed(e.id, r.reviewer_id)
        AND NOT EXISTS (
            SELECT 1 FROM docs_library_review later
            WHERE later.edition_id = e.id AND later.decision = 'request_changes'
            AND later.at > r.at))
$$;

CREATE FUNCTION docs_library_review_is_fair() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    e docs_library_edition;
BEGIN
    SELECT * INTO e FROM docs_library_edition WHERE id = NEW.edition_id FOR SHARE;
    IF NEW.sha256 IS DISTINCT FROM e.sha256 OR NEW.revision IS DISTINCT FROM e.revision THEN
        RAISE EXCEPTION 'a review is of what the edition says now'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NOT (e.state = 'in_review' OR (e.state = 'approved' AND NEW.decision = 'request_changes')
            OR (e.state IN ('published', 'withdrawn') AND e.urgent_reason <> '')) THEN
        RAISE EXCEPTION 'an edition is not reviewed while %', e.state
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.decision = 'approve' AND (docs_library_contributed(e.id, NEW.reviewer_id)
            OR NEW.reviewer_id IS NOT DISTINCT FROM e.published_by_id) THEN
        RAISE EXCEPTION 'four eyes: nobody approves what they had a part in'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""

PARTS = """
-- attachments, norms and revisions come and go with the draft, and stay with what is published;
-- what is delivered with the portal brings them before its own row
CREATE FUNCTION docs_library_part_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    e docs_library_edition;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION 'published editions are permanent' USING ERRCODE = 'restrict_violation';
    END IF;
    FOR e IN SELECT * FROM docs_library_edition WHERE id IN (
            CASE WHEN TG_OP <> 'INSERT' THEN OLD.edition_id END,
            CASE WHEN TG_OP <> 'DELETE' THEN NEW.edition_id END) FOR SHARE LOOP
        IF e.state NOT IN ('draft', 'in_review') THEN
            RAISE EXCEPTION 'the parts of an edition do not change while %', e.state
                USING ERRCODE = 'restrict_violation';
        END IF;
    END LOOP;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION docs_library_revision_is_next() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    e docs_library_edition;
BEGIN
    SELECT * INTO e FROM docs_library_edition WHERE id = NEW.edition_id FOR UPDATE;
    IF e.state IS NULL OR e.state NOT IN ('draft', 'in_review') THEN
        RAISE EXCEPTION 'an edition takes no revision while %', e.state
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.number <> e.revision + 1 THEN
        RAISE EXCEPTION 'somebody else saved first' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION docs_library_release_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM docs_library_release WHERE id = NEW.release_id) THEN
        RAISE EXCEPTION 'a release takes no more editions' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM docs_library_edition
                   WHERE id = NEW.edition_id AND published_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a release holds published editions' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION docs_library_code_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'documents are permanent' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.code IS DISTINCT FROM OLD.code THEN
        RAISE EXCEPTION 'the code of a document never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""

EDITIONS = """
CREATE FUNCTION docs_library_check_whole(e docs_library_edition) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF e.norms::text[] IS DISTINCT FROM ARRAY(SELECT citation::text FROM docs_library_editionnorm
                                WHERE edition_id = e.id ORDER BY position) THEN
        RAISE EXCEPTION 'the norms of the edition are not those it cites'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF e.origin = 'written' AND e.sha256 IS DISTINCT FROM docs_library_content_hash(e) THEN
        RAISE EXCEPTION 'the hash is not that of the content' USING ERRCODE = 'restrict_violation';
    END IF;
END $$;

CREATE FUNCTION docs_library_check_publication(e docs_library_edition, was text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM docs_library_check_whole(e);
    IF EXISTS (SELECT 1 FROM docs_library_edition o WHERE o.document_id = e.document_id
               AND o.published_at IS NOT NULL AND o.id <> e.id
               AND (o.major, o.minor) > (e.major, e.minor)) THEN
        RAISE EXCEPTION 'a higher number is already published'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF e.origin = 'delivered' THEN
        RETURN;
    END IF;
    IF e.urgent_reason = '' AND NOT docs_library_approved(e) THEN
        RAISE EXCEPTION 'four eyes: nobody approved this content'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF e.urgent_reason = '' AND was NOT IN ('approved', 'scheduled') THEN
        RAISE EXCEPTION 'an edition does not go from % to published', was
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF e.effective_from < (e.published_at AT TIME ZONE 'Europe/Madrid')::date THEN
        RAISE EXCEPTION 'an edition does not come into force before it is published'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF was = 'scheduled' AND e.published_at < e.publish_at THEN
        RAISE EXCEPTION 'an edition is not published before its time'
            USING ERRCODE = 'restrict_violation';
    END IF;
END $$;

CREATE FUNCTION docs_library_check_open(was docs_library_edition, e docs_library_edition)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    moves CONSTANT text[] := ARRAY[
        'draft>in_review', 'draft>discarded', 'draft>published',
        'in_review>draft', 'in_review>approved', 'in_review>discarded', 'in_review>published',
        'approved>in_review', 'approved>draft', 'approved>scheduled', 'approved>published',
        'approved>discarded', 'scheduled>approved', 'scheduled>published'];
    bookkeeping CONSTANT text[] := ARRAY[
        'state', 'revision', 'sha256', 'search_text', 'effective_from', 'effective_to',
        'publish_at', 'published_at', 'published_by_id', 'major', 'minor', 'urgent_reason',
        'review_by'];
BEGIN
    IF was.state <> e.state AND NOT (was.state || '>' || e.state = ANY (moves)) THEN
        RAISE EXCEPTION 'an edition does not go from % to %', was.state, e.state
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (was.id, was.document_id, was.origin, was.base_id)
            IS DISTINCT FROM (e.id, e.document_id, e.origin, e.base_id) THEN
        RAISE EXCEPTION 'where an edition comes from never changes'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF was.revision <> e.revision OR was.sha256 <> e.sha256
            OR to_jsonb(was) - bookkeeping IS DISTINCT FROM to_jsonb(e) - bookkeeping THEN
        IF was.state NOT IN ('draft', 'in_review') OR e.state <> was.state THEN
            RAISE EXCEPTION 'what an edition says does not change while %', was.state
                USING ERRCODE = 'restrict_violation';
        END IF;
        IF e.revision <> was.revision + 1 OR NOT EXISTS (
                SELECT 1 FROM docs_library_revision r WHERE r.edition_id = e.id
                AND r.number = e.revision AND r.sha256 = e.sha256) THEN
            RAISE EXCEPTION 'every change leaves a revision' USING ERRCODE = 'restrict_violation';
        END IF;
        PERFORM docs_library_check_whole(e);
    END IF;
    IF was.state <> e.state AND e.state IN ('in_review', 'approved', 'scheduled') THEN
        PERFORM docs_library_check_whole(e);
        IF e.revision = 0 THEN
            RAISE EXCEPTION 'an empty edition is not reviewed' USING ERRCODE = 'restrict_violation';
        END IF;
        IF e.state <> 'in_review' AND NOT docs_library_approved(e) THEN
            RAISE EXCEPTION 'four eyes: nobody approved this content'
                USING ERRCODE = 'restrict_violation';
        END IF;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION docs_library_edition_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    free CONSTANT text[] := ARRAY['state', 'effective_to'];
    moves CONSTANT text[] := ARRAY['published>published', 'published>withdrawn',
                                   'withdrawn>withdrawn'];
BEGIN
    IF TG_OP IN ('TRUNCATE', 'DELETE') THEN
        RAISE EXCEPTION 'editions are permanent' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.origin = 'delivered' THEN
            PERFORM docs_library_check_publication(NEW, '');
        ELSIF NEW.state <> 'draft' OR NEW.revision <> 0 OR NEW.text <> '' THEN
            RAISE EXCEPTION 'an edition is born as an empty draft'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.published_at IS NULL THEN
        PERFORM docs_library_check_open(OLD, NEW);
        IF NEW.state = 'published' THEN
            PERFORM docs_library_check_publication(NEW, OLD.state);
        END IF;
        RETURN NEW;
    END IF;
    IF NOT (OLD.state || '>' || NEW.state = ANY (moves)) THEN
        RAISE EXCEPTION 'an edition does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free THEN
        RAISE EXCEPTION 'published editions never change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.effective_to IS DISTINCT FROM OLD.effective_to AND OLD.effective_to <= current_date THEN
        RAISE EXCEPTION 'the past of an edition is closed' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.state <> OLD.state AND (NEW.effective_to IS NULL OR NOT EXISTS (
            SELECT 1 FROM docs_library_withdrawal WHERE edition_id = NEW.id)) THEN
        RAISE EXCEPTION 'a withdrawal says why and from when'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""

TRIGGERS = """
DROP TRIGGER edition_stays ON docs_library_edition;
CREATE TRIGGER edition_stays BEFORE INSERT OR UPDATE OR DELETE ON docs_library_edition
    FOR EACH ROW EXECUTE FUNCTION docs_library_edition_stays();
DROP TRIGGER document_code_stays ON docs_library_document;
CREATE TRIGGER document_code_stays BEFORE UPDATE OR DELETE ON docs_library_document
    FOR EACH ROW EXECUTE FUNCTION docs_library_code_stays();
CREATE TRIGGER document_table_stays BEFORE TRUNCATE ON docs_library_document
    FOR EACH STATEMENT EXECUTE FUNCTION docs_library_code_stays();
CREATE TRIGGER attachment_stays BEFORE INSERT OR UPDATE OR DELETE ON docs_library_attachment
    FOR EACH ROW EXECUTE FUNCTION docs_library_part_stays();
CREATE TRIGGER attachment_table_stays BEFORE TRUNCATE ON docs_library_attachment
    FOR EACH STATEMENT EXECUTE FUNCTION docs_library_part_stays();
CREATE TRIGGER norm_stays BEFORE INSERT OR UPDATE OR DELETE ON docs_library_editionnorm
    FOR EACH ROW EXECUTE FUNCTION docs_library_part_stays();
CREATE TRIGGER norm_table_stays BEFORE TRUNCATE ON docs_library_editionnorm
    FOR EACH STATEMENT EXECUTE FUNCTION docs_library_part_stays();
CREATE TRIGGER revision_is_next BEFORE INSERT ON docs_library_revision
    FOR EACH ROW EXECUTE FUNCTION docs_library_revision_is_next();
CREATE TRIGGER review_is_fair BEFORE INSERT ON docs_library_review
    FOR EACH ROW EXECUTE FUNCTION docs_library_review_is_fair();
CREATE TRIGGER release_stays BEFORE INSERT ON docs_library_releaseedition
    FOR EACH ROW EXECUTE FUNCTION docs_library_release_stays();
ALTER TABLE docs_library_edition ENABLE ALWAYS TRIGGER edition_stays;
ALTER TABLE docs_library_document ENABLE ALWAYS TRIGGER document_code_stays;
ALTER TABLE docs_library_document ENABLE ALWAYS TRIGGER document_table_stays;
ALTER TABLE docs_library_attachment ENABLE ALWAYS TRIGGER attachment_stays;
ALTER TABLE docs_library_attachment ENABLE ALWAYS TRIGGER attachment_table_stays;
ALTER TABLE docs_library_editionnorm ENABLE ALWAYS TRIGGER norm_stays;
ALTER TABLE docs_library_editionnorm ENABLE ALWAYS TRIGGER norm_table_stays;
ALTER TABLE docs_library_revision ENABLE ALWAYS TRIGGER revision_is_next;
ALTER TABLE docs_library_review ENABLE ALWAYS TRIGGER review_is_fair;
ALTER TABLE docs_library_releaseedition ENABLE ALWAYS TRIGGER release_stays;
"""

BACKWARD = """
DROP TRIGGER release_stays ON docs_library_releaseedition;
DROP TRIGGER review_is_fair ON docs_library_review;
DROP TRIGGER revision_is_next ON docs_library_revision;
DROP TRIGGER norm_stays ON docs_library_editionnorm;
DROP TRIGGER norm_table_stays ON docs_library_editionnorm;
DROP TRIGGER attachment_stays ON docs_library_attachment;
DROP TRIGGER attachment_table_stays ON docs_library_attachment;
DROP TRIGGER document_table_stays ON docs_library_document;
DROP TRIGGER document_code_stays ON docs_library_document;
DROP TRIGGER edition_stays ON docs_library_edition;
DROP TRIGGER edition_table_stays ON docs_library_edition;
DROP FUNCTION docs_library_code_stays();
DROP FUNCTION docs_library_edition_stays();
DROP FUNCTION docs_library_check_open(docs_library_edition, docs_library_edition);
DROP FUNCTION docs_library_check_publication(docs_library_edition, text);
DROP FUNCTION docs_library_check_whole(docs_library_edition);
DROP FUNCTION docs_library_release_stays();
DROP FUNCTION docs_library_revision_is_next();
DROP FUNCTION docs_library_part_stays();
DROP FUNCTION docs_library_review_is_fair();
DROP FUNCTION docs_library_approved(docs_library_edition);
DROP FUNCTION docs_library_contributed(uuid, bigint);
DROP FUNCTION docs_library_content_hash(docs_library_edition);
DROP FUNCTION docs_library_json_list(text[]);
"""
BEFORE = import_module("docs_library.migrations.0002_published_editions_stay")


class Migration(migrations.Migration):
    """Four eyes, and everything that is approved together stays together."""

    dependencies = [("docs_library", "0004_norms_of_what_is_published")]
    operations = [
        migrations.RunSQL(HASHING + EYES + PARTS + EDITIONS + TRIGGERS, BACKWARD + BEFORE.FORWARD)
    ]
