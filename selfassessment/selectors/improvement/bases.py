"""The last result of a body, from which all that is planned starts."""

from collections.abc import Mapping
from dataclasses import dataclass

from governance.models import Entity
from selfassessment.models import Assessment
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import assessments, instruments, results


@dataclass(frozen=True, slots=True)
class Base:
    """The last result of a body: what all that is planned starts from."""

    assessment: Assessment
    instrument: Instrument
    given: Mapping[str, Given]


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
