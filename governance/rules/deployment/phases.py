"""The five phases of a deployment, and when one may be closed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop
from governance.rules.deployment import task_states


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase: its stored code, its name, and what it is for."""

    code: str
    label: str
    purpose: str


PHASES = {
    phase.code: phase
    for phase in (
        Phase("diagnosis", noop("Diagnosis"), noop("Know how the body works and what it needs.")),
        Phase(
            "preparation",
            noop("Preparation"),
            noop("Have the people, the services and the rules ready before the first case."),
        ),
        Phase("pilot", noop("Pilot"), noop("Work with the method in one area, and learn.")),
        Phase("extension", noop("Extension"), noop("Bring the method to the whole organisation.")),
        Phase(
            "consolidation",
            noop("Consolidation"),
            noop("Check that it is done well, and keep it so without help."),
        ),
    )
}
FINISHED = ""
"""What stands for the phase of a plan in which every phase is closed."""

UNKNOWN = noop("There is no such phase.")
CLOSED = noop("This phase is already closed.")
NOT_ITS_TURN = noop("Close the earlier phases first: this one is not the current phase.")
UNFINISHED = noop("A phase closes when its required tasks are done. Finish or discard them first.")
STILL_OPEN = noop("This phase is open: there is nothing to reopen.")


@dataclass(frozen=True, slots=True)
class Step:
    """What the rules need of a task: its phase, whether it must be done, and its state."""

    phase: str
    required: bool
    state: str


def current(closed: Collection[str]) -> str:
    """Return the first phase that is not among the CLOSED; FINISHED when all are."""
    return next((code for code in PHASES if code not in closed), FINISHED)


def missing(phase: str, steps: Iterable[Step]) -> int:
    """Return how many required STEPS of PHASE are neither done nor set aside."""
    return sum(
        step.phase == phase and step.required and step.state not in task_states.SETTLED
        for step in steps
    )


def closing_refusal(phase: str, closed: Collection[str], steps: Iterable[Step]) -> str:
    """Return why PHASE cannot be closed, as an English sentence; "" when it can."""
    if phase not in PHASES:
        return UNKNOWN
    if phase in closed:
        return CLOSED
    if phase != current(closed):
        return NOT_ITS_TURN
    return UNFINISHED if missing(phase, steps) else ""


def reopening_refusal(phase: str, closed: Collection[str]) -> str:
    """Return why PHASE cannot be reopened, as an English sentence; "" when it can."""
    if phase not in PHASES:
        return UNKNOWN
    return "" if phase in closed else STILL_OPEN


def number(phase: str) -> int:
    """Return the place of PHASE, from 1; one more than there are for FINISHED."""
    codes = [*PHASES, FINISHED]
    return codes.index(phase) + 1


def choices() -> list[tuple[str, str]]:
    """Return the phases as (code, name) pairs in their order."""
    return [(phase.code, phase.label) for phase in PHASES.values()]
