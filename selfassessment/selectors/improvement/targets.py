"""Where a body wants to arrive, and what is still under it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from governance.models import Entity
from selfassessment.models import ImprovementAction, TargetProfile
from selfassessment.rules.improvement.projection import (
    Projection,
    reached,
)
from selfassessment.rules.instrument import Dimension, Question
from selfassessment.rules.scoring.values import Given, given
from selfassessment.selectors.improvement.bases import Base


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
