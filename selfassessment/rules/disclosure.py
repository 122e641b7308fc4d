"""How many of a group may be shown together without giving anybody away."""

SMALLEST_GROUP = 5


def shown(count: int, *, place: int | None = None) -> int:
    """Return how many of COUNT bodies, in their order of arrival, a figure is made of; 0: none.

    Groups grow five at a time, the same for everybody who looks, so that no two figures differ
    by fewer than five bodies: taking one from the other gives nobody away. PLACE is where the
    reader's own body stands in the order, counted from 0: who is in the group knows one of its
    values, so five others must be there.
    """
    size = count - count % SMALLEST_GROUP
    inside = place is not None and place < size
    return size if size - inside >= SMALLEST_GROUP else 0
