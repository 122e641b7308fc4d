"""What a figure of the improvement is before it is drawn, and who looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.models import User
from selfassessment.selectors.improving.counting import Bodies


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks, at which bodies, on which day."""

    user: User
    bodies: Bodies
    on: date


@dataclass(frozen=True, slots=True)
class Figure:
    """Rows of a name, a number and where what lies behind it is listed, or nothing."""

    title: str
    heading: str
    counted: str
    rows: Sequence[tuple[str, int, str]]
