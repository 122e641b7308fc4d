"""Write invented improvement actions about the gaps of last year's results, and some targets."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from governance.models import User
from selfassessment.models import (
    Assessment,
    ImprovementAction,
    ImprovementStep,
    Question,
    TargetProfile,
)
from selfassessment.rules.improvement.action_states import (
    DOING,
    DONE,
    DROP,
    DROPPED,
    FINISH,
    PLAN,
    START,
    SUGGEST,
    SUGGESTED,
    TO_DO,
)
from selfassessment.rules.improvement.goals import goal
from selfassessment.rules.instrument import Question as Asked
from selfassessment.selectors import control, instruments
from selfassessment.selectors.results import STRONG_FROM
from selfassessment.services.demo import cast
from selfassessment.services.improvement.keeping import usual_title

# What becomes of the gaps of a body, in turn, and when each is due, in days from today.
STATES = (DOING, TO_DO, DONE, TO_DO, SUGGESTED, DOING, DROPPED, TO_DO)
DUE = (-20, 60, 0, -5, 120, 90, 0, 200)
OWN, OTHERS = 8, 3
OTHER_BODIES = 40
SHOWN = "Text inventat: s’ha aprovat el procediment i n’hi ha l’acta."
WHY_DROPPED = "Text inventat: ho farà el consell comarcal per a tots els ens."
WAYS: Mapping[str, tuple[str, ...]] = {
    SUGGESTED: (SUGGEST,),
    TO_DO: (PLAN,),
    DOING: (PLAN, START),
    DONE: (PLAN, START, FINISH),
    DROPPED: (PLAN, DROP),
}
OUTCOMES = {DONE: SHOWN, DROPPED: WHY_DROPPED}
TARGETS = {"D1": 3, "D2": 3, "D4": 4, "D5": 3, "D8": 2}


def write(rows: list[Assessment], *, at: datetime, today: date) -> None:
    """Let the bodies of ROWS, whose controls have ended, act on their gaps since AT."""
    people = {user.email: user for user in User.objects.filter(is_demo=True)}
    owners = {
        code: people.get(account.email)
        for account in cast.ACCOUNTS
        if account.role == "entity_manager"
        for code in account.bodies
    }
    own = [row for row in rows if row.entity.code in owners]
    near = [row for row in rows if row.entity.province_id == cast.NEAR and row not in own]
    made: list[ImprovementAction] = []
    for row in [*own, *near[:OTHER_BODIES]]:
        owner = owners.get(row.entity.code or "")
        made += _actions(row, owner, at, today, most=OWN if row in own else OTHERS)
    ImprovementAction.objects.bulk_create(made)
    technician = people.get(f"tecnic@{cast.DOMAIN}")
    ImprovementStep.objects.bulk_create(
        step for action in made for step in _steps(action, technician, at)
    )
    _targets([row for row in own if row.entity.code != cast.LARGE], owners, at)


def _actions(
    row: Assessment, owner: User | None, at: datetime, today: date, *, most: int
) -> list[ImprovementAction]:
    keys = dict(Question.objects.filter(version=row.campaign.version_id).values_list("code", "pk"))
    found = []
    for number, (asked, level) in enumerate(_gaps(row)[:most]):
        state = STATES[number]
        target = goal(level) or level
        action = ImprovementAction(
            assessment=row,
            entity=row.entity,
            question_id=keys[asked.code],
            title=usual_title(asked, target),
            from_level=level,
            target_level=target,
            owner=owner if state != SUGGESTED else None,
            due_on=today + timedelta(days=DUE[number]) if state not in OUTCOMES else None,
            state=state,
            outcome=OUTCOMES.get(state, ""),
            ended_at=at + timedelta(days=90) if state in OUTCOMES else None,
            version=len(WAYS[state]),
        )
        found.append(action)
    return found


def _gaps(row: Assessment) -> list[tuple[Asked, int]]:
    values = control.thawed(row.control.levels or {})
    rows = [
        (question, level)
        for question in instruments.of_assessment(row)
        for level in [values[question.code].level if question.code in values else None]
        if level is not None and level < STRONG_FROM
    ]
    return sorted(rows, key=lambda pair: (pair[1], -pair[0].weight))


def _steps(
    action: ImprovementAction, technician: User | None, at: datetime
) -> list[ImprovementStep]:
    way = WAYS[action.state]
    return [
        ImprovementStep(
            action=action,
            version=number,
            move=move,
            note=action.outcome if number == len(way) else "",
            title=action.title,
            target_level=action.target_level,
            owner=action.owner,
            due_on=action.due_on,
            made_by=technician if move == SUGGEST else action.owner,
            made_at=at + timedelta(days=30 * number),
        )
        for number, move in enumerate(way, 1)
    ]


def _targets(rows: list[Assessment], owners: Mapping[str, User | None], at: datetime) -> None:
    TargetProfile.objects.bulk_create(
        TargetProfile(
            entity=row.entity,
            levels=TARGETS,
            changed_by=owners.get(row.entity.code or ""),
            changed_at=at,
        )
        for row in rows
    )
