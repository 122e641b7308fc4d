"""Join a proposal to another one that asks for the same."""

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Proposal, ProposalFollower, ProposalSupport
from docs_library.rules.proposals import names, states
from docs_library.services.proposals import moving
from docs_library.services.proposals.moving import Act
from eset_portal.common.rules.errors import DomainError, NotAllowed


@transaction.atomic
def merge(*, proposal: Proposal, into: Proposal, act: Act) -> None:
    """Join PROPOSAL INTO another: its supports and followers go there, a pointer stays.

    The body that proposed it supports the other one from now on, in its own words. Raise as
    `moving.step`, and DomainError for one that cannot take it.
    """
    if act.by is None:
        raise NotAllowed(_(names.WHO_MAY[names.TRIAGER]))
    keys = sorted([proposal.pk, into.pk])
    list(Proposal.objects.select_for_update(of=["self"]).filter(pk__in=keys).order_by("pk"))
    target = Proposal.objects.get(pk=into.pk)
    if target.pk == proposal.pk or target.state not in states.MERGEABLE:
        raise DomainError(_("Choose another proposal, one that is open."))
    if target.is_private and not proposal.is_private:
        raise DomainError(
            _("The other one is private: those who support this one could not follow it.")
        )
    parts = permissions.parts_in(act.by, proposal)
    moving.step(proposal, names.MERGE, parts, act, duplicate_of=target)
    _move_supports(proposal, target, act)
    _move_followers(proposal, target, act)
    moving.record(proposal, names.MERGE, act)


def _move_supports(proposal: Proposal, target: Proposal, act: Act) -> None:
    """Give TARGET the supports of PROPOSAL; a body that supports both counts once."""
    has = {*target.supports.values_list("entity", flat=True), target.entity_id}
    rows = ProposalSupport.objects.filter(proposal=proposal)
    rows.filter(entity__in=has).delete()
    rows.update(proposal=target, came_from=proposal)
    if proposal.entity_id and proposal.entity_id not in has:
        ProposalSupport.objects.get_or_create(
            proposal=target,
            entity_id=proposal.entity_id,
            defaults={
                "context": proposal.problem[:2000],
                "by": proposal.author,
                "at": act.now,
                "came_from": proposal,
            },
        )


def _move_followers(proposal: Proposal, target: Proposal, act: Act) -> None:
    known = ProposalFollower.objects.filter(proposal=target).values("user")
    rows = ProposalFollower.objects.filter(proposal=proposal)
    rows.filter(user__in=known).delete()
    rows.update(proposal=target)
    ProposalFollower.objects.get_or_create(
        proposal=target, user=proposal.author, defaults={"since": act.now}
    )
