"""Body `a` in older campaigns, at each point of the control: one assessment in each state."""

from datetime import datetime, timedelta

from selfassessment.services.control import moving, opinions
from tests.cast import Cast
from tests.selfassessment.control import scenes

BEFORE = timedelta(days=60)


def add_controls(cast: Cast, now: datetime) -> None:
    """Let one wait, one be begun, one be with the body, one be validated and one withdrawn."""
    then = now - BEFORE
    waiting, begun, back, settled, out = (
        scenes.submitted(cast, level=2, on=then.date(), now=then) for _ in range(5)
    )
    assert waiting.state == "submitted"
    for taken in (begun, back, settled):
        moving.take(assessment=taken, by=cast.tecla, now=now)
    scenes.judge(begun, cast.tecla, "D1.1", "lower", level=1, now=now)
    scenes.judge(begun, cast.tecla, "D1.2", "return", now=now)
    opinions.ask(assessment=begun, code="D2.1", words="Compta el conveni?", by=cast.tecla, now=now)
    scenes.judge(back, cast.tecla, "D1.1", "return", now=now)
    moving.send_back(assessment=back, by=cast.tecla, now=now)
    scenes.judge(settled, cast.tecla, "D1.1", "lower", level=0, now=now)
    scenes.accept_rest(settled, cast.tecla, now=now)
    moving.validate(assessment=settled, by=cast.tecla, now=now)
    reason = "L’ens s’ha fusionat."
    moving.withdraw(assessment=out, reason=reason, by=cast.adam, now=now)
