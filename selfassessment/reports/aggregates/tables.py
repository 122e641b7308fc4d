"""The facts of an aggregate report as rows of a table, and what each column means."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from eset_portal.common.sheets import Cell
from selfassessment.models import AggregateReport
from selfassessment.reports.aggregates import words

Line = list[Cell]
Facts = dict[str, Any]


def headings() -> list[str]:
    """Return the names of the columns, which stay the same in every language."""
    return ["table", "key", "name", "measure", "bodies", "value"]


def rows(report: AggregateReport) -> Iterator[Line]:
    """Yield every figure of REPORT, one a row; a value that is not told is empty."""
    facts: Facts = report.facts
    yield from _whole(facts, report.group, words.subject(report.scope, report.group, facts))
    for row in facts["dimensions"]:
        yield ["dimension", row["code"], row["name"], "mean", row["bodies"], row["mean"]]
        yield ["dimension", row["code"], row["name"], "mean_catalonia", None, row["whole"]]
    for row in facts["degrees"]:
        name = words.degree(row["code"])
        yield ["degree", row["code"], name, "bodies", row["bodies"], row["bodies"]]
    for at, value in enumerate(facts["spread"]):
        yield ["spread", f"{at * 10}-{at * 10 + 10}", "", "bodies", value, value]
    yield from _groups(facts)
    yield from _gaps(facts)


def _whole(facts: Facts, key: str, name: str) -> Iterator[Line]:
    for measure in ("invited", "submitted"):
        yield ["whole", key, name, measure, facts[measure], facts[measure]]
    yield ["whole", key, name, "mean", facts["bodies"], facts["mean"]]
    for measure, value in zip(("q1", "median", "q3"), facts["quartiles"] or [], strict=False):
        yield ["whole", key, name, measure, facts["bodies"], value]


def _groups(facts: Facts) -> Iterator[Line]:
    for code, found in facts["breakdowns"].items():
        for row in found:
            name = words.group(code, row)
            yield [code, row["key"], name, "mean", row["submitted"], row["mean"]]


def _gaps(facts: Facts) -> Iterator[Line]:
    for row in facts["questions"]:
        for measure in ("mean", "low", "aside", "cost"):
            yield ["question", row["code"], row["text"], measure, row["bodies"], row[measure]]
    for row in facts.get("documents", []):
        yield ["document", row["code"], row["title"], "cost", None, row["cost"]]


def dictionary() -> list[Line]:
    """Return what each column, table and measure means, in the reader's language."""
    return [
        [
            "table",
            _("What the row is about: the whole, a dimension, a degree, a group…"),
        ],
        ["key", _("The code of the dimension, the degree, the group or the question.")],
        ["name", _("What that is called.")],
        ["measure", _("What the value measures; see below.")],
        ["bodies", _("How many bodies the value is of.")],
        ["value", _("The figure; empty where it would tell of fewer than five bodies.")],
        ["measure=invited", _("Bodies that take part in the campaign.")],
        ["measure=submitted", _("Bodies that have submitted.")],
        [
            "measure=mean",
            _("Mean of what bodies declared: scores 0 to 100, levels 0 to 4."),
        ],
        ["measure=mean_catalonia", _("The same for all bodies of the campaign.")],
        [
            "measure=q1, median, q3",
            _("Quartiles of the score, of ten bodies or more."),
        ],
        ["measure=bodies", _("Number of bodies.")],
        ["measure=low", _("Per cent of answers at level 0 or 1.")],
        ["measure=aside", _("Per cent of bodies to which the question does not apply.")],
        [
            "measure=cost",
            _("Points of the overall mean lost by answers under level 4."),
        ],
        ["table=spread", _("How many bodies score in each ten points.")],
    ]
