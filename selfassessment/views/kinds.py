"""What the page of the kinds of bodies says about the questionnaire: whom it asks what."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from governance.rules import bands, entity_kinds
from selfassessment.rules import concerning
from selfassessment.rules.concerning import Whom
from selfassessment.selectors import assessments, instruments


def slot(request: HttpRequest) -> str:
    """Return which bodies the questionnaire of the newest campaign asks how much; "" without."""
    campaign = assessments.newest_campaign()
    if campaign is None:
        return ""
    instrument = instruments.of_version(campaign.version)
    groups = [
        ([_words(whom) for whom in group.whom], group) for group in concerning.groups(instrument)
    ]
    context = {"campaign": campaign, "total": len(instrument.questions), "groups": groups}
    return render_to_string("selfassessment/kinds_slot.html", context, request=request)


def _words(whom: Whom) -> str:
    """Return WHOM in words: the kind and, where it matters, from and up to which size."""
    kind = _(entity_kinds.KINDS[whom.kind].plural)
    if not whom.bands:
        return kind
    least, most = bands.limits(whom.bands[0])[0], bands.limits(whom.bands[-1])[1]
    low, high = (number_format(figure or 0, force_grouping=True) for figure in (least, most))
    words = {"kind": kind, "least": low, "most": high}
    if most is None:
        return _("%(kind)s of %(least)s inhabitants or more") % words
    if not least:
        return _("%(kind)s of %(most)s inhabitants or fewer") % words
    return _("%(kind)s of %(least)s to %(most)s inhabitants") % words
