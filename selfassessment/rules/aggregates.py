"""The reports of groups of bodies: what each may be about."""

from collections.abc import Mapping

from eset_portal.common.rules.i18n import noop

CATALONIA, COMARCA, SUPPORTER, KIND, METHOD = "all", "comarca", "supporter", "kind", "method"
SCOPES: Mapping[str, str] = {
    CATALONIA: noop("Catalonia"),
    COMARCA: noop("Comarca"),
    SUPPORTER: noop("Supporter"),
    KIND: noop("Kind of body"),
    METHOD: noop("Methodology"),
}
