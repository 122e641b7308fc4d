"""Roles are given and ended with their rights and their line, or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from eset_portal.common.rules.errors import DomainError, IllegalMove, NotAllowed
from governance import access, sweeps
from governance.models import AuditEvent, Entity, Membership
from governance.rules import roles
from governance.rules.memberships import refusal
from governance.services import memberships, people
from tests.cast import Cast
from tests.factories import EntityFactory, MembershipFactory, SupportFactory, UserFactory

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def test_a_role_given_brings_exactly_its_rights(cast: Cast) -> None:
    user = UserFactory.create()
    memberships.give(user=user, entity=cast.a, role="entity_contributor", by=cast.alice, now=NOW)
    assert access.rights_over(user, cast.a) == roles.ROLES["entity_contributor"].rights
    assert access.rights_over(user, cast.b) == frozenset()


def test_a_role_given_leaves_one_line(cast: Cast) -> None:
    user = UserFactory.create()
    for _time in range(2):
        row = memberships.give(
            user=user, entity=cast.a, role="entity_reader", by=cast.alice, now=NOW
        )
    line = AuditEvent.objects.get()
    assert (line.actor, line.acting_for, line.target_id) == (cast.alice, cast.a, str(row.pk))
    assert line.facts == {"role": "entity_reader", "user": user.pk}
    assert Membership.objects.filter(user=user).count() == 1


def test_a_role_ended_takes_its_rights_and_no_others(cast: Cast) -> None:
    row = Membership.objects.get(user=cast.bob)
    memberships.end(membership=row, by=cast.alice, now=NOW)
    assert access.rights_over(cast.bob, cast.a) == frozenset()
    assert access.may(cast.alice, roles.ANSWER, cast.a)
    assert AuditEvent.objects.get().verb == "membership.ended"
    with pytest.raises(IllegalMove):
        memberships.end(membership=row, by=cast.alice, now=NOW)


def test_a_role_ended_on_its_first_day_has_never_held(cast: Cast) -> None:
    user = UserFactory.create()
    row = memberships.give(user=user, entity=cast.a, role="entity_reader", by=None, now=NOW)
    memberships.end(membership=row, by=None, now=NOW)
    assert not Membership.objects.filter(user=user).exists()
    assert access.rights_over(user, cast.a) == frozenset()


def test_ending_one_role_for_all_bodies_takes_it_everywhere(cast: Cast) -> None:
    memberships.end(membership=Membership.objects.get(user=cast.aurora), by=cast.adam, now=NOW)
    again = type(cast.aurora).objects.get(pk=cast.aurora.pk)
    assert not access.may_for_all(again, roles.READ_TRAIL)


@pytest.mark.parametrize(
    ("who", "role", "allowed"),
    [
        ("alice", "entity_contributor", True),
        ("alice", "technician", False),
        ("alice", "aoc_admin", False),
        ("bob", "entity_reader", False),
        ("charlie", "entity_reader", False),
        ("tecla", "entity_reader", False),
        ("aurora", "entity_reader", False),
        ("adam", "entity_manager", True),
    ],
)
def test_who_may_give_which_role_at_a_body(
    cast: Cast, who: str, role: str, *, allowed: bool
) -> None:
    user, by = UserFactory.create(), cast.person(who)
    body = cast.dip if role == "technician" else cast.a
    if allowed:
        memberships.give(user=user, entity=body, role=role, by=by, now=NOW)
    else:
        with pytest.raises(NotAllowed) as raised:
            memberships.give(user=user, entity=body, role=role, by=by, now=NOW)
        assert raised.value.message
    assert AuditEvent.objects.exists() == allowed


def test_a_head_of_support_makes_technicians_of_their_own(cast: Cast) -> None:
    head = MembershipFactory.create(entity=cast.dip, role="supporter_admin").user
    user = UserFactory.create()
    memberships.give(user=user, entity=cast.dip, role="technician", by=head, now=NOW)
    assert access.may(user, roles.CONTROL, cast.a)
    assert not access.may(user, roles.CONTROL, cast.b)
    with pytest.raises(NotAllowed):
        memberships.give(user=user, entity=cast.other_dip, role="technician", by=head, now=NOW)


@pytest.mark.parametrize(
    ("facts", "role"),
    [
        ({"status": Entity.Status.DISSOLVED}, "entity_reader"),
        ({"kind": "societat_mercantil"}, "entity_manager"),
        ({"kind": "ajuntament"}, "technician"),
        ({"kind": "ajuntament"}, "no_such_role"),
    ],
)
def test_a_role_that_nobody_can_have_there_is_refused(
    db: None, facts: dict[str, str], role: str
) -> None:
    body, user = EntityFactory.create(**facts), UserFactory.create()
    with pytest.raises(DomainError):
        memberships.give(user=user, entity=body, role=role, by=None, now=NOW)
    assert not Membership.objects.exists()
    assert not AuditEvent.objects.exists()


def test_every_role_has_a_body_where_it_can_be_held() -> None:
    for role in roles.ROLES:
        kinds = ("ajuntament", "diputacio")
        assert "" in [refusal(role, kind=kind, active=True) for kind in kinds], role
        assert all(refusal(role, kind=kind, active=False) for kind in kinds)


def test_support_that_changes_hands_moves_the_rights_on_its_day(cast: Cast) -> None:
    tomorrow = TODAY + timedelta(days=1)
    cast.a.supports.update(ends_on=tomorrow)
    SupportFactory.create(entity=cast.a, supporter=cast.other_dip, starts_on=tomorrow)
    access.sync(cast.a, on=TODAY)
    assert access.may(cast.tecla, roles.CONTROL, cast.a)
    access.sync(cast.a, on=tomorrow)
    for person, right in (("tecla", False), ("rita", True)):
        fresh = type(cast.tecla).objects.get(pk=cast.person(person).pk)  # no remembered rights
        assert access.may(fresh, roles.CONTROL, cast.a) == right


def test_the_daily_sweep_ends_what_has_run_out_and_grants_what_has_begun(cast: Cast) -> None:
    Membership.objects.filter(user=cast.bob).update(ends_on=TODAY)
    new = MembershipFactory.create(entity=cast.a, role="entity_reader", starts_on=TODAY).user
    assert sweeps.sync_rights() >= 2
    assert access.rights_over(cast.bob, cast.a) == frozenset()
    assert access.may(new, roles.READ_RESULTS, cast.a)


def test_a_closed_account_keeps_its_history_and_loses_its_rights(cast: Cast) -> None:
    people.close(user=cast.bob, by=cast.adam, now=NOW)
    assert access.rights_over(cast.bob, cast.a) == frozenset()
    assert Membership.objects.filter(user=cast.bob).exists()
    with pytest.raises(NotAllowed):
        people.close(user=cast.rosa, by=cast.alice, now=NOW)
    with pytest.raises(DomainError):
        memberships.give(user=cast.bob, entity=cast.b, role="entity_reader", by=None, now=NOW)


def test_an_address_is_one_persons(cast: Cast) -> None:
    with pytest.raises(DomainError):
        people.add(email=" Alice@example.org", full_name="Una altra", by=None)
    new = people.add(email="Nova@Example.org", full_name="Nova", by=cast.adam)
    assert (new.email, new.has_usable_password()) == ("nova@example.org", False)
    assert AuditEvent.objects.get().verb == "person.added"
