"""Who may read the register."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from eset_portal.common.rules.decisions import YES, Decision, no
from governance.models import Membership


def may_read(memberships: Sequence[Membership]) -> Decision:
    """Say whether somebody with these MEMBERSHIPS may read the register: anybody with one."""
    if memberships:
        return YES
    return no(_("The register is for people with a role in some body. Ask yours to invite you."))
