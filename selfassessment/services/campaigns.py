"""Publish questionnaires and open campaigns."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict
from governance import audit
from governance.models import Entity, User
from governance.rules import entity_kinds
from governance.rules.bands import band_of
from selfassessment.models import Assessment, Campaign, Question, QuestionnaireVersion
from selfassessment.rules.instrument import content_hash, parse
from selfassessment.rules.scoring.engine import score
from selfassessment.selectors import instruments
from selfassessment.services import scores, summaries


@transaction.atomic
def publish(
    *, slug: str, content: dict[str, object], by: User | None, now: datetime
) -> QuestionnaireVersion:
    """Publish CONTENT as a version of the questionnaire SLUG; the same content twice is one.

    Raise InvalidInstrument, which names every place that is wrong, or Conflict when another
    content bears the same number already.
    """
    instrument = parse(content)
    sha256 = content_hash(content)
    known = QuestionnaireVersion.objects.filter(slug=slug, sha256=sha256).first()
    if known:
        return known
    if QuestionnaireVersion.objects.filter(slug=slug, number=instrument.number).exists():
        raise Conflict(_("This number is taken: what is published never changes. Raise it."))
    version = QuestionnaireVersion.objects.create(
        slug=slug,
        number=instrument.number,
        title=instrument.title,
        language=instrument.language,
        content=content,
        sha256=sha256,
    )
    Question.objects.bulk_create(
        Question(version=version, code=question.code, dimension=dimension.code, position=position)
        for dimension in instrument.dimensions
        for position, question in enumerate(dimension.questions)
    )
    QuestionnaireVersion.objects.filter(pk=version.pk).update(published_at=now)
    version.refresh_from_db()
    audit.record(by, "questionnaire.published", version, number=version.number, sha256=sha256)
    return version


@transaction.atomic
def open_for(*, campaign: Campaign, bodies: list[Entity], on: date, by: User | None) -> int:
    """Open an assessment in CAMPAIGN for each of BODIES and return how many are new.

    Each keeps the facts that hold on that day. Bodies that have one already are left alone.
    """
    count = add_to(campaign=campaign, bodies=bodies, on=on)
    audit.record(by, "campaign.opened", campaign, bodies=count)
    return count


def add_to(*, campaign: Campaign, bodies: list[Entity], on: date) -> int:
    """Make the assessments of BODIES in CAMPAIGN like `open_for`, for who writes the audit line."""
    facts = Entity.objects.filter(pk__in=[body.pk for body in bodies]).with_facts(on)
    have = set(Assessment.objects.filter(campaign=campaign).values_list("entity_id", flat=True))
    rows = [_opened(campaign, body) for body in facts if body.pk not in have]
    _score_nothing(rows)
    Assessment.objects.bulk_create(rows, batch_size=500)
    summaries.touch(campaign.pk, now=timezone.now())
    return len(rows)


def _opened(campaign: Campaign, body: Entity) -> Assessment:
    inhabitants: int | None = getattr(body, "inhabitants", None)
    banded = entity_kinds.KINDS[body.kind].banded and inhabitants is not None
    return Assessment(
        campaign=campaign,
        entity=body,
        kind=body.kind,
        band=band_of(inhabitants) if banded and inhabitants is not None else "",
        inhabitants=inhabitants,
        inhabitants_year=getattr(body, "inhabitants_year", None),
        comarca_id=getattr(body, "comarca_code", None),
        supporter_id=getattr(body, "supporter_id", None),
    )


def _score_nothing(rows: list[Assessment]) -> None:
    """Give ROWS the score of no answers, the same for all bodies of a kind and size."""
    known: dict[tuple[str, str], dict[str, object]] = {}
    for row in rows:
        key = row.kind, row.band
        if key not in known:
            known[key] = scores.result_columns(score(instruments.of_assessment(row), {}))
        for column, value in known[key].items():
            setattr(row, column, value)
