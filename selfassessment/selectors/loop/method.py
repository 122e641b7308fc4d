"""The stations of a thread in the library: norms, changes, editions, notices, who has read."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library.models import Acknowledgement, Edition, EditionNorm, News, Notice, Signal
from governance.models import User
from selfassessment.rules import loop
from selfassessment.selectors.loop.cards import Anchor, Card, Station, station

NUMBER = ("edition__document__code", "edition__major", "edition__minor")


def norms(anchor: Anchor, *, may_look: bool) -> Station:
    """Return the norms on which the editions of ANCHOR stand; their pages are for who MAY LOOK."""
    rows = EditionNorm.objects.filter(edition__in=_editions(anchor)).select_related("norm")
    found = {row.norm_id: row.norm for row in rows.order_by("norm__name")}
    if anchor.norm is not None:
        found = {anchor.norm.pk: anchor.norm}
    cards = [
        Card(
            one.name,
            reverse("docs_library:norm-detail", args=[one.pk]) if may_look else one.eli,
            state=one.kind_label,
            note=one.title if one.title != one.name else "",
            thread=reverse("selfassessment:loop", args=[loop.NORM, one.pk]),
            is_here=anchor.norm is not None,
        )
        for one in found.values()
    ]
    return station(loop.NORM, cards)


def changes(anchor: Anchor, *, may_look: bool) -> Station:
    """Return what changed around the documents of ANCHOR, for those who MAY LOOK."""
    asked = Q(rechecks__edition__document__in=anchor.documents)
    if anchor.norm is not None:
        asked |= Q(norm=anchor.norm)
    rows = Signal.objects.filter(asked, withdrawn_at=None).select_related("norm", "tool")
    found = list(rows.distinct().order_by("-at"))
    if not may_look:
        return station(loop.CHANGE, [], hidden=len(found))
    cards = [
        Card(
            one.subject,
            reverse("docs_library:signal-detail", args=[one.pk]),
            one.holds_from,
            state=one.kind_label,
            note=one.note,
        )
        for one in found
    ]
    return station(loop.CHANGE, cards)


def editions(anchor: Anchor, *, on: date) -> Station:
    """Return the published editions of the documents of ANCHOR, the newest first."""
    rows = Edition.objects.numbered().filter(document__in=anchor.documents).defer("text")
    rows = rows.select_related("document").order_by("-effective_from", "document__code")
    return station(loop.EDITION, [_edition(one, anchor, on) for one in rows])


def _edition(one: Edition, anchor: Anchor, on: date) -> Card:
    standing = one.standing(on)
    return Card(
        f"{one.document.code} {one.number} {one.title}",
        reverse("docs_library:edition-detail", args=[one.document.code, one.major, one.minor]),
        one.effective_from,
        state=_(standing.label),
        tone=standing.tone,
        note=one.change_note,
        thread=reverse("selfassessment:loop", args=[loop.EDITION, one.pk]),
        is_here=anchor.edition is not None and anchor.edition.pk == one.pk,
    )


def notices(anchor: Anchor, user: User, *, compares: bool) -> Station:
    """Return what was told of the editions of ANCHOR: to USER, and, who COMPARES, to how many."""
    rows = News.objects.filter(edition__in=_editions(anchor), adaptation=None)
    rows = rows.select_related("edition__document").defer("edition__text").order_by("-at")
    found = list(rows.annotate(people=Count("notices")) if compares else rows)
    mine = {
        row.news_id: row for row in Notice.objects.filter(user=user, news__in=[n.pk for n in found])
    }
    shown = [one for one in found if compares or one.pk in mine]
    cards = [
        Card(
            f"{one.label}: {one.edition.document.code} {one.edition.number}",
            reverse("docs_library:notice-list") if one.pk in mine else "",
            timezone.localdate(one.at),
            state=_told(mine.get(one.pk)),
            note=_people(getattr(one, "people", None)),
            content=False,
        )
        for one in shown
        if one.edition is not None
    ]
    return station(loop.NOTICE, cards)


def readers(anchor: Anchor, user: User, *, compares: bool) -> Station:
    """Return the acknowledgements of USER and, for who COMPARES, how many there are of each."""
    rows = Acknowledgement.objects.filter(edition__in=_editions(anchor))
    mine = Count("pk", filter=Q(user=user))
    facts = rows.values(*NUMBER)
    tallies = facts.annotate(people=Count("pk"), mine=mine).order_by("-edition__effective_from")
    cards = list(_read(tallies if compares else tallies.filter(mine__gt=0), compares=compares))
    return station(loop.READ, cards)


def _read(rows: Iterable[dict[str, Any]], *, compares: bool) -> Iterator[Card]:
    where = reverse("docs_library:reading-statistics") if compares else ""
    for row in rows:
        code, major, minor = (row[name] for name in NUMBER)
        yield Card(
            f"{code} {major}.{minor}",
            where or reverse("docs_library:edition-detail", args=[code, major, minor]),
            state=_("You have read it") if row["mine"] else "",
            tone="good" if row["mine"] else "",
            note=_people_read(row["people"]) if compares else "",
        )


def _people_read(people: int) -> str:
    return _("People who say that they read it: %(n)s") % {"n": people}


def _told(mine: Notice | None) -> str:
    if mine is None:
        return ""
    return _("You were told, and read it") if mine.read_at else _("You were told")


def _people(people: int | None) -> str:
    return "" if people is None else _("People told: %(n)s") % {"n": people}


def _editions(anchor: Anchor) -> list[UUID]:
    """Return the keys of the editions that the thread is about."""
    if anchor.edition is not None:
        return [anchor.edition.pk]
    rows = Edition.objects.numbered().filter(document__in=anchor.documents)
    return list(rows.values_list("pk", flat=True))
