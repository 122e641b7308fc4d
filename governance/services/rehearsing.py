"""Find out whether something would be refused, before anybody confirms it."""

from collections.abc import Callable

from django.db import transaction


def rehearse(act: Callable[[], object]) -> None:
    """Do ACT and undo all of it: no row, no line of the trail and no letter stays.

    Raises what ACT raises.
    """
    with transaction.atomic():
        act()
        transaction.set_rollback(True)
