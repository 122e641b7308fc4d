"""Letters to those who answer for the body: what came back, and how the control ended."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from governance.models import Membership, User
from governance.models.dated import holding as held_on
from governance.services import letters
from selfassessment.models import Assessment
from selfassessment.selectors.control import Line

MANAGER = "entity_manager"


def returned(held: Assessment, rows: list[Line], *, until: date, now: datetime) -> None:
    """Write to the managers of the body of HELD that the answers of ROWS came back."""
    last = max(row.decision.pk for row in rows if row.decision)
    facts = {"assessment": held, "lines": rows, "until": until, "path": _path(held)}
    for person in _managers(held, now):
        letters.post(
            "selfassessment/letters/returned.txt",
            facts,
            to=person,
            key=f"control-returned:{held.pk}:{last}:{person.pk}",
            now=now,
        )


def validated(held: Assessment, *, now: datetime) -> None:
    """Write to the managers of the body of HELD that its control has ended."""
    path = reverse("selfassessment:result", kwargs={"pk": held.pk})
    for person in _managers(held, now):
        letters.post(
            "selfassessment/letters/validated.txt",
            {"assessment": held, "path": path},
            to=person,
            key=f"control-validated:{held.pk}:{now.isoformat()}:{person.pk}",
            now=now,
        )


def _path(held: Assessment) -> str:
    return reverse("selfassessment:assessment-submit", kwargs={"pk": held.pk})


def _managers(held: Assessment, now: datetime) -> list[User]:
    rows = Membership.objects.filter(entity=held.entity_id, role=MANAGER, user__is_active=True)
    found = held_on(rows, timezone.localdate(now)).select_related("user").order_by("pk")
    return list({row.user_id: row.user for row in found}.values())
