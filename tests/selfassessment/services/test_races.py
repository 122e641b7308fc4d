"""Two people at the very same moment, with a connection each: nobody is overwritten unseen."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from selfassessment.models import Answer, AnswerRevision, Assessment
from selfassessment.services import answering, submitting
from selfassessment.services.answering import Closed, Stale
from tests.cast import Cast, make_cast
from tests.selfassessment.scenes import a_draft, an_assessment
from tests.support.drill import times

RACES, DRILL = 100, times(2000, 200)


@pytest.fixture(scope="module")
def people(committed: str) -> Cast:
    return make_cast(on=timezone.localdate())


@pytest.fixture
def assessment(people: Cast) -> Assessment:
    return an_assessment(people.a, timezone.localdate(), timezone.now())


@pytest.fixture
def together(committed: str) -> Iterator[Callable[..., list[object]]]:
    """A function that starts two jobs at the same moment and returns what came of each."""
    start = Barrier(2, timeout=30)

    def run(job: Callable[[], object]) -> object:
        start.wait()
        try:
            return job()
        except (Stale, Closed, submitting.Incomplete) as error:
            return error

    with ThreadPoolExecutor(2) as threads:
        yield lambda *jobs: list(threads.map(run, jobs))
        start = Barrier(2, timeout=30)
        list(threads.map(lambda _: (start.wait(), connection.close()), range(2)))


def race(assessment: Assessment, people: Cast, together, rounds: int) -> None:
    """Let Alice and Bob change what both saw, ROUNDS times; one of them wins each time."""
    for seen in range(rounds):
        drafts = [a_draft(level=seen % 5, comment=f"{who} {seen}", seen=seen) for who in "ab"]
        jobs = [
            lambda draft=draft, by=by: answering.save(
                assessment=assessment, draft=draft, by=by, now=timezone.now()
            )
            for draft, by in zip(drafts, (people.alice, people.bob), strict=True)
        ]
        outcomes = together(*jobs)
        losers = [row for row in outcomes if isinstance(row, Stale)]
        assert len(losers) == 1, outcomes
        winner = drafts[0 if outcomes[1] in losers else 1]
        assert losers[0].theirs.comment == winner.comment
        row = Answer.objects.get(assessment=assessment)
        assert (row.version, row.comment) == (seen + 1, winner.comment)
    assert AnswerRevision.objects.filter(assessment=assessment).count() == rounds


def test_of_two_who_saw_the_same_exactly_one_wins(assessment, people, together) -> None:
    race(assessment, people, together, RACES)


@pytest.mark.drill
def test_of_two_who_saw_the_same_exactly_one_wins_two_thousand_times(
    assessment, people, together
) -> None:
    race(assessment, people, together, DRILL)


def test_the_same_request_twice_at_once_has_one_effect(assessment, people, together) -> None:
    for number in range(20):
        draft = a_draft(level=number % 5, comment=str(number), seen=number)

        def send(draft=draft):
            return answering.save(
                assessment=assessment, draft=draft, by=people.bob, now=timezone.now()
            ).version

        assert together(send, send) == [number + 1, number + 1]
    assert AnswerRevision.objects.filter(assessment=assessment).count() == 20


def test_what_is_handed_in_while_a_colleague_saves_is_what_stands(people, together) -> None:
    for number in range(20):
        assessment = an_assessment(people.b, timezone.localdate(), timezone.now(), dimensions=1)
        for code in ("D1.1", "D1.2"):
            save(assessment, people, code, 3, 0)
        saved, handed_in = together(
            lambda it=assessment, level=number % 3: save(it, people, "D1.1", level, 1),
            lambda it=assessment: submitting.submit(
                assessment=it, by=people.charlie, now=timezone.now()
            ),
        )
        assert handed_in is None
        level = Answer.objects.get(assessment=assessment, question__code="D1.1").level
        assert level == (3 if isinstance(saved, Closed) else number % 3)
        frozen = Assessment.objects.get(pk=assessment.pk).frozen_levels
        assert frozen == {"D1.1": level, "D1.2": 3}


def save(assessment: Assessment, people: Cast, code: str, level: int, seen: int) -> int:
    draft = a_draft(code, level, seen=seen)
    return answering.save(
        assessment=assessment, draft=draft, by=people.charlie, now=timezone.now()
    ).version
