"""Carry answers forward: they are offered, and count only once somebody confirms them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import DomainError
from governance.models import User
from selfassessment.models import Answer, AnswerRevision, Assessment, Campaign, Question
from selfassessment.rules.assessment_states import OPEN
from selfassessment.rules.instrument import Dimension
from selfassessment.rules.scoring import revealing
from selfassessment.rules.scoring.engine import score
from selfassessment.selectors import assessments, carried, instruments
from selfassessment.selectors.carried import Carried
from selfassessment.services import scores


def offer_all(campaign: Campaign, only: Iterable[UUID] | None = None) -> int:
    """Offer each body of CAMPAIGN, or those of the assessments ONLY, its last answers; how many."""
    before = assessments.earlier(
        OuterRef("entity"),
        opens_on=campaign.opens_on,
        slug=campaign.version.slug,
        instrument=campaign.instrument,
        chosen=campaign.chosen,
    )
    rows = Assessment.objects.filter(campaign=campaign, state=OPEN, carried_from=None)
    if only is not None:
        rows = rows.filter(pk__in=list(only))
    return rows.update(carried_from=Subquery(before.values("pk")[:1]))


@transaction.atomic
def offer(*, assessment: Assessment, now: datetime) -> None:
    """Offer the body of ASSESSMENT its answers of the last campaign.

    Raise DomainError when it takes no answers or there is nothing to offer.
    """
    held = _hold(assessment, now)
    before = assessments.last_given(held)
    if before is None:
        raise DomainError(_("There is no earlier self-assessment to take answers from."))
    Assessment.objects.filter(pk=held.pk).update(carried_from=before)


@transaction.atomic
def take_back(*, assessment: Assessment, now: datetime) -> None:
    """Offer nothing any more; what was confirmed stays."""
    held = _hold(assessment, now)
    Assessment.objects.filter(pk=held.pk).update(carried_from=None)


@transaction.atomic
def confirm(*, assessment: Assessment, part: Dimension, by: User, now: datetime) -> int:
    """Answer what is still open in the dimension PART as in the last campaign; return how many.

    Answers that somebody has given meanwhile stay. Raise DomainError when ASSESSMENT takes none.
    """
    held = _hold(assessment, now)
    instrument = instruments.of_assessment(held)
    codes = {question.code for question in part.questions}
    rows = Answer.objects.filter(assessment=held, question__code__in=codes)
    own = set(rows.values_list("question__code", flat=True))
    offered = carried.offered(held, instrument, codes - own)
    known = assessments.given(held) | {code: one.given for code, one in offered.items()}
    hidden = revealing.concealed(instrument, known)
    found = {code: one for code, one in offered.items() if code not in hidden}
    if not found:
        return 0
    _keep(held, found, by, now)
    result = score(instrument, assessments.given(held))
    touched = {part.code, *(other.code for other in instrument.dimensions if other.depends)}
    scores.store(held, result, dimensions=touched, now=now)
    return len(found)


def _keep(held: Assessment, found: Mapping[str, Carried], by: User, now: datetime) -> None:
    keys = Question.objects.filter(version=held.campaign.version_id, code__in=found)
    answers = [
        Answer(
            assessment=held,
            question_id=key,
            version=1,
            level=found[code].given.level,
            value=found[code].given.value,
            not_applicable=found[code].given.not_applicable,
            reason=found[code].reason,
            comment=found[code].comment,
            changed_by=by,
            changed_at=now,
        )
        for code, key in keys.values_list("code", "pk")
    ]
    names = [field.attname for field in Answer._meta.concrete_fields if not field.primary_key]
    Answer.objects.bulk_create(answers)
    AnswerRevision.objects.bulk_create(
        [AnswerRevision(**{name: getattr(row, name) for name in names}) for row in answers]
    )


def _hold(assessment: Assessment, now: datetime) -> Assessment:
    """Lock ASSESSMENT, so that saves wait; raise DomainError unless it takes answers."""
    Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    held = assessments.loaded(assessment.pk).get()
    if held.state != OPEN or not held.campaign.is_open(timezone.localdate(now)):
        raise DomainError(_("This self-assessment takes no answers now: nothing was changed."))
    return held
