"""Which versions lie between two of one questionnaire, by what each was written from."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from django.db.models import Case, F, JSONField, Value, When

from selfassessment.models import QuestionnaireVersion
from selfassessment.rules import migration
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.lineage import way
from selfassessment.selectors import instruments

Published = tuple[int, str, datetime | None]


def between(now: QuestionnaireVersion, then: QuestionnaireVersion) -> Sequence[Instrument]:
    """Return the versions from THEN to NOW without these two, the latest first.

    Empty when they are one, or follow on one another, or do not descend from one another.
    """
    if now.pk == then.pk or now.slug != then.slug:
        return ()
    return _between(
        now.slug,
        (now.pk, now.sha256, now.published_at),
        (then.pk, then.sha256, then.published_at),
    )


def origins(now: QuestionnaireVersion, then: QuestionnaireVersion) -> Mapping[str, tuple[str, ...]]:
    """Return the codes THEN that each question of NOW comes from, by its code; all have one."""
    whole = instruments.of_version(now), instruments.of_version(then)
    rows = migration.links(*whole, between(now, then))
    return {row.now: row.then for row in rows if row.now and row.then}


@lru_cache(maxsize=64)
def _between(slug: str, now: Published, then: Published) -> tuple[Instrument, ...]:
    """Look once a process: what is published never changes, nor what it was written from.

    The same statement reads what was asked in each version on the way, for whoever wants it next.
    """
    rows = QuestionnaireVersion.objects.filter(slug=slug, published_at__isnull=False)
    on_the_way = When(published_at__range=(then[2], now[2]), then=F("content"))
    text = Case(on_the_way, default=Value(None, JSONField()))
    columns = ("pk", "draft__base", "sha256")
    known = list(rows.order_by("published_at", "pk").values_list(*columns, text))
    hashes = {pk: sha256 for pk, _base, sha256, _content in known}
    instruments.learn({(pk, sha256): said for pk, _base, sha256, said in known if said})
    found = way([(pk, base) for pk, base, _sha256, _content in known], now[0], then[0])
    versions = [QuestionnaireVersion(pk=pk, sha256=hashes[pk]) for pk in found]
    return tuple(instruments.of_version(version) for version in versions)
