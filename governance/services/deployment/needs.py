"""Keep what a body answers to the questionnaire of needs."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import access
from governance.models import Entity, NeedsRecord, User
from governance.permissions import may_work_on_plan
from governance.rules.deployment import needs_answers
from governance.rules.deployment.needs_answers import Answers
from governance.selectors.deployment import needs


@transaction.atomic
def record(*, entity: Entity, answers: Answers, seen: int, by: User, now: datetime) -> NeedsRecord:
    """Keep ANSWERS of ENTITY, a body with facts, beside all earlier ones; the last ones hold.

    SEEN is the number of the answers that they saw, 0 for none. Raises NotAllowed, Conflict when
    somebody answered meanwhile, DomainError for what cannot be. The same answers again change
    nothing.
    """
    Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    require(may_work_on_plan(access.rights_over(by, entity)))
    questions = needs.questions(entity)
    asked = {question.code for question in questions}
    kept = {
        code: value for code, value in answers.items() if code in asked and value not in ("", [])
    }
    if needs_answers.problems(questions, kept):
        raise DomainError(_("Some answers are missing or cannot be: look at the questionnaire."))
    latest = needs.latest(entity)
    if latest is not None and latest.answers == kept:
        return latest
    number = latest.number if latest else 0
    if number != seen:
        raise Conflict(
            _(
                "Somebody else answered this questionnaire while you were writing."
                " Your answers are below: save them if they should hold."
            )
        )
    return NeedsRecord.objects.create(entity=entity, number=number + 1, answers=kept, by=by, at=now)
