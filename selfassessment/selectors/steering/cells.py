"""What a table of means is made of: cells with their figure and colour, rows, heads."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import ngettext

from selfassessment.rules.scoring.degrees import DEGREES, degree_of
from selfassessment.rules.scoring.rounding import whole

SHADES = {degree.code: at for at, degree in enumerate(DEGREES)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A mean score, 0 to 100, over so many bodies; None where there are none."""

    mean: Fraction | None = None
    bodies: int = 0
    href: str = ""
    text: str = ""
    shade: str = ""
    """The class of its colour, by the degree of the mean; hatched when it is not told."""

    @property
    def told(self) -> str:
        """Of how many bodies it is the mean, in words."""
        return ngettext("%(n)d body", "%(n)d bodies", self.bodies) % {"n": self.bodies}


HIDDEN = Cell(shade="hid")


@dataclass(frozen=True, slots=True)
class Row:
    """A group or a dimension with its means."""

    code: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """Means by group and dimension: HEAD names the columns, each ROW its own."""

    head: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def cell_of(mean: Fraction, bodies: int, href: str = "") -> Cell:
    """Return the place of a MEAN of so many BODIES, as a whole number in its colour."""
    degree = degree_of(mean)
    shade = f"d{SHADES[degree.code]}" if degree else ""
    return Cell(mean, bodies, href, str(whole(mean)), shade)
