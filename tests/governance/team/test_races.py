"""Two at the very same moment: a body keeps a manager, an invitation makes one account."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from eset_portal.common.rules.errors import DomainError
from governance.models import Membership, Support, User
from governance.models.dated import holding
from governance.services import arrivals, invitations, memberships, supports, teams
from tests.cast import Cast, make_cast
from tests.factories import PASSWORD, member, sync
from tests.governance.team.letters import token_of

ROUNDS = 8
Together = Callable[..., list[object]]


@pytest.fixture(scope="module")
def people(committed: str) -> Cast:
    return make_cast(on=timezone.localdate())


@pytest.fixture
def together(committed: str) -> Iterator[Together]:
    """A function that starts two jobs at the same moment and returns what came of each."""
    start = Barrier(2, timeout=30)

    def run(job: Callable[[], object]) -> object:
        start.wait()
        try:
            return job()
        except DomainError as error:
            return error

    with ThreadPoolExecutor(2) as threads:
        yield lambda *jobs: list(threads.map(run, jobs))
        list(threads.map(lambda _: (start.wait(), connection.close()), range(2)))


def managers(cast: Cast) -> list[Membership]:
    rows = Membership.objects.filter(entity=cast.a, role="entity_manager")
    return list(holding(rows, timezone.localdate()).select_related("user", "entity"))


def test_two_managers_who_leave_at_once_do_not_both_leave(people: Cast, together: Together) -> None:
    for _round in range(ROUNDS):
        while len(managers(people)) < 2:
            member(people.a, "entity_manager")
            sync(people.a, on=timezone.localdate())
        jobs = [
            lambda row=row: memberships.end(
                membership=row, by=row.user, now=timezone.now(), unmanaged=False
            )
            for row in managers(people)
        ]
        outcomes = together(*jobs)
        assert [type(found) for found in outcomes].count(memberships.LastOne) == 1, outcomes
        assert len(managers(people)) == 1


def test_one_who_leaves_while_the_other_is_stopped_leaves_somebody(
    people: Cast, together: Together
) -> None:
    while len(managers(people)) < 2:
        member(people.a, "entity_manager")
        sync(people.a, on=timezone.localdate())
    one, two = managers(people)
    together(
        lambda: memberships.end(membership=one, by=one.user, now=timezone.now()),
        lambda: teams.stop(user=two.user, entity=people.a, by=people.adam, now=timezone.now()),
    )
    assert len(managers(people)) == 1


def test_one_invitation_taken_twice_at_once_makes_one_account(
    people: Cast, together: Together
) -> None:
    row = invitations.invite(
        email="doble@example.org",
        entity=people.a,
        role="entity_reader",
        by=people.adam,
        now=timezone.now(),
    )
    token = token_of(row)
    jobs = [
        lambda: arrivals.join(token=token, full_name="Doble", password=PASSWORD, now=timezone.now())
    ] * 2
    outcomes = together(*jobs)
    assert sorted(type(found).__name__ for found in outcomes) == ["Gone", "User"], outcomes
    assert User.objects.filter(email="doble@example.org").count() == 1


def test_one_body_given_to_two_at_once_has_one_supporter(people: Cast, together: Together) -> None:
    today = timezone.localdate()
    Support.objects.filter(entity=people.b).delete()
    jobs = [
        lambda dip=dip: supports.assign(
            entities=[people.b], supporter=dip, on=today, today=today, actor=None
        )
        for dip in (people.dip, people.other_dip)
    ]
    assert together(*jobs) == [1, 1]
    assert holding(Support.objects.filter(entity=people.b), today).count() == 1
