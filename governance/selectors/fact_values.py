"""What the facts of the audit trail say, in words: codes, days, yes and no, keys of rows."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from eset_portal.templatetags.days import in_words, moment
from governance.models import CasePaper, Comarca, PlanTemplate, Tool
from governance.rules import adhesion_states, retention, roles, sign_in_means, tools
from governance.rules.committee import outcomes, posts, voting
from governance.rules.deployment import phases

Table = Callable[[], Mapping[str, str]]
LISTED = "means"
"""The fact that names several codes at once, with a + between them."""
DAY = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+([+-]\d\d:\d\d|Z)?)?")


def labels(table: Mapping[str, Any]) -> dict[str, str]:
    """Return the words of TABLE by code: its values are English messages or bear one as label."""
    return {code: gettext(str(getattr(row, "label", row))) for code, row in table.items()}


def _kinds() -> Mapping[str, str]:
    papers = {kind.value: str(kind.label) for kind in CasePaper.Kind}
    return papers | labels(tools.KINDS)


TABLES: Mapping[str, Table] = {
    "role": lambda: labels(roles.ROLES),
    "move": lambda: labels(adhesion_states.MOVES),
    "phase": lambda: labels(phases.PHASES),
    "outcome": lambda: labels(outcomes.OUTCOMES),
    "state": lambda: labels(voting.ATTENDANCE),
    "post": lambda: labels(posts.POSTS),
    "means": lambda: labels(sign_in_means.MEANS),
    "period": lambda: {row.code: gettext(row.since) for row in retention.PERIODS.values()},
    "kind": _kinds,
    "language": lambda: dict(settings.LANGUAGES),
    "file_type": lambda: {"csv": "CSV", "xlsx": "XLSX"},
    "comarca": lambda: dict(Comarca.objects.values_list("pk", "name")),
    "before": lambda: dict(Comarca.objects.values_list("pk", "name")),
    "tool": lambda: dict(Tool.objects.values_list("slug", "name")),
    "template": lambda: {str(row.pk): str(row) for row in PlanTemplate.objects.all()},
}
"""The words of the values of a fact, by its name or, where a verb has its own, by verb:name."""


class Values:
    """The words of values: each table is asked for once, however many lines need it."""

    def __init__(self) -> None:
        self._tables = [import_string(name) for name in settings.TRAIL_VALUES]
        self._known: dict[str, Mapping[str, str]] = {}

    def told(self, verb: str, name: str, value: object) -> str:
        """Return the VALUE of the fact NAME of VERB in words; as it stands when it has none."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return gettext("Yes") if value else gettext("No")
        if name == LISTED:
            return ", ".join(self._in(name).get(code, code) for code in str(value).split("+"))
        if not isinstance(value, str):
            return str(value)
        own = self._in(f"{verb}:{name}")
        return own.get(value) or self._in(name).get(value) or _day(value)

    def _in(self, name: str) -> Mapping[str, str]:
        """Return what the tables say of the fact NAME, by code."""
        if name not in self._known:
            self._known[name] = {
                code: words
                for table in self._tables
                if name in table
                for code, words in table[name]().items()
            }
        return self._known[name]


def _day(text: str) -> str:
    """Return TEXT, a day or a moment of the trail, in words; other texts as they are."""
    if not DAY.fullmatch(text):
        return text
    try:
        if "T" in text:
            return moment(timezone.localtime(datetime.fromisoformat(text)))
        return in_words(date.fromisoformat(text))
    except ValueError:  # no such day, or a moment without its zone
        return text
