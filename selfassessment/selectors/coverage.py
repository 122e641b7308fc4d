"""Which bodies somebody may see side by side, and which of them have begun or handed in."""

from django.db.models import Q, QuerySet

from governance import access
from governance.models import Entity, User
from governance.rules import roles

SUBMITTED = Q(submitted_at__isnull=False)
STARTED = Q(submitted_at=None, changed_at__isnull=False)


def bodies_for(user: User) -> QuerySet[Entity]:
    """Return the bodies whose results USER may see side by side with others."""
    return access.entities(user, roles.READ_DASHBOARD)
