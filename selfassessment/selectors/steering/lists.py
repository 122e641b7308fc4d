"""Where the figures of the dashboards lead: the addresses of the lists behind them."""

from django.urls import reverse

from selfassessment.models import Campaign
from selfassessment.selectors.steering.figures import Figure
from selfassessment.selectors.steering.view import View


class Lists:
    """The addresses of the lists of one VIEW, of CAMPAIGN or of its own."""

    def __init__(self, view: View, campaign: Campaign | None = None) -> None:
        self.filters = view.filters
        slug = (campaign or view.campaign).slug
        self.base = reverse("selfassessment:standings", args=[slug])

    def of(self, figure: Figure | None = None, **more: str) -> str:
        """Return the address of the bodies that FIGURE counts and for which MORE holds."""
        named = {"figure": str(figure)} if figure else {}
        query = self.filters.query(**more, **named)
        return f"{self.base}?{query}" if query else self.base
