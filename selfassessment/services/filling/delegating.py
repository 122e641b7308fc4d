"""Share the dimensions of an assessment out among colleagues, and take them back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance.models import User
from governance.services import letters
from selfassessment.models import Assessment, Delegation
from selfassessment.rules.assessment_states import OPEN, RETURNED
from selfassessment.rules.instrument import Dimension
from selfassessment.selectors import instruments
from selfassessment.selectors.filling import delegations
from selfassessment.services import openness


@dataclass(frozen=True, slots=True)
class Share:
    """Dimensions, by code, for a colleague to fill in until a day."""

    dimensions: Collection[str]
    to: User
    due_on: date
    note: str = ""


@transaction.atomic
def give(*, assessment: Assessment, share: Share, by: User, now: datetime) -> list[Delegation]:
    """Put the dimensions of SHARE into a colleague's hands, whoever had them, and write to them.

    Raise DomainError when the person does not answer for the body, the day is past, or the
    assessment was handed in.
    """
    locked, today = openness.lock(assessment), timezone.localdate(now)
    if locked.state not in {OPEN, RETURNED}:
        raise openness.Closed(_("There is nothing to share out: the answers stay as they are."))
    if share.due_on < today:
        raise DomainError(_("The day has passed: choose today or a later one."))
    if share.to not in delegations.colleagues(assessment.entity, today):
        raise DomainError(_("This person does not answer for the body."))
    known = {row.code: row for row in instruments.of_assessment(assessment).dimensions}
    parts = [known[code] for code in share.dimensions if code in known and known[code].questions]
    if not parts:
        raise DomainError(_("Choose at least one dimension."))
    codes = [part.code for part in parts]
    _standing(locked).filter(dimension__in=codes).update(ended_at=now, ended_by=by)
    given = Delegation.objects.bulk_create(
        Delegation(
            assessment=locked,
            dimension=code,
            to=share.to,
            due_on=share.due_on,
            note=share.note.strip(),
            given_by=by,
            given_at=now,
        )
        for code in codes
    )
    if share.to != by:
        _tell(assessment, share, parts, given[0], now)
    return given


@transaction.atomic
def take_back(*, delegation: Delegation, by: User, now: datetime) -> None:
    """End DELEGATION; raise IllegalMove when it has ended already."""
    rows = Delegation.objects.filter(pk=delegation.pk, ended_at=None)
    if not rows.update(ended_at=now, ended_by=by):
        raise IllegalMove(_("This dimension has already been taken back."))


def _standing(assessment: Assessment) -> QuerySet[Delegation]:
    return Delegation.objects.filter(assessment=assessment, ended_at=None)


def _tell(
    assessment: Assessment,
    share: Share,
    parts: list[Dimension],
    first: Delegation,
    now: datetime,
) -> None:
    at = {"pk": assessment.pk, "code": parts[0].code}
    facts = {
        "assessment": assessment,
        "parts": parts,
        "share": share,
        "by": first.given_by,
        "path": reverse("selfassessment:dimension", kwargs=at),
    }
    template = "selfassessment/letters/delegated.txt"
    letters.post(template, facts, to=share.to, key=f"delegated:{first.pk}", now=now)
