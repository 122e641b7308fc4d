"""Roles change, end and pass on; a body is never left alone by mistake."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.urls import reverse
from django.utils import timezone

from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import access
from governance.models import AuditEvent, Invitation, Membership, User
from governance.rules import roles
from governance.services import invitations, memberships, people, teams
from governance.services.memberships import LastOne
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import MembershipFactory, sync

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture(autouse=True)
def _in_demo(settings: LazySettings) -> None:
    settings.PORTAL_DEMO = True


def role_of(user: User, cast: Cast) -> Membership:
    return Membership.objects.get(user=user, entity=cast.a, ends_on=None)


def held(user: User, cast: Cast) -> list[str]:
    rows = Membership.objects.filter(user=user, entity=cast.a, ends_on=None)
    return sorted(rows.values_list("role", flat=True))


def test_a_role_changed_holds_at_the_next_request(cast: Cast, log_in: LogIn) -> None:
    bob = log_in(cast.bob)
    team = reverse("governance:team", args=[cast.a.pk])
    assert bob.get(team).status_code == 403
    row = role_of(cast.bob, cast)
    memberships.change(membership=row, role="entity_manager", by=cast.alice, now=NOW)
    assert bob.get(team).status_code == 200
    assert held(cast.bob, cast) == ["entity_manager"]
    row = role_of(cast.bob, cast)
    memberships.change(membership=row, role="entity_reader", by=cast.alice, now=NOW)
    assert bob.get(team).status_code == 403
    memberships.end(membership=role_of(cast.bob, cast), by=cast.alice, now=NOW)
    assert bob.get(team).status_code == 404


def test_the_last_manager_stays_unless_an_administrator_says_so(cast: Cast) -> None:
    row = role_of(cast.alice, cast)
    for by, unmanaged in ((cast.alice, False), (cast.alice, True), (cast.adam, False)):
        with pytest.raises(LastOne):
            memberships.end(membership=row, by=by, now=NOW, unmanaged=unmanaged)
    with pytest.raises(LastOne):
        memberships.change(membership=row, role="entity_reader", by=cast.alice, now=NOW)
    assert held(cast.alice, cast) == ["entity_manager"]
    memberships.end(membership=row, by=cast.adam, now=NOW, unmanaged=True)
    assert held(cast.alice, cast) == []


@pytest.mark.parametrize(
    "other",
    [
        {"starts_on": TODAY + timedelta(days=1)},
        {"ends_on": TODAY},
        {"user__is_active": False},
        {"role": "entity_contributor"},
    ],
)
def test_a_manager_of_another_day_or_without_account_is_none(
    cast: Cast, other: dict[str, object]
) -> None:
    MembershipFactory.create(entity=cast.a, **other)
    with pytest.raises(LastOne):
        memberships.end(membership=role_of(cast.alice, cast), by=cast.alice, now=NOW)


def test_one_of_two_managers_may_go(cast: Cast) -> None:
    MembershipFactory.create(entity=cast.a)
    memberships.end(membership=role_of(cast.alice, cast), by=cast.alice, now=NOW)
    assert access.rights_over(cast.alice, cast.a) == frozenset()


def test_the_portal_keeps_an_administrator_whatever_is_said(cast: Cast) -> None:
    row = Membership.objects.get(user=cast.adam)
    with pytest.raises(LastOne):
        memberships.end(membership=row, by=cast.adam, now=NOW, unmanaged=True)


def test_stopping_an_access_ends_roles_sessions_and_invitations(cast: Cast, log_in: LogIn) -> None:
    MembershipFactory.create(user=cast.bob, entity=cast.a, role="entity_manager")
    MembershipFactory.create(user=cast.bob, entity=cast.b, role="entity_reader")
    sync(cast.a, cast.b, on=TODAY)
    sent = invitations.invite(
        email="x@example.org", entity=cast.a, role="entity_reader", by=cast.bob, now=NOW
    )
    bob = log_in(cast.bob)
    teams.stop(user=cast.bob, entity=cast.a, by=cast.alice, now=NOW)
    assert bob.get(reverse("home")).context.get("user").is_anonymous
    assert held(cast.bob, cast) == []
    assert access.may(cast.bob, roles.READ_RESULTS, cast.b)
    sent.refresh_from_db()
    assert sent.state(NOW) == "revoked"
    cast.bob.refresh_from_db()
    assert log_in(cast.bob).get(reverse("home")).context["user"] == cast.bob
    line = AuditEvent.objects.get(verb="access.stopped")
    assert (line.actor, line.acting_for, line.facts) == (cast.alice, cast.a, {"roles": 2})


def test_who_may_not_end_a_role_may_not_stop_it_either(cast: Cast) -> None:
    MembershipFactory.create(user=cast.bob, entity=cast.a, role="auditor")
    with pytest.raises(NotAllowed):
        teams.stop(user=cast.bob, entity=cast.a, by=cast.alice, now=NOW)
    assert held(cast.bob, cast) == ["auditor", "entity_contributor"]
    for person in (cast.alice, cast.charlie):  # oneself; nobody of the team
        with pytest.raises(DomainError):
            teams.stop(user=person, entity=cast.a, by=cast.alice, now=NOW)


def test_the_last_manager_is_stopped_only_when_that_is_said(cast: Cast) -> None:
    with pytest.raises(LastOne):
        teams.stop(user=cast.alice, entity=cast.a, by=cast.adam, now=NOW)
    teams.stop(user=cast.alice, entity=cast.a, by=cast.adam, now=NOW, unmanaged=True)
    assert held(cast.alice, cast) == []


@pytest.mark.parametrize("stays_as", ["", "entity_reader"])
def test_the_lead_passes_from_one_to_the_other(cast: Cast, stays_as: str) -> None:
    leaving = role_of(cast.alice, cast)
    teams.hand_over(leaving=leaving, to=cast.bob, stays_as=stays_as, by=cast.alice, now=NOW)
    assert held(cast.bob, cast) == ["entity_manager"]
    assert held(cast.alice, cast) == ([stays_as] if stays_as else [])
    assert access.may(cast.bob, roles.SUBMIT, cast.a)
    assert not access.may(cast.alice, roles.SUBMIT, cast.a)
    assert AuditEvent.objects.order_by("-id")[0].verb == "team.handed_over"


@pytest.mark.parametrize("to", ["alice", "charlie", "tecla"])
def test_the_lead_passes_only_to_somebody_of_the_team(cast: Cast, to: str) -> None:
    leaving = role_of(cast.alice, cast)
    with pytest.raises(DomainError):
        teams.hand_over(leaving=leaving, to=cast.person(to), stays_as="", by=cast.alice, now=NOW)
    assert held(cast.alice, cast) == ["entity_manager"]


@pytest.mark.parametrize("by", ["bob", "charlie", "tecla", "aurora"])
def test_nobody_takes_the_lead_by_themselves(cast: Cast, by: str) -> None:
    leaving = role_of(cast.alice, cast)
    with pytest.raises(NotAllowed):
        teams.hand_over(leaving=leaving, to=cast.bob, stays_as="", by=cast.person(by), now=NOW)
    assert held(cast.bob, cast) == ["entity_contributor"]


def test_a_closed_account_has_no_session_and_no_role_and_can_be_opened(
    cast: Cast, log_in: LogIn
) -> None:
    bob = log_in(cast.bob)
    people.close(user=cast.bob, by=cast.adam, now=NOW)
    assert bob.get(reverse("home")).context["user"].is_anonymous
    with pytest.raises(NotAllowed):
        people.reopen(user=cast.bob, by=cast.alice)
    people.reopen(user=cast.bob, by=cast.adam)
    people.reopen(user=cast.bob, by=cast.adam)
    assert bob.get(reverse("home")).context["user"].is_anonymous  # the session of before
    assert held(cast.bob, cast) == []
    assert AuditEvent.objects.filter(verb="person.reopened").count() == 1


def test_closing_respects_the_last_manager_of_every_body(cast: Cast) -> None:
    with pytest.raises(LastOne):
        people.close(user=cast.alice, by=cast.adam, now=NOW)
    assert User.objects.get(pk=cast.alice.pk).is_active
    people.close(user=cast.alice, by=cast.adam, now=NOW, unmanaged=True)
    assert not Membership.objects.filter(user=cast.alice, ends_on=None).exists()
    with pytest.raises(DomainError):
        people.close(user=cast.adam, by=cast.adam, now=NOW, unmanaged=True)


def test_invitations_of_before_stay_when_a_manager_leaves_in_peace(cast: Cast) -> None:
    MembershipFactory.create(entity=cast.a)
    row = invitations.invite(
        email="x@example.org", entity=cast.a, role="entity_reader", by=cast.alice, now=NOW
    )
    memberships.end(membership=role_of(cast.alice, cast), by=cast.alice, now=NOW)
    assert Invitation.objects.get(pk=row.pk).state(NOW) == "pending"
