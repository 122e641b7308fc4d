"""What the database refuses about proposals, whoever asks it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import Error, transaction

from docs_library.models import Proposal, ProposalAssessment, ProposalMove, ProposalSupport
from docs_library.rules.proposals import names as n
from tests.cast import Cast
from tests.docs_library.proposals.scenes import DEGREES, NOW, assessed, sent

pytestmark = pytest.mark.django_db


def refused(write: Callable[[], Any]) -> bool:
    """Say whether the database refuses to WRITE."""
    try:
        with transaction.atomic():
            write()
    except Error:
        return True
    return False


WRONG: dict[str, dict[str, Any]] = {
    "a leap in its life": {"state": n.RESOLVED, "step": 9},
    "the same step twice": {"state": n.IN_TRIAGE},
    "an unknown state": {"state": "gone", "step": 2},
    "closed without a reason": {"state": n.WITHDRAWN, "step": 2},
    "a duplicate of nothing": {"state": n.DUPLICATE, "step": 2, "reason": "Per això."},
    "resolved in words alone": {"resolved_in": "Una edició"},
    "a day until which nothing rests": {"until": NOW.date()},
    "about a question and something new": {"label": "P1"},
}


@pytest.mark.parametrize("columns", WRONG.values(), ids=WRONG.keys())
def test_no_row_contradicts_the_life_of_a_proposal(cast: Cast, columns: dict[str, Any]) -> None:
    row = sent(cast.alice)
    assert refused(lambda: Proposal.objects.filter(pk=row.pk).update(**columns))


def test_nothing_is_on_an_agenda_or_decided_without_item_and_decision(cast: Cast) -> None:
    row = assessed(cast, cast.alice)
    rows = Proposal.objects.filter(pk=row.pk)
    assert refused(lambda: rows.update(state=n.ON_AGENDA, step=row.step + 1))


def test_history_stays_and_a_body_supports_once(cast: Cast) -> None:
    row = sent(cast.alice)
    moves = ProposalMove.objects.filter(proposal=row)
    assert refused(lambda: moves.update(comment="Altrament"))
    assert refused(moves.delete)
    assert refused(row.delete)
    fact: dict[str, Any] = {"proposal": row, "entity": cast.b, "by": cast.charlie, "at": NOW}
    ProposalSupport.objects.create(**fact)
    assert refused(lambda: ProposalSupport.objects.create(**fact))


def test_nobody_assesses_their_own_proposal_nor_beyond_three(cast: Cast) -> None:
    row = sent(cast.edith)
    fact: dict[str, Any] = {"proposal": row, "at": NOW, "bodies": 1, "working": 0} | DEGREES
    fact |= {"note": "Una nota prou llarga."}
    assert refused(lambda: ProposalAssessment.objects.create(by=cast.edith, **fact))
    assert refused(lambda: ProposalAssessment.objects.create(by=cast.adam, **fact | {"risk": 4}))
    ProposalAssessment.objects.create(by=cast.adam, **fact)
