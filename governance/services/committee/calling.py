"""The letters about a session, with its appointment for people's calendars."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from eset_portal.common.rules import icalendar
from governance.models import CommitteeSession
from governance.selectors.committee import seats
from governance.services import letters
from governance.services.committee.common import Act

LASTS = timedelta(hours=2)
CALL = "governance/letters/session_called.txt"
CANCELLED = "governance/letters/session_cancelled.txt"


def tell(session: CommitteeSession, act: Act, *, is_cancelled: bool = False) -> int:
    """Write to all who sit in SESSION, once for each call; return to how many people."""
    people = seats.addressed(session)
    with override(settings.LANGUAGE_CODE):
        context = {
            "session": session,
            "items": session.items.filter(withdrawn_at=None).order_by("position"),
            "papers": session.papers.filter(removed_at=None).order_by("at"),
            "address": reverse("governance:session", args=[session.pk]),
        }
        appointment = _appointment(session, context["address"])
        method = icalendar.CANCEL if is_cancelled else icalendar.REQUEST
        for person in people:
            letter = letters.post(
                CANCELLED if is_cancelled else CALL,
                {**context, "person": person},
                to=person,
                key=f"session:{session.pk}:{session.calls}:{method.lower()}:{person.pk}",
                now=act.now,
            )
            calendar = icalendar.write(
                appointment, method=method, attendee=person.email, now=act.now
            )
            letters.with_appointment(letter, calendar)
    return len(people)


def _appointment(session: CommitteeSession, address: object) -> icalendar.Appointment:
    host = settings.PORTAL_URL.split("//")[1].split(":")[0]
    return icalendar.Appointment(
        uid=f"{session.pk}@{host}",
        sequence=session.calls,
        starts_at=session.starts_at,
        lasts=LASTS,
        title=_("%(body)s: session %(number)s") % {"body": session.body, "number": session.number},
        text=f"{settings.PORTAL_URL}{address}",
        place=session.place or session.link,
        link=session.link,
        organizer=settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].strip(">"),
    )
