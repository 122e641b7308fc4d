"""How a questionnaire turns a score, or gates, into a degree."""

from dataclasses import dataclass

BANDS = "bands"
GATES = "gates"
SCHEMES = (BANDS, GATES)

FLOORS = (0, 20, 40, 60, 80)


@dataclass(frozen=True, slots=True)
class Rating:
    """By BANDS, the degree at place n is reached from the score FLOORS[n] on, 0 to 100.

    A critical answer under the level CRITICAL then keeps the degree at place CAP at most.
    By GATES, a degree is reached once every question at its gate and at those below has the
    level PASS or more, whatever the score.
    """

    scheme: str = BANDS
    floors: tuple[int, ...] = FLOORS
    critical: int = 2
    cap: int = 2
    passing: int = 3


USUAL = Rating()
