"""Draw the figures of the improvement itself, each with its table and what lies behind it."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from docs_library.rules import adapting, change_impacts, edition_states
from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Number, Series
from selfassessment.selectors.improving import counting, proposed
from selfassessment.selectors.improving.figures import Figure, Look


def impacts(look: Look) -> Figure:
    """Return the editions of the last year by impact."""
    found, _kinds = counting.editions(look.on)
    where = reverse("docs_library:document-list")
    rows = [
        (_(change_impacts.IMPACTS[code]), n, f"{where}?impacte={code}") for code, n in found.items()
    ]
    return Figure(_("Editions of the last year by impact"), _("Impact"), _("Editions"), rows)


def changes(look: Look) -> Figure:
    """Return the editions of the last year by kind of change."""
    _impacts, found = counting.editions(look.on)
    rows = [(_(edition_states.CHANGE_KINDS[code]), n, "") for code, n in found.items()]
    return Figure(_("Editions of the last year by change"), _("Change"), _("Editions"), rows)


def behind(look: Look) -> Figure:
    """Return how many bodies work by an older edition, by document."""
    where = reverse("docs_library:adoption-board")
    rows = [
        (one.document.code, one.behind, f"{where}?document={one.document.code}")
        for one in counting.use(look.bodies, on=look.on)
        if one.behind
    ]
    return Figure(_("Bodies that work by an older edition"), _("Document"), _("Bodies"), rows)


def copies(look: Look) -> Figure:
    """Return the own copies by state."""
    rows = [
        (_(adapting.STATES[code].label), n, "") for code, n in counting.copies(look.bodies).items()
    ]
    return Figure(_("Own copies by state"), _("State"), _("Own copies"), rows)


def conflicts(look: Look) -> Figure:
    """Return the passages on which bodies had to decide, by document."""
    rows = [
        (one.code, n, reverse("selfassessment:loop", args=["document", one.code]))
        for one, n in counting.conflicts(look.bodies)
    ]
    return Figure(_("Conflicts decided by document"), _("Document"), _("Conflicts"), rows)


FIGURES: dict[str, Callable[[Look], Figure]] = {
    "propostes": proposed.by_state,
    "antiguitat": proposed.by_age,
    "tipus": proposed.by_kind,
    "ens": proposed.by_body,
    "mides": proposed.by_size,
    "comarques": proposed.by_place,
    "impactes": impacts,
    "canvis": changes,
    "endarrerits": behind,
    "copies": copies,
    "conflictes": conflicts,
}


def drawn(name: str, look: Look) -> Drawn | None:
    """Return the figure called NAME as a chart; None when it counts nothing."""
    figure = FIGURES[name](look)
    if not any(n for _label, n, _href in figure.rows):
        return None
    chart = Chart(
        title=figure.title,
        description=_("How many there are of each."),
        labels=tuple(label for label, _n, _href in figure.rows),
        series=(Series(figure.counted, tuple(Fraction(n) for _label, n, _href in figure.rows)),),
        maximum=max(n for _label, n, _href in figure.rows),
        number=_whole,
        heading=figure.heading,
    )
    made = bars(chart, name)
    links = tuple(href for _label, _n, href in figure.rows)
    return replace(made, table=replace(made.table, links=links))


def _whole(value: Number) -> str:
    return str(int(value))
