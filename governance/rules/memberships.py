"""Which roles a person may have at which bodies."""

from eset_portal.common.rules.i18n import noop
from governance.rules import entity_kinds, roles

SUPPORTERS = frozenset({"diputacio", "consell_comarcal", "aran", "entitat_metropolitana"})

LEADING = frozenset({"entity_manager", "supporter_admin", "aoc_admin"})
"""Roles of which a body that has somebody keeps somebody, unless an administrator says so."""

INDISPENSABLE = frozenset({"aoc_admin"})
"""Leading roles of which not even an administrator may end the last."""

UNKNOWN = noop("There is no such role.")
DISSOLVED = noop("This body has been dissolved: nobody can be given a role there.")
CANNOT_JOIN = noop("A body of this kind cannot take part in e-SET.")
NO_SUPPORTER = noop("Only a body that supports others can have this role in its team.")


def refusal(role: str, *, kind: str, active: bool) -> str:
    """Return why ROLE cannot be held at a body of KIND, as an English sentence; "" when it can."""
    if role not in roles.ROLES:
        return UNKNOWN
    if not active:
        return DISSOLVED
    if not entity_kinds.KINDS[kind].may_join:
        return CANNOT_JOIN
    if roles.ROLES[role].reach == roles.SUPPORTED and kind not in SUPPORTERS:
        return NO_SUPPORTER
    return ""
