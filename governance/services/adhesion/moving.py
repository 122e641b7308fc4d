"""Move a case on, once: whoever acts on an older step than the last is told so."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance import audit, permissions
from governance.models import Application, CaseMove, User
from governance.rules import adhesion_states
from governance.rules.adhesion_states import ADHESION, MOVES
from governance.selectors import cases
from governance.services.adhesion import notices


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts on a case, on which step of it, when, and what they say about it."""

    by: User
    seen: int
    now: datetime
    comment: str = ""


@transaction.atomic
def move(*, case: Application, code: str, act: Act) -> None:
    """Make the move CODE on CASE with its trail; raise as `step` does."""
    step(case, code, act)
    record(case, code, act)


@transaction.atomic
def submit(*, case: Application, act: Act) -> None:
    """Send the application CASE to the Consortium; raise as `step` does."""
    step(case, adhesion_states.SUBMIT, act, submitted_at=act.now)
    record(case, adhesion_states.SUBMIT, act)


def step(case: Application, code: str, act: Act, **columns: object) -> None:
    """Bring CASE into the state that the move CODE leads to, with COLUMNS; tell whom it concerns.

    Raises Conflict when the case is no longer where ACT saw it, NotAllowed when the person may
    not, DomainError when something lacks. Belongs into the transaction of a service, which
    records it last.
    """
    rule = MOVES[code]
    refuse_overtaken(case, code, act.seen)
    if reason := adhesion_states.who_refuses(rule, permissions.parts_in(act.by, case)):
        raise NotAllowed(_(reason))
    if reason := adhesion_states.what_refuses(rule, cases.holds(case)):
        raise DomainError(_(reason))
    if rule.comment and not act.comment.strip():
        raise DomainError(_("Say why: the other side will read it."))
    start = case.state
    _set(case, rule.end, act, columns)
    CaseMove.objects.create(
        application=case,
        move=code,
        start=start,
        end=rule.end,
        by=act.by,
        at=act.now,
        comment=act.comment.strip(),
    )
    notices.tell(case, code, act.comment.strip(), step=case.step, now=act.now)


def refuse_overtaken(case: Application, code: str, seen: int) -> None:
    """Raise Conflict when CASE has left the step SEEN or has no such move from its state."""
    if case.step != seen or not ADHESION.allows(case.state, code):
        raise Conflict(overtaken(case))


def record(case: Application, code: str, act: Act) -> None:
    """Write the line of the trail about the move CODE."""
    audit.record(act.by, "application.moved", case, acting_for=case.entity, move=code)


def overtaken(case: Application) -> str:
    """Return what happened to CASE meanwhile, as a sentence."""
    last = cases.last_move(case)
    if last is None:
        return _("This is not possible with the application as it stands now.")
    words = {"who": last.by or _("The portal"), "move": _(MOVES[last.move].label)}
    return _(
        "%(who)s was quicker: “%(move)s”. Nothing of yours was done; look at how it stands now."
    ) % {key: str(value) for key, value in words.items()}


def _set(case: Application, state: str, act: Act, columns: dict[str, object]) -> None:
    """Write the new state if nobody has written another since CASE was read."""
    change = {**columns, "state": state, "step": case.step + 1, "changed_at": act.now}
    rows = Application.objects.filter(pk=case.pk, state=case.state, step=case.step)
    try:
        with transaction.atomic():
            taken = rows.update(**change)
    except IntegrityError as error:
        raise Conflict(
            _("This body has joined or applied already: ask who runs e-SET there to add you.")
        ) from error
    if not taken:
        raise Conflict(overtaken(case))
    for name, value in change.items():
        setattr(case, name, value)
