"""The cells of a table of means, each with its figure and its colour."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import escape
from django.utils.translation import gettext as _

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
    def html(self) -> str:
        """The cell of a table: the figure, with how many bodies it is of where it leads."""
        inside: str = escape(self.text)
        if self.href:
            told = escape(f"{_('Bodies')}: {self.bodies}")
            inside = f'<a href="{escape(self.href)}" title="{told}">{inside}</a>'
        elif not inside:
            words, sign = (_("hidden: too few bodies"), "·") if self.shade else (_("none"), "–")
            inside = f'<span aria-label="{escape(words)}">{sign}</span>'
        return f'<td class="{self.shade}">{inside}</td>'


HIDDEN = Cell(shade="hid")


def cell_of(mean: Fraction, bodies: int, href: str = "") -> Cell:
    """Return the place of a MEAN of so many BODIES, as a whole number in its colour."""
    degree = degree_of(mean)
    shade = f"d{SHADES[degree.code]}" if degree else ""
    return Cell(mean, bodies, href, str(whole(mean)), shade)
