"""The facts of a line of the audit trail in words; one that is not here shows its own name."""

from eset_portal.common.rules.i18n import noop

FACT_WORDS = {
    "on": noop("Day"),
    "year": noop("Year"),
    "inhabitants": noop("Inhabitants"),
    "before": noop("Before"),
    "name": noop("Name"),
    "comarca": noop("Comarca"),
    "parent": noop("Depends on"),
    "successor": noop("Who follows it"),
    "people": noop("People"),
    "bodies": noop("Bodies"),
    "entities": noop("Bodies"),
    "rows": noop("Rows"),
    "lines": noop("Lines"),
    "period": noop("Period"),
    "role": noop("Role"),
    "user": noop("Person"),
    "means": noop("Means"),
    "new": noop("New"),
    "changed": noop("Changed"),
    "unchanged": noop("Unchanged"),
    "missing": noop("Left out of the file"),
    "file_type": noop("Kind of file"),
    "campaign": noop("Campaign"),
    "state": noop("State"),
    "move": noop("Move"),
    "reason": noop("Reason"),
}
