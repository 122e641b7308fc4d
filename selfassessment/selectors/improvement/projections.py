"""Where a body stands, where its actions lead, and where it wants to arrive."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from governance.models import Entity
from selfassessment.models import Assessment, ImprovementAction, TargetProfile
from selfassessment.rules.improvement.action_states import DONE, UNDER_WAY
from selfassessment.rules.improvement.projection import (
    Projection,
    by_profile,
    highest,
    project,
    reached,
)
from selfassessment.rules.instrument import Dimension, Instrument, Question
from selfassessment.rules.scoring.values import Given, given
from selfassessment.selectors import assessments, instruments, results


@dataclass(frozen=True, slots=True)
class Base:
    """The last result of a body: what all that is planned starts from."""

    assessment: Assessment
    instrument: Instrument
    given: Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class Under:
    """A question under its target: the LEVEL it has, and the open ACTION on it, if any."""

    question: Question
    level: int | None
    action: ImprovementAction | None


@dataclass(frozen=True, slots=True)
class PartTarget:
    """A dimension: its score now, with all that is planned, at its target, and what is under."""

    dimension: Dimension
    now: Fraction | None
    planned: Fraction | None
    target: int | None
    under: tuple[Under, ...]

    @property
    def unplanned(self) -> int:
        """How many questions are under the target and nobody plans anything about."""
        return sum(row.action is None for row in self.under)


def base(entity: Entity) -> Base | None:
    """Return the newest result of ENTITY, validated where it is; None before the first."""
    rows = assessments.of_entity(entity).filter(submitted_at__isnull=False)
    found = rows.exclude(state="withdrawn").first()
    if found is None:
        return None
    validated = results.values(found)
    return Base(
        assessment=found,
        instrument=instruments.of_assessment(found),
        given=assessments.given(found) if validated is None else validated,
    )


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


def profile(entity: Entity) -> TargetProfile | None:
    """Return the target profile of ENTITY; None before it has one."""
    return TargetProfile.objects.select_related("changed_by").filter(pk=entity.pk).first()


def by_dimension(
    start: Base,
    projection: Projection,
    targets: Mapping[str, int],
    open_actions: Mapping[str, ImprovementAction],
) -> list[PartTarget]:
    """Return each dimension that the body is asked, with what is under its target."""
    scores = zip(projection.now.dimensions, projection.then.dimensions, strict=True)
    then = {part.code: (part.low, after.low) for part, after in scores}
    return [
        PartTarget(
            dimension=part,
            now=then[part.code][0],
            planned=then[part.code][1],
            target=targets.get(part.code),
            under=_under(part, start.given, targets.get(part.code), open_actions),
        )
        for part in start.instrument.dimensions
        if part.questions
    ]


def _under(
    part: Dimension,
    answers: Mapping[str, Given],
    target: int | None,
    open_actions: Mapping[str, ImprovementAction],
) -> tuple[Under, ...]:
    if target is None:
        return ()
    return tuple(
        Under(question, answer.level, open_actions.get(question.code))
        for question in part.questions
        for answer in [given(question, answers)]
        if reached(question, answer, target) is not None
    )
