"""The station of a thread where questionnaires change: which version brought what was accepted."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from selfassessment.models import QuestionnaireVersion
from selfassessment.rules import loop
from selfassessment.selectors.loop.cards import Anchor, Card, Station, station


def versions(anchor: Anchor, *, may_see: bool) -> Station:
    """Return the versions that resolved the proposal of ANCHOR, or those about its question.

    Their pages are for those who MAY SEE how questionnaires are written.
    """
    if anchor.proposal is None and not anchor.question:
        return station(loop.VERSION, [])
    about = Q(resolutions__proposal__asked_in__question__code=anchor.question)
    if anchor.proposal is not None:
        about = Q(resolutions__proposal=anchor.proposal)
    rows = QuestionnaireVersion.objects.filter(about, published_at__isnull=False)
    found = rows.defer("content").select_related("draft").distinct().order_by("-published_at")
    return station(loop.VERSION, [_card(one, may_see=may_see) for one in found])


def _card(one: QuestionnaireVersion, *, may_see: bool) -> Card:
    draft = getattr(one, "draft", None)
    return Card(
        str(one),
        reverse("selfassessment:draft", args=[draft.pk]) if may_see and draft else "",
        one.published_at and timezone.localdate(one.published_at),
        state=_("Published"),
        tone="good",
    )
