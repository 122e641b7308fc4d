"""Somebody else was first."""

from django.utils.translation import gettext as _

from docs_library.models import LocalEdition, MergeDecision
from eset_portal.common.rules.errors import Conflict


class Stale(Conflict):
    """Somebody else wrote first: `newest` is what they left."""

    def __init__(self, newest: LocalEdition) -> None:
        super().__init__(
            _("Somebody else changed this text meanwhile. Compare both and decide what stays.")
        )
        self.newest = newest


class Clash(Conflict):
    """Somebody else decided the same conflict first: `theirs` is what they decided."""

    def __init__(self, theirs: MergeDecision | None) -> None:
        super().__init__(_("A colleague has decided this meanwhile. Compare, and choose again."))
        self.theirs = theirs


class Moved(Conflict):
    """The copy or its original changed since the session was opened."""

    def __init__(self) -> None:
        super().__init__(
            _("The texts have changed since you began. What you decided is brought over.")
        )
