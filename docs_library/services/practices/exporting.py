"""Note that somebody took the list of shared practices away as a file."""

from django.db import transaction

from governance import audit
from governance.models import User


@transaction.atomic
def note(*, rows: int, by: User) -> None:
    """Write the line of the trail: BY took so many ROWS."""
    audit.record(by, "library.practices_exported", None, count=rows)
