"""Which versions lie between two of one questionnaire, by what each was written from."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from selfassessment.models import QuestionnaireVersion
from selfassessment.rules import migration
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.lineage import way
from selfassessment.selectors import instruments


def between(now: QuestionnaireVersion, then: QuestionnaireVersion) -> Sequence[Instrument]:
    """Return the versions from THEN to NOW without these two, the latest first.

    Empty when they are one, or follow on one another, or do not descend from one another.
    """
    if now.pk == then.pk or now.slug != then.slug:
        return ()
    return _between(now.slug, (now.pk, now.sha256), (then.pk, then.sha256))


def origins(now: QuestionnaireVersion, then: QuestionnaireVersion) -> Mapping[str, tuple[str, ...]]:
    """Return the codes THEN that each question of NOW comes from, by its code; all have one."""
    whole = instruments.of_version(now), instruments.of_version(then)
    rows = migration.links(*whole, between(now, then))
    return {row.now: row.then for row in rows if row.now and row.then}


@lru_cache(maxsize=64)
def _between(slug: str, now: tuple[int, str], then: tuple[int, str]) -> tuple[Instrument, ...]:
    """Look once a process: what is published never changes, nor what it was written from."""
    rows = QuestionnaireVersion.objects.filter(slug=slug, published_at__isnull=False)
    known = list(rows.order_by("published_at", "pk").values_list("pk", "draft__base", "sha256"))
    hashes = {pk: sha256 for pk, _base, sha256 in known}
    found = way([(pk, base) for pk, base, _sha256 in known], now[0], then[0])
    versions = [QuestionnaireVersion(pk=pk, sha256=hashes[pk]) for pk in found]
    return tuple(instruments.of_version(version) for version in versions)
