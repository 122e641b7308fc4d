"""How a body stood on a day that the reader chooses, and what happened to it, in words."""

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from eset_portal.templatetags.days import in_words
from governance.forms.past import DayForm
from governance.models import Entity
from governance.rules import bands
from governance.selectors import past
from governance.selectors.entities import FIRST_DAY
from governance.selectors.past import Happening, Standing


class Told(NamedTuple):
    """Something that happened: the day, a sentence, and where it leads."""

    day: str
    sentence: str
    href: str


def context(request: HttpRequest, entity: Entity, today: date) -> dict[str, object]:
    """Return the form for a day, the facts of that day if one was chosen, and the history."""
    form = DayForm(request.GET if "dia" in request.GET else None)
    day: date | None = form.cleaned_data["dia"] if form.is_bound and form.is_valid() else None
    rows = [row for row in past.history(entity) if row.day > FIRST_DAY]
    return {
        "day_form": form,
        "then": facts(past.standing(entity, day)) if day else [],
        "then_day": in_words(day) if day else "",
        "then_early": day is not None and day < FIRST_DAY,
        "then_late": day is not None and day > today,
        "history": [tell(row) for row in rows],
    }


def facts(then: Standing) -> list[tuple[str, str]]:
    """Return what held on that day as (name, value) pairs; what nobody knows is said."""
    unknown = _("Not known")
    found = [(_("Name"), then.name)]
    if then.ending:
        words = _("It was no more, since %(day)s") % {"day": in_words(then.ending.on)}
        return [*found, (_("State"), words)]
    if then.inhabitants is not None:
        words = _("%(number)s (on 1 January %(year)s)") % {
            "number": number_format(then.inhabitants, force_grouping=True),
            "year": then.year,
        }
        found.append((_("Inhabitants"), words))
    if then.band:
        found.append((_("Band"), _(bands.BANDS[then.band].label)))
    found.append((_("Comarca"), then.comarca or unknown))
    if then.parent:
        found.append((_("Depends on"), then.parent.name))
    found.append((_("Supporter"), then.supporter or _("None")))
    if then.along:
        found.append((_("Taken along by"), then.along.parent.name))
    return found


def tell(row: Happening) -> Told:
    """Return what happened as a sentence."""
    href = reverse("governance:entity-detail", args=[row.entity.pk]) if row.entity else ""
    words = {"before": row.before, "after": row.after}
    if row.what == "band":
        words = {name: _band(code) for name, code in words.items()}
    return Told(in_words(row.day), _sentence(row) % words, href)


def _band(code: str) -> str:
    return _(bands.BANDS[code].label) if code else "—"


def _sentence(row: Happening) -> str:
    known = {
        "band": _("Its figure crossed from “%(before)s” to “%(after)s”."),
        "comarca": _("From the comarca %(before)s to %(after)s."),
        "name": _("From “%(before)s” to “%(after)s”: it has been called so since."),
        "along": _("%(after)s takes it along."),
        "let_go": _("%(before)s no longer takes it along."),
        "took_over": _("It took over from %(before)s."),
        "merged": _("It merged into %(after)s."),
    }
    if row.what == "supporter":
        first = _("%(after)s accompanies it.")
        return _("%(after)s accompanies it, instead of %(before)s.") if row.before else first
    if row.what == "parent":
        first = _("It depends on %(after)s.")
        return _("It depends on %(after)s, no longer on %(before)s.") if row.before else first
    if row.what == "dissolved":
        followed = _("It was dissolved; %(after)s followed it.")
        return followed if row.after else _("It was dissolved.")
    return known[row.what]
