"""A session for a page: whoever may not see it finds nothing there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from eset_portal.common.rules.decisions import Decision
from governance import acting
from governance.models import AgendaItem, CommitteeSession, Seat, User
from governance.permissions import may_run_body, may_see_sessions
from governance.selectors.committee import seats
from governance.services.committee.common import Act


@dataclass(frozen=True, slots=True)
class Desk:
    """A session, who looks at it today, whether they run it, and the seat they sit on."""

    session: CommitteeSession
    user: User
    today: date
    may_run: Decision
    seat: Seat | None

    @property
    def act(self) -> Act:
        """Whoever looks, doing something now."""
        return Act(self.user, timezone.now())


def load(request: HttpRequest, pk: UUID) -> Desk:
    """Return the session PK for the signed-in person; raise Http404 for strangers to its body."""
    session = get_object_or_404(CommitteeSession.objects.select_related("body"), pk=pk)
    user, today = acting.person(request), timezone.localdate()
    if not may_see_sessions(user, session.body, on=today):
        raise Http404
    on = timezone.localdate(session.starts_at)
    return Desk(
        session,
        user,
        today,
        may_run_body(user, session.body, on=today),
        seats.of_person(user, session.body, on),
    )


def item_of(desk: Desk, pk: UUID) -> AgendaItem:
    """Return the item PK of the session of DESK; raise Http404 when it is of another."""
    rows = AgendaItem.objects.select_related("session__body", "reconsiders", "minutes_of")
    return get_object_or_404(rows, pk=pk, session=desk.session)
