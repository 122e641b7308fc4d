"""A query takes a hyphen for "not" only before a word: a row of them broke the search."""

from django.db import migrations

FORWARD = r"""
CREATE OR REPLACE FUNCTION docs_library_query(asked text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT websearch_to_tsquery('pg_catalog.catalan',
        regexp_replace(public.docs_library_plain($1), '-(?![[:alnum:]"])', ' ', 'g'))
$$;
"""
BACKWARD = r"""
CREATE OR REPLACE FUNCTION docs_library_query(asked text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT websearch_to_tsquery('pg_catalog.catalan', public.docs_library_plain($1))
$$;
"""


class Migration(migrations.Migration):
    """Take signs for signs."""

    dependencies = [("docs_library", "0011_no_second_text_to_search")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
