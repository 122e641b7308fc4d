"""The outlines that were loaded, to be drawn beneath the map."""

from selfassessment.models import Boundary


def of(comarca: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the outlines that were loaded, of COMARCA only where it is asked for and there."""
    rows = dict(Boundary.objects.values_list("code", "rings"))
    found = [rows[comarca]] if comarca in rows else rows.values()
    return tuple(tuple((x, y) for x, y in ring) for rings in found for ring in rings)
