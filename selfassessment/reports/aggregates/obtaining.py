"""The row of an aggregate report: found, or made, for what the figures are now."""

import hashlib
from datetime import datetime

import rfc8785
from django.utils import timezone

from eset_portal.common.rules import codes
from governance.models import User
from selfassessment.models import AggregateReport, Campaign
from selfassessment.selectors.aggregates import figures

# Raised whenever the same figures would be laid out in another way.
LAYOUT = 2


def obtain(
    campaign: Campaign, scope: str, group: str, language: str, *, by: User, now: datetime
) -> tuple[AggregateReport, bool]:
    """Return the report of GROUP in SCOPE in LANGUAGE, and whether its row is new.

    The same figures have one row, however often and by however many it is asked for.
    """
    facts = figures.of(campaign, scope, group, on=timezone.localdate(now))
    content = rfc8785.dumps({"layout": LAYOUT, "campaign": campaign.title, "facts": facts})
    return AggregateReport.objects.get_or_create(
        campaign=campaign,
        scope=scope,
        group=group,
        language=language,
        input_hash=hashlib.sha256(content).hexdigest(),
        defaults={
            "code": codes.fresh(),
            "requested_by": by,
            "created_at": now,
            "facts": facts,
        },
    )
