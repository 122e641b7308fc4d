"""Tell by e-mail what happened to an application: its filer, or those who decide."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.models import Application, Membership, User
from governance.models.dated import holding
from governance.rules import adhesion_states, adhesion_words, roles
from governance.services import letters

TO_FILER = "governance/letters/application_filer.txt"
TO_DECIDER = "governance/letters/application_decider.txt"


def tell(case: Application, move: str, comment: str, *, step: int, now: datetime) -> None:
    """Write the letters about MOVE: to the filer what others did, to the Consortium what they did.

    Each STEP of a case is told once to each person.
    """
    by_filer = adhesion_states.FILER in adhesion_states.MOVES[move].by
    people = _deciders(now) if by_filer else [case.filer]
    with override(settings.LANGUAGE_CODE):
        context = {
            "case": case,
            "says": _(adhesion_words.LETTERS[move]) % {"body": case.body_name},
            "comment": comment,
            "address": reverse("governance:adhesion-case", args=[case.pk]),
        }
    for person in people:
        letters.post(
            TO_DECIDER if by_filer else TO_FILER,
            {**context, "person": person},
            to=person,
            key=f"application:{case.pk}:{step}:{person.pk}",
            now=now,
        )


def _deciders(now: datetime) -> list[User]:
    """Return the people who decide on applications today."""
    deciding = [role.code for role in roles.ROLES.values() if _decides(role)]
    rows = holding(Membership.objects.filter(role__in=deciding), timezone.localdate(now))
    people = User.objects.filter(pk__in=rows.values("user"), is_active=True)
    return list(people.order_by("pk"))


def _decides(role: roles.Role) -> bool:
    return roles.DECIDE_ADHESION in role.rights and role.reach == roles.ALL
