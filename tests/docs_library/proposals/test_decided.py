"""What a committee decides reaches the proposal: in part, until a day, and again otherwise."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from docs_library.forms.proposals import aiming
from docs_library.models import Edition, Proposal
from docs_library.rules.proposals import names as n
from docs_library.selectors import editing
from docs_library.selectors.proposals import plan
from docs_library.services import drafting, reviewing
from docs_library.services.proposals import moving, resolving
from docs_library.services.proposals.moving import Act
from eset_portal.common.rules.errors import Conflict, NotAllowed
from governance.models import CommitteeSession
from governance.services.committee import agenda as agendas
from governance.services.committee import planning
from tests.cast import Cast
from tests.docs_library.proposals.scenes import NOW, TEXT, assessed, decided, on_agenda
from tests.governance.committee import making
from tests.governance.committee.making import Table

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def row(cast: Cast, edition: Edition, table: Table) -> Proposal:
    """A proposal on the agenda of the next session."""
    return on_agenda(cast, assessed(cast, cast.alice, edition), table)


def test_accepted_in_part_has_owner_day_and_conditions_and_is_asked_about(
    cast: Cast, edition: Edition, table: Table, row: Proposal
) -> None:
    made = decided(cast, row, table, "accepted_in_part", conditions="Només per als recursos.")
    assert (row.state, row.decision, row.owner) == (n.ACCEPTED_IN_PART, made, cast.adam)
    assert row.target_on == made.target_on
    assert row.reason == "Perquè convé a tothom.\n\nNomés per als recursos."
    assert list(plan.asked_by(edition)) == [row]
    resolving.aim(edition=edition, resolved={row.pk}, by=cast.april, now=NOW)
    resolving.published(edition, by=cast.april, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.resolved_by) == (n.RESOLVED, edition)


def test_a_deferred_one_is_back_on_the_agenda_of_the_first_session_of_its_day(
    cast: Cast, table: Table, row: Proposal
) -> None:
    made = decided(cast, row, table, "deferred")
    assert row.until == made.until
    [waiting] = plan.plan(NOW.date()).deferred
    assert waiting == row
    before = _session(cast, table, days=-2, until=made.until)
    row.refresh_from_db()
    assert (row.state, before.items.filter(proposals=row).exists()) == (n.DEFERRED, False)
    after = _session(cast, table, days=1, until=made.until)
    row.refresh_from_db()
    assert (row.state, row.until) == (n.ON_AGENDA, None)
    assert row.item is not None
    assert (row.item.session, row.item.proposer) == (after, cast.alice)


def _session(cast: Cast, table: Table, *, days: int, until: date) -> CommitteeSession:
    """Call a session so many DAYS after the one UNTIL which something rests."""
    day = datetime(until.year, until.month, until.day, 12, tzinfo=UTC)
    when = planning.When(day + timedelta(days=days), "Sala de prova")
    session = planning.plan(body=table.body, when=when, by=cast.adam, now=NOW)
    agendas.add(session=session, matter=agendas.Matter("Precs"), by=cast.adam, now=NOW)
    planning.call(session=session, by=cast.adam, now=NOW)
    return session


def test_a_decision_that_revokes_another_moves_its_proposal_and_both_stay_in_its_history(
    cast: Cast, table: Table, row: Proposal
) -> None:
    accepted = decided(cast, row, table)
    again = making.a_session(table, cast.adam, now=NOW + timedelta(days=1))
    item = agendas.reconsider(decision=accepted, session=again, by=cast.adam, now=NOW)
    making.opened(again, cast.adam, table.charlie, table.tecla, table.rita)
    revoking = making.decided(item, cast.adam, "rejected", reasons="Ha canviat la llei.")
    row.refresh_from_db()
    assert revoking.revokes == accepted
    assert (row.state, row.decision, row.reason) == (n.REJECTED, revoking, "Ha canviat la llei.")
    assert row.closed_at is not None
    codes = [
        move.move for move in row.moves.order_by("at", "pk") if move.move in (n.ACCEPT, n.REJECT)
    ]
    assert sorted(codes) == [n.ACCEPT, n.REJECT]


def test_nobody_decides_by_hand_what_a_session_decides(cast: Cast, row: Proposal) -> None:
    for code in (n.ACCEPT, n.DEFER, n.REJECT, n.RESOLVE, n.COME_BACK):
        with pytest.raises((NotAllowed, Conflict)):
            moving.move(
                proposal=row, code=code, act=Act(cast.adam, row.step, NOW, "Perquè sí, ja.")
            )


def test_who_publishes_says_of_each_accepted_proposal_what_becomes_of_it(
    cast: Cast, edition: Edition, table: Table, row: Proposal, log_in
) -> None:
    decided(cast, row, table)
    draft = _approved(cast, edition)
    address = reverse("docs_library:edition-move", args=[draft.pk, "publish"])
    client = log_in(cast.april)
    day = timezone.localdate().isoformat()
    said = {"revision": str(draft.revision), "effective_from": day}
    refused = client.post(address, said)
    assert refused.status_code == 422
    assert f"#id_p-{row.pk}" in refused.content.decode()
    row.refresh_from_db()
    assert row.state == n.ACCEPTED
    assert client.post(address, {**said, f"p-{row.pk}": aiming.HERE}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.resolved_by_id) == (n.RESOLVED, draft.pk)


def _approved(cast: Cast, edition: Edition) -> Edition:
    """Return the next edition of the same document, by edith and approved by april."""
    now = timezone.now()
    row = drafting.open_edition(
        document=edition.document, change_kind="minor", by=cast.edith, now=now
    )
    said = editing.content(row)
    said = replace(said, text=f"{TEXT}\nUn afegit.\n", change_note="Afegeix una frase.")
    row = drafting.save(edition=row, content=said, seen=row.revision, by=cast.edith, now=now)
    row = reviewing.submit(edition=row, seen=row.revision, by=cast.edith, now=now)
    return reviewing.approve(edition=row, seen=row.revision, by=cast.april, now=now)
