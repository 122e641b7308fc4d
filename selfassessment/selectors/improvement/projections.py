"""Where a body stands, where its actions lead, and where it wants to arrive."""

from collections.abc import Iterable, Mapping

from selfassessment.models import ImprovementAction
from selfassessment.rules.improvement.action_states import DONE, UNDER_WAY
from selfassessment.rules.improvement.goals import by_profile, highest
from selfassessment.rules.improvement.projection import Projection, project
from selfassessment.selectors.improvement.bases import Base


def planned(start: Base, actions: Iterable[ImprovementAction]) -> Projection:
    """Return what START would score if every one of ACTIONS under way were done.

    What was done since that result counts too: the result does not know of it yet.
    """
    since = start.assessment.submitted_at
    goals = highest(
        (row.question.code, row.target_level)
        for row in actions
        if row.state in UNDER_WAY
        or (row.state == DONE and row.ended_at and since and row.ended_at > since)
    )
    return project(start.instrument, start.given, goals)


def at_target(start: Base, profile: Mapping[str, int]) -> Projection:
    """Return what START would score with every dimension of PROFILE at its level."""
    return project(start.instrument, start.given, by_profile(start.instrument, profile))
