"""The way from an application to work as people follow it: who is further has passed the rest."""

from governance.rules.adhesion_states import (
    ACCEPTED,
    ACTIVE,
    AGREEMENT_SENT,
    AGREEMENT_SIGNED,
    DEPLOYING,
    PAPERS_REQUESTED,
    SUBMITTED,
    SUSPENDED,
    UNDER_REVIEW,
)

STEPS = {
    SUBMITTED: (SUBMITTED,),
    UNDER_REVIEW: (UNDER_REVIEW, PAPERS_REQUESTED),
    ACCEPTED: (ACCEPTED, AGREEMENT_SENT),
    AGREEMENT_SIGNED: (AGREEMENT_SIGNED,),
    DEPLOYING: (DEPLOYING,),
    ACTIVE: (ACTIVE, SUSPENDED),
}
"""The states of each step, by its name, in order."""
NOW, FAR = "now", "far"


def parts() -> dict[str, tuple[str, ...]]:
    """Return the states of those at each step NOW or FAR enough, as `now-step`, `far-step`."""
    found: dict[str, tuple[str, ...]] = {}
    far: tuple[str, ...] = ()
    for step, states in reversed(STEPS.items()):
        far = (*states, *far)
        found |= {f"{NOW}-{step}": states, f"{FAR}-{step}": far}
    return found
