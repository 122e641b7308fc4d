"""A proposal goes from its draft to the edition that resolves it, and each step is told once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from docs_library.models import Edition, News, Notice, Proposal, ProposalSupport, ProposedText
from docs_library.rules.proposals import names as n
from docs_library.selectors.proposals import finding, lists, plan
from docs_library.services import telling
from docs_library.services.proposals import (
    answering,
    assessing,
    following,
    merging,
    moving,
    resolving,
    texts,
    writing,
)
from docs_library.services.proposals.moving import Act
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance.models import AuditEvent
from governance.services.committee import agenda as agendas
from tests.cast import Cast
from tests.docs_library.proposals.scenes import (
    IMPACT,
    NOW,
    TEXT,
    WHY,
    WORDS,
    a_draft,
    an_edition,
    assessed,
    decided,
    go,
    on_agenda,
    sent,
)
from tests.governance.committee.making import Table

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_a_draft_is_seen_by_its_author_alone_and_a_private_one_by_body_and_supporter(
    cast: Cast, edition: Edition
) -> None:
    row = a_draft(cast.rosa, edition, is_private=True)
    assert [finding.found(who, row.pk) for who in (cast.rosa, cast.bob)] == [row, None]
    go(row, n.SUBMIT, cast.rosa)
    see = {who for who in cast.names()[1:] if finding.found(getattr(cast, who), row.pk)}
    assert see == {"rosa", "alice", "bob", "tecla", "adam", "aurora", "edith", "april"}
    writing.open_to_all(proposal=row, by=cast.rosa)
    assert finding.found(cast.charlie, row.pk)


def test_a_quote_that_is_not_there_and_a_withdrawn_document_are_refused_in_words(
    cast: Cast, edition: Edition
) -> None:
    with pytest.raises(writing.NotThere, match="does not say this"):
        a_draft(cast.rosa, edition, quote="Ningú no ho diu")
    row = a_draft(cast.rosa, edition)
    Edition.objects.filter(pk=edition.pk).update(effective_to=NOW.date())
    with pytest.raises(DomainError, match="withdrawn"):
        go(row, n.SUBMIT, cast.rosa)
    with pytest.raises(Conflict, match="withdrawn"):
        a_draft(cast.rosa, edition)


def test_the_second_of_two_who_take_it_is_told_who_was_quicker(cast: Cast) -> None:
    row = sent(cast.alice)
    seen = row.step
    go(row, n.TAKE, cast.edith)
    with pytest.raises(Conflict, match="Edit Autora was quicker"):
        moving.move(proposal=row, code=n.TAKE, act=Act(cast.adam, seen, NOW))
    stale = Proposal.objects.get(pk=row.pk)
    stale.step, stale.state = seen, n.SUBMITTED  # as read before the other wrote
    with pytest.raises(Conflict, match="quicker"):
        moving.move(proposal=stale, code=n.TAKE, act=Act(cast.adam, seen, NOW))


def test_a_question_and_its_answer_stand_in_the_same_history(cast: Cast) -> None:
    row = go(sent(cast.alice), n.TAKE, cast.edith)
    with pytest.raises(DomainError, match="Say why"):
        go(row, n.ASK_INFO, cast.edith, "?")
    go(row, n.ASK_INFO, cast.edith, "Des de quin dia, exactament?")
    writing.rewrite(proposal=row, words=WORDS, act=Act(cast.alice, row.step, NOW))
    answering.answer(proposal=row, text="Ho miro.", by=cast.alice, now=NOW)
    go(row, n.GIVE_INFO, cast.alice, "Des de la recepció de l’avís.")
    kinds = [(move.move, move.end) for move in row.moves.order_by("at", "pk")]
    assert len(kinds) == 5
    assert (n.ANSWER, n.NEEDS_INFO) in kinds
    with pytest.raises(NotAllowed):
        answering.answer(proposal=row, text="Jo també.", by=cast.charlie, now=NOW)


def test_a_body_supports_once_and_joining_moves_supports_and_followers(cast: Cast) -> None:
    first, second = sent(cast.alice), sent(cast.charlie, title="El mateix dit per un altre")
    following.support(proposal=first, entity=cast.b, context="x", by=cast.charlie, now=NOW)
    following.support(proposal=first, entity=cast.b, context="Sí.", by=cast.charlie, now=NOW)
    assert first.supports.get().context == "Sí."
    with pytest.raises(NotAllowed):
        following.support(proposal=first, entity=cast.a, context="", by=cast.rosa, now=NOW)
    with pytest.raises(IllegalMove):
        following.support(proposal=first, entity=cast.a, context="", by=cast.alice, now=NOW)
    act = Act(cast.edith, first.step, NOW, WHY)
    merging.merge(proposal=first, into=second, act=act)
    first.refresh_from_db()
    assert (first.state, first.duplicate_of, first.reason) == (n.DUPLICATE, second, WHY)
    moved = ProposalSupport.objects.get(proposal=second)
    assert (moved.entity, moved.came_from) == (cast.a, first)
    assert {row.user for row in second.followers.all()} == {cast.alice, cast.charlie}
    assert not first.followers.exists()


def test_what_was_closed_meanwhile_takes_no_support(cast: Cast) -> None:
    row = sent(cast.alice)
    read_before = Proposal.objects.get(pk=row.pk)
    go(row, "withdraw", cast.alice, WHY)
    with pytest.raises(IllegalMove):
        following.support(
            proposal=read_before, entity=cast.b, context="x", by=cast.charlie, now=NOW
        )


def test_what_all_have_seen_is_never_hidden_again(cast: Cast) -> None:
    row = go(go(sent(cast.alice), "take", cast.edith), "ask_info", cast.edith, WHY)
    hidden = replace(WORDS, is_private=True, quote="", wanted="")
    writing.rewrite(proposal=row, words=hidden, act=Act(cast.alice, row.step, NOW))
    row.refresh_from_db()
    assert not row.is_private


def test_a_private_proposal_takes_no_open_one_and_none_joins_itself(cast: Cast) -> None:
    hidden, shown = sent(cast.alice, is_private=True), sent(cast.charlie)
    for into in (hidden, shown):
        act = Act(cast.edith, shown.step, NOW, WHY)
        with pytest.raises(DomainError):
            merging.merge(proposal=shown, into=into, act=act)


def test_its_impact_is_assessed_by_another_and_counted(cast: Cast, edition: Edition) -> None:
    row = go(sent(cast.edith, edition), n.TAKE, cast.adam)
    go(row, n.ASSESS, cast.adam)
    with pytest.raises(NotAllowed, match="does not assess"):
        assessing.assess(proposal=row, impact=IMPACT, by=cast.edith, now=NOW)
    with pytest.raises(NotAllowed):
        assessing.assess(proposal=row, impact=IMPACT, by=cast.alice, now=NOW)
    made = assessing.assess(proposal=row, impact=IMPACT, by=cast.april, now=NOW)
    assert (made.organisational, made.working) == (2, 0)
    assert made.bodies >= 2  # the two town councils have a team


def test_nothing_goes_on_an_agenda_unassessed(cast: Cast, table: Table) -> None:
    row = go(go(sent(cast.alice), n.TAKE, cast.edith), n.ASSESS, cast.edith)
    with pytest.raises(DomainError, match="assessed"):
        on_agenda(cast, row, table)


def test_an_accepted_proposal_is_resolved_by_the_edition_and_open_again_without_it(
    cast: Cast, edition: Edition, table: Table
) -> None:
    row = on_agenda(cast, assessed(cast, cast.alice, edition), table)
    assert row.item is not None
    assert (row.item.proposer, row.item.proposer_entity) == (cast.alice, cast.a)
    made = decided(cast, row, table)
    assert (row.state, row.decision, row.owner) == (n.ACCEPTED, made, cast.adam)
    assert row.reason == "Perquè convé a tothom."
    assert [one.pk for one in plan.plan(NOW.date()).coming] == [row.pk]
    new = an_edition("1.1", NOW.date() + timedelta(days=1), TEXT + "\nUn afegit.\n")
    assert list(plan.asked_by(new)) == [row]
    resolving.aim(edition=new, resolved={row.pk}, by=cast.april, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.aimed_at) == (n.IN_PROGRESS, new)
    resolving.published(new, by=cast.april, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.resolved_by) == (n.RESOLVED, new)
    resolving.withdrawn(new, by=cast.april, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.resolved_by) == (n.IN_PROGRESS, None)
    assert AuditEvent.objects.filter(verb="library.proposal_moved").count() == 4


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("deferred", n.DEFERRED), ("rejected", n.REJECTED), ("noted", n.ASSESSMENT)],
)
def test_other_decisions_lead_where_they_say_with_their_reasons(
    cast: Cast, table: Table, outcome: str, state: str
) -> None:
    row = on_agenda(cast, assessed(cast, cast.alice), table)
    decided(cast, row, table, outcome)
    assert row.state == state
    assert (row.until is not None) == (state == n.DEFERRED)
    assert row.moves.latest("at").comment == "Perquè convé a tothom."


def test_what_is_taken_off_the_agenda_is_being_assessed_again(cast: Cast, table: Table) -> None:
    row = on_agenda(cast, assessed(cast, cast.alice), table)
    assert row.item is not None
    agendas.remove(item=row.item, by=cast.adam, now=NOW)
    row.refresh_from_db()
    assert row.state == n.ASSESSMENT
    agendas.restore(item=row.item, by=cast.adam, now=NOW)
    row.refresh_from_db()
    assert row.state == n.ON_AGENDA


def test_a_proposed_text_is_brought_to_each_edition_or_said_not_to_apply(
    cast: Cast, edition: Edition
) -> None:
    row = sent(cast.alice, edition)
    first = ProposedText.objects.get(proposal=row)
    assert "deu dies hàbils" in first.text
    calm = an_edition("1.1", NOW.date() + timedelta(days=1), TEXT.replace("Text.", "Altre."))
    assert texts.published(calm, now=NOW + timedelta(hours=1)) == 1
    brought = texts.latest(row)
    assert brought is not None
    assert "Altre." in brought.text
    assert "deu dies hàbils" in brought.text
    later = NOW.date() + timedelta(days=2)
    rough = an_edition("1.2", later, TEXT.replace("deu dies.", "vint dies."))
    assert texts.published(rough, now=NOW + timedelta(hours=2)) == 0
    lost = texts.latest(row)
    assert lost is not None
    assert (lost.fits, lost.text) == (False, "")
    first.refresh_from_db()
    assert "deu dies hàbils" in first.text


def test_who_follows_hears_of_each_step_once_and_not_of_the_own_ones(cast: Cast) -> None:
    row = sent(cast.alice)
    following.support(proposal=row, entity=cast.b, context="", by=cast.charlie, now=NOW)
    go(row, n.TAKE, cast.edith)
    for news in News.objects.filter(step__proposal=row):
        telling.tell(news=news.pk, now=NOW)
        telling.tell(news=news.pk, now=NOW)
    told = Notice.objects.filter(news__step__proposal=row)
    heard = [(one.user, one.news.step and one.news.step.move) for one in told]
    assert sorted(heard, key=str) == sorted(
        [(cast.alice, n.TAKE), (cast.charlie, n.SUBMIT), (cast.charlie, n.TAKE)], key=str
    )


def test_late_ones_come_first_and_the_usual_times_are_counted(cast: Cast) -> None:
    row = sent(cast.alice)
    later = NOW.date() + timedelta(days=30)
    assert [(one.proposal, one.is_late) for one in lists.waiting(later)] == [(row, True)]
    go(row, n.TAKE, cast.edith)
    go(row, n.ASSESS, cast.edith, days=4)
    assert lists.usual() == lists.Usual(4, None, None)
    assert not lists.waiting(later)


def test_others_that_sound_alike_are_found_but_not_what_one_may_not_see(cast: Cast) -> None:
    row = sent(cast.alice)
    sent(cast.alice, title="Un termini més clar i privat", is_private=True)
    assert finding.similar(cast.charlie, "termini més clar") == [row]
    assert finding.similar(cast.charlie, "Res a veure amb això") == []
