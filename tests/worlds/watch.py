"""What the watch over the method has to show by the time that a page is visited."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from docs_library.models import Document, Edition, Norm, Recheck, Signal
from docs_library.selectors.watch import touched
from docs_library.services.watch import changes, confirming, opening
from docs_library.services.watch.changes import Change
from governance.models import Tool, ToolNotice
from tests.cast import Cast


@dataclass(frozen=True)
class Watch:
    """A norm that changes with an edition it touches and an open review, a notice, one decided."""

    norm: Norm
    signal: Signal
    touched: Edition
    recheck: Recheck
    decided: Recheck
    periodic: Document
    notice: ToolNotice


def make_watch(cast: Cast, now: datetime) -> Watch:
    """Let edith note that a norm changes, open one review and confirm another."""
    today, later = timezone.localdate(now), now + timedelta(hours=1)
    norm = Norm.objects.get(name="Llei 39/2015")
    change = Change("amended", today, "Canvia l’article setze.", norm=norm)
    signal = changes.note(change=change, by=cast.edith, now=later)
    first, second, third = (row.edition for row in touched.line(signal, on=today).rows[:3])
    decided = opening.open_for(signal=signal, edition=second, by=cast.edith, now=later)
    confirming.confirm(
        recheck=decided,
        note="S’ha llegit i no cal canviar res.",
        next_review=today + timedelta(days=400),
        by=cast.edith,
        now=later,
    )
    periodic = Document.objects.get(code="FOR-01")
    Document.objects.filter(pk=periodic.pk).update(review_due=today - timedelta(days=3))
    return Watch(
        norm=norm,
        signal=signal,
        touched=third,
        recheck=opening.open_for(signal=signal, edition=first, by=cast.edith, now=later),
        decided=decided,
        periodic=periodic,
        notice=ToolNotice.objects.create(
            tool=Tool.objects.get(slug="e-notum"),
            kind="change",
            announced_on=today,
            holds_from=today + timedelta(days=60),
            note="Canvia la manera d’enviar avisos.",
            at=now,
        ),
    )
