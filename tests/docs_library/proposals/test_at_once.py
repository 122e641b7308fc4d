"""Two secretaries at the very same moment: they support, join and adapt, and nothing is lost."""

from functools import partial

import pytest
from django.utils import timezone

from docs_library.models import Adaptation, Document, LocalEdition, Proposal, ProposalSupport
from docs_library.rules import blocks
from docs_library.rules.assembling import MINE, Choice
from docs_library.rules.proposals import names as n
from docs_library.selectors.adapting import meeting, texts
from docs_library.services.adapting import deciding, opening, starting, touching
from docs_library.services.adapting.stale import Clash, Stale
from docs_library.services.adapting.touching import Touch
from docs_library.services.proposals import following, merging, moving
from docs_library.services.proposals.moving import Act
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance.models import User
from tests.cast import Cast, make_cast
from tests.docs_library.proposals import scenes
from tests.docs_library.proposals.scenes import NOW, TEXT, WHY
from tests.support.together import at_once

ROUNDS = 6


@pytest.fixture(scope="module")
def people(committed: str) -> Cast:
    return make_cast(on=timezone.localdate())


@pytest.fixture(scope="module")
def document(people: Cast) -> Document:
    """A document of one edition, committed."""
    return scenes.an_edition().document


def supporting(row: Proposal, by: User) -> partial[None]:
    """Return how BY supports ROW for the own body."""
    body = by.memberships.select_related("entity").get().entity
    return partial(following.support, proposal=row, entity=body, context=WHY, by=by, now=NOW)


def joining(row: Proposal, into: Proposal, by: User) -> partial[None]:
    """Return how BY joins ROW to another."""
    return partial(merging.merge, proposal=row, into=into, act=Act(by, row.step, NOW, WHY))


def test_a_body_of_which_two_support_at_once_counts_once(people: Cast) -> None:
    for _round in range(ROUNDS):
        row = scenes.sent(people.charlie)
        found = at_once(supporting(row, people.alice), supporting(row, people.bob))
        assert found == [None, None]
        assert row.supports.count() == 1
        assert row.followers.count() == 3


def test_a_support_that_meets_a_joining_moves_along_or_is_refused(people: Cast) -> None:
    for _round in range(ROUNDS):
        first, second = scenes.sent(people.charlie), scenes.sent(people.charlie)
        supported, joined = at_once(
            supporting(first, people.alice), joining(first, second, people.edith)
        )
        assert joined is None
        assert supported is None or isinstance(supported, IllegalMove)
        assert not ProposalSupport.objects.filter(proposal=first).exists()
        moved = second.supports.filter(entity=people.a).exists()
        assert moved == (supported is None)


def test_of_two_that_are_joined_to_each_other_one_goes_on(people: Cast) -> None:
    for _round in range(ROUNDS):
        first, second = scenes.sent(people.alice), scenes.sent(people.charlie)
        found = at_once(joining(first, second, people.edith), joining(second, first, people.adam))
        assert sorted(isinstance(one, DomainError) for one in found) == [False, True]
        first.refresh_from_db()
        second.refresh_from_db()
        assert {first.state, second.state} == {n.DUPLICATE, n.SUBMITTED}


def test_of_two_triages_one_is_made_and_the_other_is_told_who_was_quicker(people: Cast) -> None:
    for _round in range(ROUNDS):
        row = scenes.sent(people.alice)
        acts = [Act(by, row.step, NOW) for by in (people.edith, people.adam)]
        copies = [Proposal.objects.get(pk=row.pk) for _act in acts]
        found = at_once(
            *(
                partial(moving.move, proposal=one, code=n.TAKE, act=act)
                for one, act in zip(copies, acts, strict=True)
            )
        )
        assert sorted(isinstance(one, Conflict) for one in found) == [False, True]
        assert row.moves.filter(move=n.TAKE).count() == 1


def test_two_who_begin_write_and_decide_a_copy_at_once_lose_nothing(
    people: Cast, document: Document
) -> None:
    both = (people.alice, people.bob)
    begin = partial(starting.start, document=document, entity=people.a, now=NOW)
    first, second = at_once(*(partial(begin, by=by) for by in both))
    assert isinstance(first, Adaptation)
    assert first == second
    assert first.texts.count() == 1

    same = at_once(*(writing(first, "deu dies", f"deu dies de {by.pk}", by) for by in both))
    assert sorted(isinstance(one, Stale) for one in same) == [False, True]
    other = at_once(
        writing(first, "deu dies", "onze dies", people.alice),
        writing(first, "Text.", "Un altre text.", people.bob),
    )
    assert all(isinstance(one, LocalEdition) for one in other)
    assert "onze dies" in texts.newest(first).text
    assert "Un altre text." in texts.newest(first).text

    day = timezone.localdate()
    scenes.an_edition("1.1", day, TEXT.replace("deu dies", "vint dies"))
    session = opening.open_session(adaptation=first, by=people.bob, now=NOW)
    [card] = meeting.session(session).merge.conflicts
    decide = partial(deciding.decide, session=session, digest=card.digest, seen=0, now=NOW)
    choices = (Choice(MINE), Choice("written", "Quinze dies."))
    found = at_once(
        *(partial(decide, choice=it, by=by) for it, by in zip(choices, both, strict=True))
    )
    assert sorted(isinstance(one, Clash) for one in found) == [False, True]
    assert session.decisions.count() == 1


def writing(row: Adaptation, old: str, new: str, by: User) -> partial[LocalEdition]:
    """Return how BY writes NEW in the place of OLD, upon the text that stands now."""
    newest = texts.newest(row)
    found = blocks.split(newest.text)
    place = next(at for at, block in enumerate(found) if old in block.content)
    touch = Touch(newest.number, place, found[place].source.replace(old, new))
    return partial(touching.touch, adaptation=row, touch=touch, by=by, now=NOW)
