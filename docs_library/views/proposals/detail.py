"""The page of a proposal: what it says, how it stands, and its history."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library import permissions
from docs_library.models import Proposal, ProposalAssessment
from docs_library.rules.proposals import impacts, names, states
from docs_library.selectors.proposals import finding, page
from docs_library.services import telling
from docs_library.services.proposals import following
from docs_library.views.proposals import shared
from governance import acting
from governance.models import Entity, User

PRIMARY = (names.SUBMIT, names.TAKE, names.ASSESS, names.GIVE_INFO)


@require_safe
@login_required
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a proposal to whoever may see it."""
    proposal, person, now = shared.seen_by(request, pk), acting.person(request), timezone.now()
    today = timezone.localdate(now)
    found = page.assessments(proposal)
    telling.seen_proposal(user=person, proposal=proposal, now=now)
    context = {
        "proposal": proposal,
        "state": proposal.standing,
        "passage": page.passage(proposal, today),
        "change": page.text_change(proposal),
        "history": page.history(proposal),
        "assessments": found,
        "measured": _measured(found),
        "due": page.triage_due(proposal),
        "today": today,
        "similar": finding.similar(person, proposal.title, but=proposal.pk)
        if proposal.state in (names.DRAFT, names.SUBMITTED, names.IN_TRIAGE)
        else [],
        **_offers(person, acting.acting_for(request), proposal),
    }
    return render(request, "docs_library/proposals/detail.html", context)


def _measured(found: list[ProposalAssessment]) -> list[tuple[str, int, str]]:
    """Return what the latest of those FOUND measured: words, degree, and the degree in words."""
    return [
        (_(label), getattr(row, code), _(impacts.DEGREES[getattr(row, code)]))
        for row in found[:1]
        for code, label in impacts.MEASURES.items()
    ]


def _offers(person: User, body: Entity | None, proposal: Proposal) -> dict[str, object]:
    """Return what the page offers PERSON, who acts for BODY."""
    parts = permissions.parts_in(person, proposal)
    moves = states.possible(proposal.state, parts)
    supports = page.supports(proposal)
    is_shut = proposal.state in following.SHUT
    may_support = (
        not is_shut
        and (body is None or body.pk != proposal.entity_id)
        and permissions.may_support(person, body).allowed
    )
    return {
        "is_author": names.AUTHOR in parts,
        "moves": [(move.code, _(move.label), move.code in PRIMARY) for move in moves],
        "may_edit": names.AUTHOR in parts and proposal.is_editable,
        "may_assess": proposal.state == names.ASSESSMENT
        and permissions.may_assess(person, proposal).allowed,
        "may_answer": proposal.submitted_at is not None
        and (bool(parts) or any(row.by_id == person.pk for row in supports)),
        "supports": supports,
        "body": body,
        "may_support": may_support,
        "own_support": page.support_of(proposal, body) if may_support else None,
        "follows": page.follows(person, proposal),
    }
