"""Attacks by raw SQL on the constraints of proposals and own copies, with every trigger asleep."""

import pgtrigger
import pytest

from docs_library.models import (
    AssessmentNorm,
    MergeSession,
    Norm,
    ProposalFollower,
    ProposalSupport,
    ProposedText,
)
from tests.cast import Cast
from tests.docs_library.models.attacking import refusal
from tests.docs_library.models.test_copies_by_sql import merged
from tests.docs_library.proposals.scenes import NOW, an_edition, assessed

__all__ = ["merged"]
pytestmark = pytest.mark.django_db

PROPOSALS = (
    ("proposal", "'state', 'gone'", "proposal_state_is_known"),
    ("proposal", "'label', 'P1'", "proposal_is_about_one_thing"),
    ("proposal", "'state', 'withdrawn', 'reason', ' '", "closed_proposal_says_why"),
    ("proposal", "'resolved_in', 'Una edició'", "proposal_is_resolved_by_something"),
    ("proposal", "'state', 'in_progress'", "accepted_proposal_has_owner_and_day"),
    ("proposal", "'state', 'on_agenda'", "proposal_on_agenda_has_item"),
    ("proposal", "'state', 'rejected', 'reason', 'Per això'", "decided_proposal_has_decision"),
    ("proposal", "'until', '2026-05-01'", "deferred_proposal_has_a_day"),
    ("proposal", "'state', 'duplicate', 'reason', 'x'", "duplicate_proposal_leads_on"),
    ("proposal", "'submitted_at', NULL", "sent_proposal_has_its_moment"),
    ("proposalmove", "'move', 'fly'", "proposal_move_is_known"),
    ("proposalmove", "'move', 'answer', 'comment', ' '", "answer_says_something"),
    ("proposalsupport", "", "one_support_a_body"),
    ("proposalfollower", "", "nobody_follows_a_proposal_twice"),
    ("proposalassessment", "'risk', 4", "assessment_is_from_0_to_3"),
    ("proposalassessment", "'note', 'Curta'", "assessment_says_why"),
    ("assessmentnorm", "", "assessment_norm_once"),
    ("proposedtext", "'text', ''", "proposed_text_fits_or_is_empty"),
)
COPIES = (
    ("adaptation", "'state', 'detached'", "adaptation_that_is_left_says_why"),
    ("localedition", "'merged_id', gen_random_uuid()", "copy_stands_on_what_was_merged"),
    ("mergesession", "'state', 'open'", "merge_is_open_or_closed"),
    ("mergedecision", "", "decision_version_is_unique"),
    ("mergedecision", "'version', 0", "decision_is_a_choice_or_a_text"),
)
ATTACKED = {says for *_, says in (*PROPOSALS, *COPIES)}


@pytest.fixture
def proposed(cast: Cast) -> None:
    """A proposal that has all that one may have before it is decided."""
    row = assessed(cast, cast.alice, an_edition())
    ProposalSupport.objects.create(proposal=row, entity=cast.b, by=cast.charlie, at=NOW)
    ProposalFollower.objects.get_or_create(proposal=row, user=cast.charlie, defaults={"since": NOW})
    norm = Norm.objects.create(name="Llei 1/2020", title="Llei de prova")
    AssessmentNorm.objects.create(assessment=row.assessments.get(), norm=norm)
    if not row.texts.exists():
        ProposedText.objects.create(proposal=row, edition=row.edition, text="Text.", at=NOW)


def test_no_row_of_a_proposal_breaks_a_constraint(proposed: None) -> None:
    assert _taken(PROPOSALS) == []


def test_no_row_of_an_own_copy_breaks_a_constraint(merged: MergeSession) -> None:
    assert _taken(COPIES) == []


def _taken(attacks: tuple[tuple[str, str, str], ...]) -> list[tuple[str, str, str, str]]:
    """Return those of ATTACKS that the constraint they name does not refuse, and what was said."""
    with pgtrigger.ignore():
        said = [(*attack, refusal(*attack[:2])) for attack in attacks]
    return [one for one in said if one[2] not in one[3]]
