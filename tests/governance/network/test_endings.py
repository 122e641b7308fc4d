"""A body ends: who follows it, who leaves, and what stays."""

from datetime import UTC, date, datetime

import pytest

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import access
from governance.models import AuditEvent, Ending, Entity, Membership, Support
from governance.rules import roles
from governance.selectors import past
from governance.services import endings
from tests.cast import Cast
from tests.factories import EntityFactory, SupportFactory

NOW = datetime(2026, 11, 22, 11, tzinfo=UTC)
TODAY = date(2026, 11, 22)
JANUARY = date(2026, 1, 1)


def dissolve(cast: Cast, body: Entity, successor: Entity | None = None, on: date = JANUARY) -> None:
    endings.dissolve(entity=body, on=on, successor=successor, by=cast.adam, now=NOW)
    body.refresh_from_db()


def test_a_dissolved_body_is_no_more_from_its_day_and_was_before(cast: Cast) -> None:
    dissolve(cast, cast.a, cast.b)
    assert cast.a.status == Entity.Status.DISSOLVED
    before = past.standing(cast.a, date(2025, 12, 31))
    assert (before.ending, before.supporter) == (None, cast.dip.name)
    after = past.standing(cast.a, JANUARY)
    assert after.ending is not None
    assert after.ending.successor == cast.b
    assert after.supporter is None
    assert [row.what for row in past.history(cast.b)] == ["took_over", "supporter"]


def test_its_people_leave_today_and_lose_their_rights(cast: Cast) -> None:
    assert access.may(cast.alice, roles.ANSWER, cast.a)
    dissolve(cast, cast.a)
    alice = type(cast.alice).objects.get(pk=cast.alice.pk)
    assert not access.may(alice, roles.ANSWER, cast.a)
    assert Membership.objects.get(user=alice).ends_on == TODAY
    line = AuditEvent.objects.latest("id")
    assert (line.verb, line.facts["people"]) == ("body.dissolved", 3)


def test_technicians_of_its_supporter_lose_it(cast: Cast) -> None:
    assert access.may(cast.tecla, roles.CONTROL, cast.a)
    dissolve(cast, cast.a)
    tecla = type(cast.tecla).objects.get(pk=cast.tecla.pk)
    assert not access.may(tecla, roles.CONTROL, cast.a)


def test_bodies_that_merge_are_followed_by_one(cast: Cast) -> None:
    emd = EntityFactory.create(kind="emd", parent=cast.a)
    new = EntityFactory.create()
    done = endings.merge(
        entities=[cast.a, cast.b, cast.a], successor=new, on=JANUARY, by=cast.adam, now=NOW
    )
    assert done == 2
    assert {
        *Ending.objects.filter(successor=new, merged=True).values_list("entity", flat=True)
    } == {
        cast.a.pk,
        cast.b.pk,
    }
    emd.refresh_from_db()
    assert emd.parent == new
    assert past.standing(emd, date(2025, 12, 31)).parent == cast.a


def test_a_merger_is_made_for_all_or_for_none(cast: Cast) -> None:
    gone = EntityFactory.create(status="dissolved")
    with pytest.raises(Conflict):
        endings.merge(entities=[cast.a, gone], successor=cast.b, on=JANUARY, by=cast.adam, now=NOW)


def test_nobody_follows_itself(cast: Cast) -> None:
    with pytest.raises(DomainError, match="itself"):
        endings.merge(entities=[cast.a], successor=cast.a, on=JANUARY, by=cast.adam, now=NOW)
    with pytest.raises(DomainError, match="itself"):
        dissolve(cast, cast.a, cast.a)


def test_nobody_to_merge_is_said(cast: Cast) -> None:
    with pytest.raises(DomainError, match="which bodies"):
        endings.merge(entities=[], successor=cast.a, on=JANUARY, by=cast.adam, now=NOW)


def test_what_is_no_more_cannot_follow_and_cannot_end_twice(cast: Cast) -> None:
    dissolve(cast, cast.a)
    with pytest.raises(Conflict):
        dissolve(cast, cast.a)
    with pytest.raises(DomainError, match="cannot follow"):
        dissolve(cast, cast.b, cast.a)


def test_a_body_that_others_lean_on_stays_until_they_are_cared_for(cast: Cast) -> None:
    with pytest.raises(Conflict, match="another supporter"):
        dissolve(cast, cast.dip)
    EntityFactory.create(kind="emd", parent=cast.b)
    with pytest.raises(Conflict, match="depends on it"):
        dissolve(cast, cast.b)


def test_its_own_dependant_cannot_follow_it(cast: Cast) -> None:
    emd = EntityFactory.create(kind="emd", parent=cast.a)
    with pytest.raises(DomainError, match="depends on the body that ends"):
        dissolve(cast, cast.a, emd)


def test_a_day_to_come_or_before_a_later_support_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError, match="not come yet"):
        dissolve(cast, cast.a, on=date(2026, 11, 23))
    Support.objects.filter(entity=cast.a).update(ends_on=date(2026, 6, 1))
    SupportFactory.create(entity=cast.a, supporter=cast.other_dip, starts_on=date(2026, 6, 1))
    with pytest.raises(Conflict, match="later"):
        dissolve(cast, cast.a)
