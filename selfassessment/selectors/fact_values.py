"""What the facts of the audit lines of assessments say, in words."""

from collections.abc import Callable, Mapping

from governance.selectors.fact_values import labels
from selfassessment.models import Campaign
from selfassessment.rules.scoring.degrees import BY_CODE


def _campaigns() -> Mapping[str, str]:
    return dict(Campaign.objects.values_list("slug", "title"))


TABLES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "campaign": _campaigns,
    "campaign_slug": _campaigns,
    "degree": lambda: labels(BY_CODE),
}
"""The words of the values of a fact, by the fact's name."""
