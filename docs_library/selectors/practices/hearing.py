"""Who hears of a step of a shared practice, and about which ones the portal asks."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce, Greatest

from docs_library.models import Practice, PracticeFollower, PracticeMove
from docs_library.models.practice_reviewers import able, nobody_able
from docs_library.rules.practices import asking, names, reviewing
from docs_library.selectors import staff
from governance.models import Entity, Membership, Support
from governance.models.dated import holding
from governance.rules import roles

TO_THE_BODY = (
    *(names.SEND_BACK, names.PUBLISH, names.OUTDATE, names.QUESTION),
    *(names.ASK, names.ASK_AGAIN, names.LAPSE),
)


def hearers(step: PracticeMove, on: date) -> set[int]:
    """Return whom STEP concerns ON a day, by key: never who took it.

    Followers; who reviews, of what is handed in; who writes for the body, of what others do.
    """
    rows = PracticeFollower.objects.filter(practice=step.practice_id, user__is_active=True)
    found = set(rows.values_list("user_id", flat=True))
    if step.move == names.SUBMIT:
        asked = able(step.practice.entity_id, step.practice.author_id, on)
        found |= set(asked.values_list("user_id", flat=True))
    if step.move == names.HAND_OVER:
        found |= _consortium(step.practice, on)
    if step.move in TO_THE_BODY:
        found |= writers(step.practice.entity_id, on)
    return found - {step.by_id or 0}


def writers(entity: UUID, on: date) -> set[int]:
    """Return who writes for the body with that key ON a day, by key."""
    codes = [role.code for role in roles.ROLES.values() if roles.ANSWER in role.rights]
    rows = staff.memberships(on).filter(entity=entity, role__in=codes)
    return set(rows.values_list("user_id", flat=True))


def due(now: datetime) -> list[UUID]:
    """Return the keys of the practices about which it is time to ask, the oldest first."""
    since = Greatest(Coalesce("closed_at", "confirmed_at"), Coalesce("asked_at", "confirmed_at"))
    rows = Practice.objects.filter(
        state__in=[names.PUBLISHED, names.OUTDATED], entity__status=Entity.Status.ACTIVE
    )
    rows = rows.annotate(since=since).filter(since__lte=now - asking.YEAR)
    return list(rows.order_by(F("since").asc(), "pk").values_list("pk", flat=True))


def lapsed(now: datetime) -> list[UUID]:
    """Return the keys of the practices that nobody confirmed in time, the oldest first."""
    rows = Practice.objects.filter(state=names.PUBLISHED, asked_at__lte=now - asking.GRACE)
    return list(rows.order_by("asked_at", "pk").values_list("pk", flat=True))


def stuck(on: date) -> list[UUID]:
    """Return the keys of what nobody can review ON a day and the Consortium was not asked to."""
    passed = PracticeMove.objects.filter(
        practice=OuterRef("pk"), move=names.HAND_OVER, at__gte=OuterRef("changed_at")
    )
    rows = Practice.objects.filter(~Exists(passed), nobody_able(on), state=names.IN_REVIEW)
    return list(rows.order_by("changed_at", "pk").values_list("pk", flat=True))


def reviewing_case(practice: Practice, on: date) -> tuple[str, str]:
    """Return who reviews PRACTICE ON a day, as its case, and the names of who accompanies it."""
    rows = holding(Support.objects.filter(entity=practice.entity_id), on)
    names_of = list(rows.order_by("supporter__sort_name").values_list("supporter__name", flat=True))
    is_able = able(practice.entity_id, practice.author_id, on).exists()
    return reviewing.case(supported=bool(names_of), able=is_able), ", ".join(names_of)


def _consortium(practice: Practice, on: date) -> set[int]:
    wide = [role.code for role in roles.ROLES.values() if roles.TRIAGE_PROPOSALS in role.rights]
    rows = Membership.objects.filter(role__in=wide, user__is_active=True)
    members = Membership.objects.filter(entity=practice.entity_id).values("user")
    rows = holding(rows, on).exclude(user=practice.author_id).exclude(user__in=members)
    return set(rows.values_list("user_id", flat=True))
