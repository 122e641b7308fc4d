"""Tables of means: rows of cells under their heads."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from selfassessment.selectors.steering.cells import Cell


@dataclass(frozen=True, slots=True)
class Row:
    """A group or a dimension with its means."""

    code: str
    name: str
    cells: tuple[Cell, ...]

    @property
    def html(self) -> SafeString:
        """Its cells at once: a template takes ten times as long for hundreds."""
        cells = "".join(cell.html for cell in self.cells)
        return mark_safe(cells)  # noqa: S308  # all that comes from outside is escaped


@dataclass(frozen=True, slots=True)
class Heat:
    """Means by group and dimension: HEAD names the columns, each ROW its own."""

    head: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
