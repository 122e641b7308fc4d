"""Search the library in Catalan: what answers best, what the reader may have meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.contrib.postgres.search import SearchQueryField
from django.db import connection
from django.db.models import BooleanField, Case, F, FloatField, Func, Q, Value, When

from docs_library.models import Edition
from docs_library.models.editions import EditionQuerySet
from docs_library.rules import change_impacts, collection_names, highlighting
from docs_library.rules.highlighting import Bit
from eset_portal.common.rules.moves import State

NEAREST = """
    SELECT asked.word, likest.word
    FROM (SELECT word, lower(unaccent(lower(word))) AS plain FROM unnest(%s::text[]) AS word) asked
    CROSS JOIN LATERAL (
        SELECT w.word FROM docs_library_searchword w WHERE w.plain %% asked.plain
        ORDER BY similarity(w.plain, asked.plain) DESC, w.word LIMIT 1) likest
    WHERE NOT EXISTS (SELECT FROM docs_library_searchword w WHERE w.plain = asked.plain)
"""
_TYPED = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*")
SHORTEST_CORRECTED = 4
MOST_KEPT = 20_000
_KEPT: dict[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks of the library; empty means anything."""

    query: str = ""
    kind: str = ""
    collection: str = ""
    impact: str = ""
    body_kind: str = ""
    body_band: str | None = None
    historical: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether anything was asked at all."""
        return bool(self.query or self.kind or self.collection or self.impact or self.body_kind)


@dataclass(frozen=True, slots=True)
class Found:
    """An edition that answers a search: where in its title and text the words stand."""

    edition: Edition
    standing: State
    title: list[Bit]
    excerpt: list[Bit]


class _Marker(NamedTuple):
    """What finds the words that may be hits, and those that are."""

    like: re.Pattern[str] | None
    hits: frozenset[str]


class Query(Func):
    """What somebody asks, made alike as the index makes it."""

    function = "docs_library_query"
    output_field = SearchQueryField()


class Matches(Func):
    """Whether a vector answers a query."""

    arg_joiner = " @@ "
    template = "%(expressions)s"
    output_field = BooleanField()


class Rank(Func):
    """How well a vector answers a query, by where the words stand."""

    template = "ts_rank('{0.05, 0.2, 0.5, 1}', %(expressions)s, 1)"
    output_field = FloatField()


def search(wanted: Wanted, *, on: date) -> EditionQuerySet:
    """Return what WANTED asks for, best first: what is in force ON that day before the rest.

    Without `historical`, only what is in force. Each with its document; texts come when asked for.
    """
    found = Edition.objects.numbered() if wanted.historical else Edition.objects.in_force(on)
    found = _narrowed(found, wanted).select_related("document").defer("text")
    if not wanted.query:
        return found.order_by("document__code", "-major", "-minor")
    asked = Query(Value(wanted.query))
    vector = F("search_entry__vector")
    current = Q(effective_from__lte=on) & (Q(effective_to=None) | Q(effective_to__gt=on))
    return (
        found.filter(Matches(vector, asked))
        .annotate(rank=Rank(vector, asked), later=Case(When(current, then=0), default=1))
        .order_by("later", "-rank", "document__code", "-major", "-minor")
    )


def shown(editions: Iterable[Edition], wanted: Wanted, *, on: date) -> list[Found]:
    """Return EDITIONS with the words of WANTED found in their titles, summaries and texts."""
    page = list(editions)
    texts = dict(Edition.objects.filter(pk__in=[one.pk for one in page]).values_list("pk", "text"))
    stems = _stems(wanted.query)
    like = highlighting.pattern(stems)
    every = [text for one in page for text in (one.title, one.summary, texts[one.pk])]
    marker = _Marker(like, frozenset(_hits(highlighting.candidates(every, like), stems)))
    return [_found(one, texts[one.pk], marker, on) for one in page]


def suggestion(wanted: Wanted, *, on: date) -> str:
    """Return the query that the reader may have meant, if it finds anything; else nothing."""
    typed = {word for word in _TYPED.findall(wanted.query) if len(word) >= SHORTEST_CORRECTED}
    nearest = _nearest(typed)
    meant = _TYPED.sub(lambda found: nearest.get(found[0], found[0]), wanted.query)
    if not nearest or not search(replace(wanted, query=meant), on=on).exists():
        return ""
    return meant


def says_nothing(query: str) -> bool:
    """Say whether QUERY is made only of words that stand in every text, or of none at all."""
    return bool(query) and not _stems(query)


def _narrowed(found: EditionQuerySet, wanted: Wanted) -> EditionQuerySet:
    if wanted.kind:
        found = found.filter(document__kind=wanted.kind)
    if wanted.collection:
        found = found.filter(document__collection__in=collection_names.within(wanted.collection))
    if wanted.impact:
        found = found.exclude(**{change_impacts.column(wanted.impact): ""})
    if wanted.body_kind:
        found = found.for_kind(wanted.body_kind, wanted.body_band)
    return found


def _found(edition: Edition, text: str, marker: _Marker, on: date) -> Found:
    excerpt = highlighting.excerpt(edition.summary, *marker)
    if marker.hits and not any(bit.is_hit for bit in excerpt):
        told = highlighting.excerpt(highlighting.window(text, *marker), *marker)
        excerpt = told if any(bit.is_hit for bit in told) else excerpt
    return Found(
        edition=edition,
        standing=edition.standing(on),
        title=highlighting.bits(edition.title, *marker),
        excerpt=excerpt,
    )


@lru_cache(maxsize=1000)
def _stems(query: str) -> tuple[str, ...]:
    """Return the words of QUERY made alike; kept, because they never change while it runs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(docs_library_vector(%s))", [query])
        return tuple(cursor.fetchone()[0])


def _hits(words: set[str], stems: Sequence[str]) -> set[str]:
    """Return those of WORDS that are made alike to one of STEMS, as the index makes them."""
    if not words or not stems:
        return set()
    wanted = set(stems)
    return {word for word, made in _made(words).items() if wanted & made}


def _made(words: set[str]) -> dict[str, frozenset[str]]:
    """Return what the index makes of each of WORDS; asked of the database once a word."""
    new = [word for word in words if word not in _KEPT]
    if len(_KEPT) + len(new) > MOST_KEPT:
        _KEPT.clear()
        new = list(words)
    if new:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT word, tsvector_to_array(docs_library_vector(word))"
                " FROM unnest(%s::text[]) AS word",
                [new],
            )
            _KEPT.update((word, frozenset(made)) for word, made in cursor.fetchall())
    return {word: _KEPT[word] for word in words}


def _nearest(words: set[str]) -> dict[str, str]:
    """Return, for each of WORDS that stands nowhere in the library, the likest one that does."""
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, [list(words)])
        return dict(cursor.fetchall())
