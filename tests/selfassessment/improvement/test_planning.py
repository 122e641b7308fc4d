"""Planning, moving and dropping actions; two at once; what stays for ever."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from eset_portal.common.rules.errors import Conflict, DomainError
from governance.models import AuditEvent
from selfassessment.models import Assessment, ImprovementAction, ImprovementStep
from selfassessment.selectors.improvement import actions, bases, projections
from selfassessment.selectors.improvement import targets as wanted_levels
from selfassessment.services.improvement import moving, planning, targets
from selfassessment.services.improvement.moving import Step
from selfassessment.services.improvement.planning import Gap, Plan
from tests.cast import Cast
from tests.selfassessment.control import scenes
from tests.selfassessment.scenes import NOW, TODAY

DUE = TODAY + timedelta(days=90)
SHOWN = "Aprovat pel ple: consta a l’acta."


@pytest.fixture
def result(cast: Cast) -> Assessment:
    return scenes.submitted(cast, level=1)


def plan(result: Assessment, cast: Cast, code: str = "D1.1", **more: object) -> ImprovementAction:
    usual = {"title": "Aprovar el reglament", "target_level": 2, "owner": cast.bob, "due_on": DUE}
    wanted = Plan(**(usual | more))  # type: ignore[arg-type]  # passed on as given
    return planning.plan(gap=Gap(result, code, 1), wanted=wanted, by=cast.alice, now=NOW)


def move(action: ImprovementAction, name: str, by, note: str = "", **more: int):
    held = ImprovementAction.objects.get(pk=action.pk)
    step = Step(name, more.get("seen", held.version), note)
    return moving.move(action=held, step=step, by=by, now=NOW)


def test_the_way_of_an_action_and_each_step_is_kept(cast: Cast, result: Assessment) -> None:
    action = plan(result, cast)
    for name, note in (("start", ""), ("pause", ""), ("start", ""), ("finish", SHOWN)):
        move(action, name, cast.bob, note)
    action.refresh_from_db()
    assert (action.state, action.outcome, action.ended_at) == ("done", SHOWN, NOW)
    move(action, "reopen", cast.alice, "Falta publicar-lo a la seu.")
    action.refresh_from_db()
    assert (action.state, action.outcome, action.ended_at) == ("todo", "", None)
    steps = ImprovementStep.objects.filter(action=action).order_by("version")
    moves = ["plan", "start", "pause", "start", "finish", "reopen"]
    assert [row.move for row in steps] == moves
    verbs = AuditEvent.objects.filter(target_id=str(action.pk)).values_list("verb", flat=True)
    assert sorted(verbs) == ["improvement.moved"] * 5 + ["improvement.planned"]


def test_planning_the_same_gap_twice_plans_once(cast: Cast, result: Assessment) -> None:
    first = plan(result, cast)
    assert plan(result, cast, title="Una altra cosa") == first
    move(first, "drop", cast.alice, "Ja no fa falta fer-ho.")
    assert plan(result, cast) != first


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "  x "},
        {"title": "x" * 301},
        {"target_level": 0},
        {"target_level": 5},
        {"due_on": TODAY - timedelta(days=1)},
        {"note": "x" * 2001},
    ],
)
def test_a_plan_that_cannot_be_is_refused(cast: Cast, result: Assessment, wrong) -> None:
    with pytest.raises(DomainError):
        plan(result, cast, **wrong)
    assert not ImprovementAction.objects.exists()


def test_only_somebody_of_the_team_owns_an_action(cast: Cast, result: Assessment) -> None:
    with pytest.raises(DomainError):
        plan(result, cast, owner=cast.charlie)
    assert [str(user) for user in actions.team(cast.a, on=TODAY)] == [
        str(user) for user in (cast.alice, cast.bob, cast.rosa)
    ]


@pytest.mark.parametrize("name", ["finish", "drop"])
def test_ending_something_says_how(cast: Cast, result: Assessment, name: str) -> None:
    with pytest.raises(DomainError):
        move(plan(result, cast), name, cast.alice, "curt")


def test_two_at_once_and_the_second_is_told(cast: Cast, result: Assessment) -> None:
    action = plan(result, cast)
    move(action, "start", cast.bob)
    with pytest.raises(Conflict):
        move(action, "finish", cast.alice, SHOWN, seen=1)
    wanted = Plan("Una altra cosa", 4)
    with pytest.raises(Conflict):
        planning.change(action=action, wanted=wanted, seen=1, by=cast.alice, now=NOW)
    with pytest.raises(Conflict):
        move(action, "accept", cast.alice)


def test_what_has_ended_changes_no_more_and_history_never(cast: Cast, result: Assessment) -> None:
    action = plan(result, cast)
    move(action, "finish", cast.alice, SHOWN)
    wanted = Plan("Una altra cosa", 4)
    with pytest.raises(Conflict):
        planning.change(action=action, wanted=wanted, seen=2, by=cast.alice, now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        ImprovementStep.objects.filter(action=action).update(note="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        ImprovementAction.objects.filter(pk=action.pk).update(outcome="")


def test_a_day_that_has_passed_may_stay_but_no_past_one_be_chosen(
    cast: Cast, result: Assessment
) -> None:
    action, later = plan(result, cast), NOW + timedelta(days=100)
    planning.change(
        action=action, wanted=Plan("Encara cal", 3, due_on=DUE), seen=1, by=cast.alice, now=later
    )
    wanted = Plan("Encara cal", 3, due_on=DUE + timedelta(days=1))
    with pytest.raises(DomainError):
        planning.change(action=action, wanted=wanted, seen=2, by=cast.alice, now=later)


def test_the_projected_score_counts_what_is_under_way_and_done_since(
    cast: Cast, result: Assessment
) -> None:
    first, second = plan(result, cast), plan(result, cast, "D2.1", target_level=4)
    third = plan(result, cast, "D2.2", target_level=4)
    move(third, "drop", cast.alice, "Ja no fa falta fer-ho.")
    later = NOW + timedelta(days=1)
    step = Step("finish", 1, SHOWN)
    moving.move(action=second, step=step, by=cast.alice, now=later)
    start = bases.base(cast.a)
    assert start is not None
    found = projections.planned(start, actions.of_body(cast.a))
    assert found.raised == ("D1.1", "D2.1")
    # D1 weighs 1 and goes from 25 to 37.5; D2 weighs 2 and goes from 25 to 62.5.
    assert (found.now.low, found.then.low) == (25, Fraction(325, 6))
    assert first.state == "todo"


def test_targets_are_set_by_who_saw_the_last_ones(cast: Cast, result: Assessment) -> None:
    targets.set_profile(entity=cast.a, levels={"D1": 3}, seen=0, by=cast.alice, now=NOW)
    with pytest.raises(Conflict):
        targets.set_profile(entity=cast.a, levels={"D1": 2}, seen=0, by=cast.alice, now=NOW)
    with pytest.raises(DomainError):
        targets.set_profile(entity=cast.a, levels={"D1": 5}, seen=1, by=cast.alice, now=NOW)
    start = bases.base(cast.a)
    profile = wanted_levels.profile(cast.a)
    assert start is not None
    assert profile is not None
    plan(result, cast)
    found = projections.planned(start, actions.of_body(cast.a))
    part = wanted_levels.by_dimension(start, found, profile.levels, actions.open_for(cast.a))[0]
    assert [(row.question.code, row.level) for row in part.under] == [("D1.1", 1), ("D1.2", 1)]
    assert part.unplanned == 1
    assert projections.at_target(start, profile.levels).then.low == Fraction(125, 3)
