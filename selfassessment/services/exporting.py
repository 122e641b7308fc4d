"""Leave a line in the trail for each list that leaves the portal."""

from django.db import transaction

from governance import audit
from governance.models import User
from selfassessment.models import Campaign


@transaction.atomic
def note(*, campaign: Campaign, rows: int, by: User) -> None:
    """Record that BY took ROWS lines of results of CAMPAIGN out of the portal."""
    audit.record(by, "results.exported", campaign, rows=rows)


@transaction.atomic
def note_controls(*, rows: int, by: User) -> None:
    """Record that BY took ROWS lines of controls out of the portal."""
    audit.record(by, "control.exported", None, rows=rows)


@transaction.atomic
def note_actions(*, rows: int, by: User) -> None:
    """Record that BY took ROWS improvement actions out of the portal."""
    audit.record(by, "improvement.exported", None, rows=rows)


@transaction.atomic
def note_improving(*, name: str, rows: int, by: User) -> None:
    """Record that BY took the ROWS lines of the figure NAME out of the portal."""
    audit.record(by, "improving.exported", None, figure=name, rows=rows)
