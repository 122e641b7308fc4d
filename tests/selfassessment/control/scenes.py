"""An assessment of body `a` at each point of its control, and short words for its steps."""

from datetime import date, datetime, timedelta

from governance.models import User
from selfassessment.models import Assessment, ControlDecision
from selfassessment.selectors import control, instruments
from selfassessment.services import submitting
from selfassessment.services.control import deciding, moving
from selfassessment.services.control.deciding import Judgement
from tests.cast import Cast
from tests.selfassessment.scenes import NOW, TODAY, an_assessment, answer_all

WHY = "No hi ha cap document que ho mostri."
UNTIL = TODAY + timedelta(days=7)


def fresh(assessment: Assessment) -> Assessment:
    """The row as it stands, loaded as services want it."""
    rows = Assessment.objects.select_related("campaign__version", "entity", "control")
    return rows.get(pk=assessment.pk)


def submitted(
    cast: Cast, *, level: int = 3, on: date = TODAY, now: datetime = NOW, **size: int
) -> Assessment:
    """Everything answered by Bob with one level, handed in by Alice."""
    assessment = an_assessment(cast.a, on, now, **size)
    answer_all(assessment, cast.bob, level=level, now=now)
    submitting.submit(assessment=assessment, by=cast.alice, now=now)
    return fresh(assessment)


def in_control(cast: Cast, *, now: datetime = NOW, **more: object) -> Assessment:
    """Handed in and taken by Tecla."""
    assessment = submitted(cast, now=now, **more)  # type: ignore[arg-type]  # passed on as given
    moving.take(assessment=assessment, by=cast.tecla, now=now)
    return fresh(assessment)


def line(assessment: Assessment, code: str = "D1.1") -> control.Line:
    """Where one answer stands."""
    rows = control.lines(fresh(assessment), instruments.of_assessment(assessment))
    return next(row for row in rows if row.question.code == code)


def judge(
    assessment: Assessment,
    by: User,
    code: str = "D1.1",
    verdict: str = "accept",
    *,
    now: datetime = NOW,
    **more: object,
) -> ControlDecision:
    """Decide on one answer as it stands now."""
    row = line(assessment, code)
    usual: dict[str, object] = {"seen": row.seen, "answer": row.version}
    if verdict != "accept":
        usual["reason"] = WHY
    if verdict == "return":
        usual["until"] = now.date() + timedelta(days=7)
    judgement = Judgement(code, verdict, **(usual | more))  # type: ignore[arg-type]  # as given
    return deciding.decide(assessment=assessment, judgement=judgement, by=by, now=now)


def accept_rest(assessment: Assessment, by: User, *, now: datetime = NOW) -> None:
    """Accept whatever still wants a decision."""
    for row in control.lines(fresh(assessment), instruments.of_assessment(assessment)):
        if not row.is_settled:
            judge(assessment, by, row.question.code, now=now)


def returned(cast: Cast, *codes: str, now: datetime = NOW, **more: object) -> Assessment:
    """Taken, with the answers to CODES sent back to the body."""
    assessment = in_control(cast, now=now, **more)
    for code in codes or ("D1.1",):
        judge(assessment, cast.tecla, code, "return", now=now)
    moving.send_back(assessment=assessment, by=cast.tecla, now=now)
    return fresh(assessment)


def validated(cast: Cast, *, lower: dict[str, int] | None = None, **more: object) -> Assessment:
    """Controlled to the end by Tecla, some answers lowered to the level given."""
    now = more.get("now", NOW)
    assert isinstance(now, datetime)
    assessment = in_control(cast, **more)  # type: ignore[arg-type]  # passed on as given
    for code, level in (lower or {}).items():
        judge(assessment, cast.tecla, code, "lower", level=level, now=now)
    accept_rest(assessment, cast.tecla, now=now)
    moving.validate(assessment=assessment, by=cast.tecla, now=now)
    return fresh(assessment)


def closed(cast: Cast, **more: object) -> Assessment:
    """Controlled and closed."""
    now = more.get("now", NOW)
    assert isinstance(now, datetime)
    assessment = validated(cast, **more)  # type: ignore[arg-type]  # passed on as given
    moving.close(assessment=assessment, by=cast.tecla, now=now)
    return fresh(assessment)
