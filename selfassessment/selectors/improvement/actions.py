"""Improvement actions: one, those of a body, and those of many bodies side by side."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from governance import access
from governance.models import Entity, Membership, User
from governance.models.dated import holding
from governance.rules import roles
from selfassessment.models import ImprovementAction
from selfassessment.rules.improvement.action_states import OPEN
from selfassessment.selectors import instruments

KNOWN = ("question", "owner", "entity", "assessment__campaign__version")


def visible_to(user: User) -> QuerySet[ImprovementAction]:
    """Return the actions of the bodies whose results USER may see, with what a line shows."""
    bodies = access.entities(user, roles.READ_RESULTS)
    rows = ImprovementAction.objects.filter(entity__in=bodies).select_related(*KNOWN)
    return rows.defer("assessment__campaign__version__content")


def one(user: User, pk: UUID) -> ImprovementAction | None:
    """Return the action PK, if USER may see its body; else None."""
    return visible_to(user).filter(pk=pk).first()


def of_body(entity: Entity) -> list[ImprovementAction]:
    """Return all actions of ENTITY: by the day they are due, those without one last."""
    rows = ImprovementAction.objects.filter(entity=entity).select_related(*KNOWN)
    found = rows.defer("assessment__campaign__version__content")
    return list(found.order_by(F("due_on").asc(nulls_last=True), "question__code", "pk"))


def team(entity: Entity, *, on: date) -> list[User]:
    """Return who belongs to ENTITY on that day and may own an action, by name."""
    own = [role.code for role in roles.ROLES.values() if role.reach == roles.OWN]
    rows = holding(Membership.objects.filter(entity=entity, role__in=own), on)
    members = User.objects.filter(pk__in=rows.values("user"), is_active=True)
    return list(members.order_by("full_name", "pk"))


def open_for(entity: Entity, codes: Iterable[str] | None = None) -> dict[str, ImprovementAction]:
    """Return the open action of ENTITY on each question, by its code; CODES narrow them."""
    rows = ImprovementAction.objects.filter(entity=entity, state__in=OPEN)
    if codes is not None:
        rows = rows.filter(question__code__in=list(codes))
    found = rows.select_related("question").order_by("-version", "pk")
    return {row.question.code: row for row in found}


def words_of(action: ImprovementAction) -> str:
    """Return the text of the question that ACTION is about, as it was asked then."""
    version = action.assessment.campaign.version
    return instruments.of_version(version).question(action.question.code).text
