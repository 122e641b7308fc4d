"""Published editions stay as they are, whoever asks, and codes of documents too.

Written by hand and enabled always: a session setting can make django-pgtrigger's triggers step
aside, and what was published must hold against raw SQL as well.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION docs_library_edition_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    free CONSTANT text[] := ARRAY['state', 'effective_to'];
    moves CONSTANT text[] := ARRAY['published>published', 'published>withdrawn',
                                   'withdrawn>withdrawn'];
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION 'published editions are permanent' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.state = 'draft' THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'published editions are permanent' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state = 'draft' AND NEW.state IN ('draft', 'published') THEN
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
    RETURN NEW;
END $$;

CREATE FUNCTION docs_library_code_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.code IS DISTINCT FROM OLD.code THEN
        RAISE EXCEPTION 'the code of a document never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER edition_stays BEFORE UPDATE OR DELETE ON docs_library_edition
    FOR EACH ROW EXECUTE FUNCTION docs_library_edition_stays();
CREATE TRIGGER edition_table_stays BEFORE TRUNCATE ON docs_library_edition
    FOR EACH STATEMENT EXECUTE FUNCTION docs_library_edition_stays();
CREATE TRIGGER document_code_stays BEFORE UPDATE ON docs_library_document
    FOR EACH ROW EXECUTE FUNCTION docs_library_code_stays();
ALTER TABLE docs_library_edition ENABLE ALWAYS TRIGGER edition_stays;
ALTER TABLE docs_library_edition ENABLE ALWAYS TRIGGER edition_table_stays;
ALTER TABLE docs_library_document ENABLE ALWAYS TRIGGER document_code_stays;
"""

BACKWARD = """
DROP TRIGGER edition_stays ON docs_library_edition;
DROP TRIGGER edition_table_stays ON docs_library_edition;
DROP TRIGGER document_code_stays ON docs_library_document;
DROP FUNCTION docs_library_edition_stays();
DROP FUNCTION docs_library_code_stays();
"""


class Migration(migrations.Migration):
    """Freeze what is published."""

    dependencies = [("docs_library", "0001_documents_and_editions")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
