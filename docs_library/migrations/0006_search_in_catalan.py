"""Search in Catalan: how words are made alike, what is found where, and a list of all words.

What is indexed follows what is published by trigger, so that nothing is published unfound, however
it was written.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from eset_portal.common.migrating import in_one_go

PLAIN = r"""
CREATE FUNCTION docs_library_plain(t text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    t := lower(normalize(t, NFKC));
    -- l·l is one sound, however the dot was typed
    t := regexp_replace(t, 'l[·•‧∙.]l', 'll', 'g');
    t := lower(public.unaccent('public.unaccent', t));
    -- l'expedient, d'una; dona'n, fer-s'hi
    t := regexp_replace(t, '\m[ldsnmt][''´`’]', ' ', 'g');
    t := regexp_replace(t, '[''´`’](n|ns|l|ls|m|t|hi|ho|s|us)\M', ' ', 'g');
    -- e-NOTUM and INS-04 are names: the hyphen belongs to them
    t := regexp_replace(t, '\me-([a-z])', 'e\1', 'g');
    t := regexp_replace(t, '\m(gui|ins|pla|fit|for)[ -]?([0-9]{2,3})\M', '\1\2', 'g');
    -- only letters, figures, and what a query means by " and by a leading -
    t := regexp_replace(t, '[^[:alnum:]"-]+', ' ', 'g');
    t := regexp_replace(t, '([[:alnum:]])-+', '\1 ', 'g');
    -- the stemmer knows -ió by its accent
    t := regexp_replace(t, '([b-df-hj-np-tv-z])io(?:ns)?\M', '\1ió', 'g');
    -- plurals that it keeps apart: processos, recursos; guies; dades; públiques; lleis, seus; fulls
    t := regexp_replace(t, '([a-z]{2}[^s])s{1,2}os\M', '\1s', 'g');
    t := regexp_replace(t, '([b-df-hj-np-tv-z]u?i)es\M', '\1a', 'g');
    t := regexp_replace(t, 'ades\M', 'ada', 'g');
    t := regexp_replace(t, '([a-z])ques\M', '\1ca', 'g');
    t := regexp_replace(t, '([aeo]u|ei|ll)s\M', '\1', 'g');
    -- òrgans keeps its n, ciutadans and plans do not
    t := regexp_replace(t, '\m(organ|origen|examen)s\M', '\1', 'g');
    t := regexp_replace(t, '([a-z][aeiou])ns\M', '\1', 'g');
    -- families of words that this method is about
    t := regexp_replace(t, '\mnotifi(?:c|qu)[a-zó]*', 'notificació', 'g');
    t := regexp_replace(t, '\m(tele)?treball[a-z]*', '\1treball', 'g');
    t := regexp_replace(t, '\mregistr(?:e|es|ar|al|ats?|ada|a|en)\M', 'registre', 'g');
    t := regexp_replace(t, '\msolicit', 'sollicit', 'g');
    t := regexp_replace(t, '\mdocumentals?\M', 'document', 'g');
    t := regexp_replace(t, '\minteroperables?\M', 'interoperabilitat', 'g');
    RETURN regexp_replace(t, '\m(a|al|als|amb|aquest|aquesta|aquests|aquestes|com|d|de|del|dels|el|'
        'els|en|entre|es|ha|han|hi|ho|i|l|la|les|li|m|n|ni|no|o|pel|pels|per|que|s|se|ser|si|son|'
        't|un|una|unes|uns)\M', ' ', 'g');
END $$;

CREATE FUNCTION docs_library_query(asked text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT websearch_to_tsquery('pg_catalog.catalan', public.docs_library_plain($1))
$$;

CREATE FUNCTION docs_library_vector(t text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT to_tsvector('pg_catalog.catalan', translate(public.docs_library_plain($1), '"-', '  '))
$$;
"""

INDEX = r"""
CREATE FUNCTION docs_library_headings(t text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(string_agg(found[1], E'\n'), '')
    FROM regexp_matches($1, '^ {0,3}#{1,6}[ \t]+([^\n]*)', 'gn') AS found
$$;

CREATE FUNCTION docs_library_index() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    -- a tsvector holds 1 MB: what of a text lies beyond is found by its headings
    body CONSTANT text := left(NEW.text, 300000);
    found tsvector;
BEGIN
    SELECT setweight(docs_library_vector(d.code || ' ' || NEW.title), 'A')
        || setweight(docs_library_vector(docs_library_headings(body) || ' ' || NEW.summary), 'B')
        || setweight(docs_library_vector(concat_ws(' ', array_to_string(NEW.norms, ' '),
               NEW.change_note, NEW.why, NEW.to_do, NEW.impact_normative,
               NEW.impact_technological, NEW.impact_organisational)), 'B')
        || setweight(docs_library_vector(body), 'C')
        || setweight(docs_library_vector(coalesce((SELECT string_agg(a.name, ' ')
               FROM docs_library_attachment a WHERE a.edition_id = NEW.id), '')), 'D')
    INTO found FROM docs_library_document d WHERE d.id = NEW.document_id;
    INSERT INTO docs_library_searchentry (edition_id, vector) VALUES (NEW.id, found)
    ON CONFLICT (edition_id) DO UPDATE SET vector = EXCLUDED.vector;
    INSERT INTO docs_library_searchword (word, plain)
    SELECT DISTINCT word, lower(unaccent('public.unaccent', word))
    FROM regexp_split_to_table(
        lower(normalize(NEW.title || ' ' || NEW.summary || ' ' || body, NFC)),
        '[^[:alpha:]·]+') AS word
    WHERE length(word) BETWEEN 4 AND 30
    ORDER BY word
    ON CONFLICT (word) DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER edition_is_found AFTER INSERT OR UPDATE OF state ON docs_library_edition
    FOR EACH ROW WHEN (NEW.state IN ('published', 'withdrawn'))
    EXECUTE FUNCTION docs_library_index();
ALTER TABLE docs_library_edition ENABLE ALWAYS TRIGGER edition_is_found;

UPDATE docs_library_edition SET state = state WHERE state IN ('published', 'withdrawn');
"""

BACKWARD = """
DROP TRIGGER edition_is_found ON docs_library_edition;
DROP FUNCTION docs_library_index();
DROP FUNCTION docs_library_headings(text);
DROP FUNCTION docs_library_vector(text);
DROP FUNCTION docs_library_query(text);
DROP FUNCTION docs_library_plain(text);
"""


class Migration(migrations.Migration):
    """Make what is published findable."""

    dependencies = [("docs_library", "0005_four_eyes")]
    operations = in_one_go([
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("edition", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="search_entry", serialize=False, to="docs_library.edition")),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["vector"], name="search_entry_by_word")],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("plain", models.CharField(max_length=60)),
            ],
            options={
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["plain"], name="search_word_by_likeness", opclasses=["gin_trgm_ops"])],
            },
        ),
        migrations.RunSQL(PLAIN + INDEX, BACKWARD),
    ])
