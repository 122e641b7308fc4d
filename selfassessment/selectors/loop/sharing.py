"""The station of a thread where bodies share how they do it."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library.models import Practice
from docs_library.rules.practices import states
from selfassessment.rules import loop
from selfassessment.selectors.loop.cards import Anchor, Card, Station, station


def practices(anchor: Anchor) -> Station:
    """Return what bodies share about the documents of ANCHOR, which all members see."""
    about = Q(documents__document__in=anchor.documents)
    about |= Q(copy__adaptation__document__in=anchor.documents)
    rows = Practice.objects.filter(about, state__in=states.SHOWN)
    if anchor.practice is not None:
        rows = Practice.objects.filter(pk=anchor.practice.pk)
    found = rows.select_related("entity").order_by("-changed_at", "pk").distinct()
    return station(loop.PRACTICE, [_practice(one, anchor) for one in found])


def _practice(one: Practice, anchor: Anchor) -> Card:
    return Card(
        one.title,
        reverse("docs_library:practice", args=[one.pk]),
        timezone.localdate(one.published_at or one.created_at),
        state=_(one.standing.label),
        tone=one.standing.tone,
        note=f"{one.kind_label} · {one.entity.name}",
        thread=reverse("selfassessment:loop", args=[loop.PRACTICE, one.pk]),
        is_here=anchor.practice is not None,
    )
