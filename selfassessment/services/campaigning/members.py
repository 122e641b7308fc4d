"""Add a body to an open campaign, take one out, bring it back: each with its reason."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import Entity, User
from selfassessment.models import Assessment, Campaign, PopulationChange
from selfassessment.rules import population_changes as changes
from selfassessment.selectors import populations
from selfassessment.services import campaigns, carrying
from selfassessment.services.control import moving


@transaction.atomic
def add(*, campaign: Campaign, body: Entity, reason: str, by: User, now: datetime) -> Assessment:
    """Let BODY take part in CAMPAIGN from now on, for a REASON; return its assessment.

    It keeps the facts of today. Raise Conflict when it takes part already, also for the second
    of two who add it at once, DomainError when the campaign takes no answers or asks a body like
    this nothing.
    """
    words, today = _reason(reason), timezone.localdate(now)
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if not campaign.is_open(today):
        raise DomainError(_("The campaign takes no answers: let it last longer first."))
    known = Entity.objects.filter(pk=body.pk, status=Entity.Status.ACTIVE)
    found = known.filter(kind__in=populations.JOINING).with_facts(today).first()
    if found is None or not populations.is_asked(campaign, found):
        raise DomainError(_("No question of this campaign is for a body like this."))
    if not campaigns.add_to(campaign=campaign, bodies=[found], on=today):
        raise Conflict(_("This body is in the campaign already."))
    assessment = Assessment.objects.select_related("entity").get(campaign=campaign, entity=body)
    if campaign.carries_forward:
        carrying.offer_all(campaign, only=[assessment.pk])
    _note(assessment, changes.ADDED, words, by, now)
    audit.record(by, "campaign.body_added", assessment, acting_for=body, campaign=campaign.slug)
    return assessment


@transaction.atomic
def withdraw(*, assessment: Assessment, reason: str, by: User, now: datetime) -> None:
    """Take the body of ASSESSMENT out of its campaign for a REASON; nothing of it is lost."""
    words = _reason(reason)
    moving.withdraw(assessment=assessment, reason=words, by=by, now=now)
    _note(assessment, changes.WITHDRAWN, words, by, now)


@transaction.atomic
def bring_back(*, assessment: Assessment, reason: str, by: User, now: datetime) -> None:
    """Let the body of ASSESSMENT, which was withdrawn, take part again for a REASON."""
    words = _reason(reason)
    moving.bring_back(assessment=assessment, by=by)
    _note(assessment, changes.BROUGHT_BACK, words, by, now)


def _note(assessment: Assessment, change: str, reason: str, by: User, now: datetime) -> None:
    PopulationChange.objects.create(
        campaign_id=assessment.campaign_id,
        entity_id=assessment.entity_id,
        change=change,
        reason=reason,
        made_by=by,
        made_at=now,
    )


def _reason(typed: str) -> str:
    words = typed.strip()
    if not changes.SHORTEST_REASON <= len(words) <= changes.LONGEST_REASON:
        said = _("Say why in %(least)d to %(most)d characters: it stays with the campaign.")
        limits = {"least": changes.SHORTEST_REASON, "most": changes.LONGEST_REASON}
        raise DomainError(said % limits)
    return words
