"""Two administrators decide at the very same moment: one decides, the other is told."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from eset_portal.common.rules.errors import Conflict
from governance.models import Application, CaseMove, User
from governance.rules import adhesion_states as at
from governance.services.adhesion import moving
from tests.cast import Cast, make_cast
from tests.factories import UserFactory, member, sync
from tests.governance.adhesion import scenes

ROUNDS = 10


@pytest.fixture(scope="module")
def people(committed: str) -> Cast:
    return make_cast(on=timezone.localdate())


@pytest.fixture(scope="module")
def ada(people: Cast) -> User:
    person = member(people.aoc, "aoc_admin", email="ada@example.org", full_name="Ada Consorci")
    sync(people.aoc, on=timezone.localdate())
    return person


@pytest.fixture
def threads(committed: str) -> Iterator[ThreadPoolExecutor]:
    start = Barrier(2, timeout=30)
    with ThreadPoolExecutor(2) as found:
        yield found
        list(found.map(lambda _: (start.wait(), connection.close()), range(2)))


def test_one_decides_and_the_other_gets_a_conflict(
    people: Cast, ada: User, threads: ThreadPoolExecutor
) -> None:
    filer = UserFactory.create()
    for number in range(ROUNDS):
        case = scenes.sent(filer, scenes.a_body(f"Ajuntament de cursa {number}"))
        moving.move(case=case, code=at.TAKE, act=scenes.act(people.adam, case))
        start = Barrier(2, timeout=30)

        def decide(by: User, key: object = case.pk, start: Barrier = start) -> object:
            seen = Application.objects.select_related("entity", "filer").get(pk=key)
            start.wait()
            try:
                return moving.move(case=seen, code=at.REJECT, act=scenes.act(by, seen, "No."))
            except Conflict as error:
                return error

        outcomes = list(threads.map(decide, (people.adam, ada)))
        assert [isinstance(row, Conflict) for row in outcomes].count(True) == 1
        assert CaseMove.objects.filter(application=case, move=at.REJECT).count() == 1
