"""What every page of the dashboards begins with: the campaign, the look at it, the filters."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from eset_portal.common.http import require
from governance import acting
from selfassessment import permissions
from selfassessment.forms.asking import AskingForm
from selfassessment.forms.steering import SteeringForm
from selfassessment.models import Campaign, Summary
from selfassessment.rules import groups
from selfassessment.selectors.steering import trend
from selfassessment.selectors.steering import view as views
from selfassessment.selectors.steering.names import Names
from selfassessment.selectors.steering.panels import Asking
from selfassessment.selectors.steering.view import View


@dataclass(frozen=True)
class Desk:
    """A campaign among all of them, as one person asks to look at it."""

    view: View
    campaigns: list[Campaign]
    form: SteeringForm
    request: HttpRequest

    @cached_property
    def asking_form(self) -> AskingForm:
        """What is laid side by side, as it was asked."""
        asked = {"by": _axis(self.request), **self.request.GET.dict()}
        return AskingForm(asked, view=self.view, campaigns=self.campaigns)

    @cached_property
    def asking(self) -> Asking:
        """The valid part of it."""
        return self.asking_form.asking(_axis(self.request))

    def asking_of_nothing(self) -> Asking:
        """Return what charts want that ask nothing more: the campaigns there are."""
        return Asking(by=_axis(self.request), campaigns=self.campaigns)

    def context(self) -> dict[str, object]:
        """Return what the frame of every room shows."""
        built = Summary.objects.filter(campaign=self.view.campaign).first()
        asked = "asking_form" in self.__dict__
        return {
            "campaign": self.view.campaign,
            "campaigns": self.campaigns,
            "filter_form": self.form,
            "filters": self.view.filters,
            "query": self.view.filters.query(),
            "whole_query": self.request.GET.urlencode(),
            "ignored": [*self.form.ignored, *(self.asking_form.ignored if asked else [])],
            "contradiction": self.form.contradiction,
            "built_at": built.built_at if built and self.view.asked.is_kept else None,
            "is_everybody": self.view.own is None,
            "is_validated": self.view.filters.basis == groups.VALIDATED,
        }


def open_desk(request: HttpRequest, slug: str) -> Desk:
    """Return the desk for the campaign SLUG, or raise Http404; NotAllowed tells why not."""
    user = acting.person(request)
    require(permissions.may_read_dashboard(user))
    known = list(campaigns())
    campaign = next((one for one in known if one.slug == slug), None)
    if campaign is None:
        raise Http404
    names = Names(campaign)
    form = SteeringForm(request.GET, known=names)
    others = trend.until(campaign, known)
    return Desk(views.of(user, names, form.filters(), others), known, form, request)


def campaigns() -> QuerySet[Campaign]:
    """Return all campaigns, the newest first."""
    found = Campaign.objects.opened().select_related("version").defer("version__content")
    return found.order_by("-opens_on", "-pk")


def _axis(request: HttpRequest) -> str:
    """Return the axis by which groups are told apart: the one that is not narrowed down."""
    return groups.KIND if request.GET.get("band") else groups.BAND
