"""What may happen to the frozen list of a campaign."""

from collections.abc import Mapping

from eset_portal.common.rules.i18n import noop

ADDED = "added"
WITHDRAWN = "withdrawn"
BROUGHT_BACK = "brought_back"
CHANGES: Mapping[str, str] = {
    ADDED: noop("Added"),
    WITHDRAWN: noop("Withdrawn"),
    BROUGHT_BACK: noop("Brought back"),
}
SHORTEST_REASON, LONGEST_REASON = 10, 500
