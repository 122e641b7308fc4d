"""The tables of the open data: their columns, what each means, and under which licence."""

from collections.abc import Mapping

from eset_portal.common.rules.i18n import noop
from selfassessment.rules import groups
from selfassessment.rules.groups import Margin

LICENCE = "Creative Commons Attribution 4.0 International (CC BY 4.0)"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
# Combinations beyond these could single somebody out: nobody gets them.
TABLES: tuple[Margin, ...] = (*groups.ONE_WAY, groups.PEERS)
ALL = "all"

GROUPS, DEGREES, SPREAD = "grups", "graus", "distribucio"
COLUMNS: Mapping[str, Mapping[str, str]] = {
    GROUPS: {
        "campanya": noop("Campaign, as in the address"),
        "eix": noop("What tells the groups apart: all, kind, band, comarca, supporter"),
        "codi": noop("Code of the group"),
        "grup": noop("Name of the group, in Catalan"),
        "eix_2": noop("Second axis, in tables of two; otherwise empty"),
        "codi_2": noop("Code of the group on the second axis"),
        "grup_2": noop("Name of the group on the second axis, in Catalan"),
        "dimensio": noop("Code of the dimension; empty for the overall score"),
        "ens": noop("How many bodies submitted and have a score; empty when hidden"),
        "mitjana": noop("Mean of the declared scores, 0 to 100, one decimal; empty when hidden"),
        "quartil_1": noop("First quartile, from 10 bodies on, overall score only"),
        "mediana": noop("Median, from 10 bodies on, overall score only"),
        "quartil_3": noop("Third quartile, from 10 bodies on, overall score only"),
        "ocult": noop("1 when the figures are hidden so that nobody is recognised, otherwise 0"),
    },
    DEGREES: {
        "campanya": noop("Campaign, as in the address"),
        "grau": noop("Code of the degree of consolidation"),
        "nom": noop("Name of the degree, in Catalan"),
        "ens": noop("How many bodies reached it; empty when hidden"),
    },
    SPREAD: {
        "campanya": noop("Campaign, as in the address"),
        "des_de": noop("The range begins at this score, 0 to 100"),
        "fins_a": noop("The range ends before this score; the last one holds 100 too"),
        "ens": noop("How many bodies score in it; empty when hidden"),
    },
}
TABLE_LABELS: Mapping[str, str] = {
    GROUPS: noop("Means and quartiles by group"),
    DEGREES: noop("Degrees"),
    SPREAD: noop("How the scores spread"),
}
