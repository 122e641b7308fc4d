"""The facts of an aggregate report as words and numbers of the reader's language."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from governance.rules import entity_kinds
from governance.rules.bands import BANDS
from selfassessment.rules import aggregates
from selfassessment.rules.scoring.degrees import BY_CODE
from selfassessment.selectors.aggregates.members import BAND

HIDDEN = "·"


def number(value: float | None) -> str:
    """Write VALUE with one decimal; a dot where it is not told."""
    return HIDDEN if value is None else number_format(Decimal(str(value)), 1)


def count(value: int | None) -> str:
    """Write VALUE; a dot where it is not told."""
    return HIDDEN if value is None else str(value)


def axis(code: str) -> str:
    """Return what an axis of groups is called."""
    names = {
        aggregates.COMARCA: _("Comarca"),
        aggregates.SUPPORTER: _("Supporter"),
        aggregates.KIND: _("Kind of body"),
        BAND: _("Size"),
    }
    return names[code]


def group(code: str, row: Mapping[str, Any]) -> str:
    """Return what the group of ROW is called on the axis CODE."""
    key = row["key"]
    if code == aggregates.KIND and key in entity_kinds.KINDS:
        return gettext(entity_kinds.KINDS[key].plural)
    if code == BAND and key in BANDS:
        return gettext(BANDS[key].label)
    return str(row["name"] or _("Others"))


def degree(code: str) -> str:
    """Return a degree in words."""
    return gettext(BY_CODE[code].label)


def subject(scope: str, key: str, facts: Mapping[str, Any]) -> str:
    """Return whom the report is about."""
    if scope == aggregates.KIND and key in entity_kinds.KINDS:
        return gettext(entity_kinds.KINDS[key].plural)
    if scope == aggregates.METHOD:
        return _("What the method asks, and where it does not reach")
    return str(facts.get("name") or gettext(aggregates.SCOPES[scope]))
