"""Body `a` on its way: one improvement action in each state, from its last result, and targets."""

from datetime import datetime, timedelta

from governance.models import User
from selfassessment.models import Assessment, ImprovementAction
from selfassessment.services.improvement import moving, planning, targets
from selfassessment.services.improvement.moving import Step
from selfassessment.services.improvement.planning import Gap, Plan
from tests.cast import Cast

WHY = "Ho farà el consell comarcal."


def add_actions(cast: Cast, finished: Assessment, then: datetime, now: datetime) -> None:
    """Let Bob be late, Alice be at it, one be done, one dropped and one suggested by Tecla."""
    late = _plan(finished, "D1.1", cast.bob, cast.alice, then)
    doing = _plan(finished, "D1.2", cast.alice, cast.alice, then)
    done = _plan(finished, "D2.1", cast.alice, cast.alice, then)
    dropped = _plan(finished, "D2.2", cast.alice, cast.alice, then)
    moving.move(action=doing, step=Step("start", 1), by=cast.alice, now=now)
    moving.move(action=done, step=Step("finish", 1, WHY), by=cast.alice, now=now)
    moving.move(action=dropped, step=Step("drop", 1, WHY), by=cast.alice, now=now)
    wanted = Plan("Publicar el catàleg de tràmits", 4)
    planning.suggest(gap=Gap(finished, "D3.1", 3), wanted=wanted, by=cast.tecla, now=now)
    targets.set_profile(entity=cast.a, levels={"D1": 4, "D2": 3}, seen=0, by=cast.alice, now=now)
    assert late.state == "todo"


def _plan(
    finished: Assessment, code: str, owner: User, by: User, then: datetime
) -> ImprovementAction:
    wanted = Plan(f"Fer el que diu {code}", 4, owner=owner, due_on=then.date() + timedelta(days=60))
    return planning.plan(gap=Gap(finished, code, 3), wanted=wanted, by=by, now=then)
