"""A body makes its own copy, writes it block by block, and its manager approves it."""

import pytest

from docs_library.models import Adaptation, Document, Edition
from docs_library.selectors.adapting import copies, texts
from docs_library.services.adapting import approving, leaving, starting, touching
from docs_library.services.adapting.stale import Stale
from docs_library.services.adapting.touching import Touch
from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance.models import AuditEvent
from tests.docs_library.adapting.conftest import BASE, Body, Rewrite
from tests.docs_library.conftest import NOW
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_a_copy_begins_as_the_original_and_there_is_one_a_body(
    copied: Adaptation, first: Edition, body: Body
) -> None:
    again = starting.start(document=first.document, entity=body.entity, by=body.alice, now=NOW)
    found = copies.copy(copied)

    assert again == copied
    assert (found.newest.text, found.newest.base_edition) == (BASE, first)
    assert found.is_as_original
    assert found.approved is None
    assert AuditEvent.objects.filter(verb="library.copy_started").count() == 1


def test_a_document_that_is_the_same_for_all_is_not_adapted(first: Edition, body: Body) -> None:
    Document.objects.update(may_be_adapted=False)
    first.document.refresh_from_db()

    with pytest.raises(Conflict, match="same for everybody"):
        starting.start(document=first.document, entity=body.entity, by=body.bob, now=NOW)


def test_a_stranger_makes_no_copy(first: Edition, body: Body) -> None:
    with pytest.raises(NotAllowed):
        starting.start(
            document=first.document, entity=body.entity, by=UserFactory.create(), now=NOW
        )


def test_one_block_is_written_and_the_rest_stays_letter_by_letter(
    copied: Adaptation, rewrite: Rewrite
) -> None:
    text = rewrite(copied, "dilluns", "dimarts", after="Els dissabtes, tancat.").text

    assert text == BASE.replace(
        "Obrim de dilluns a divendres.",
        "Obrim de dimarts a divendres.\n\nEls dissabtes, tancat.",
    )


def test_a_block_is_taken_away(copied: Adaptation, rewrite: Rewrite) -> None:
    text = rewrite(copied, "Qui vulgui", "").text

    assert text == BASE.replace("\nQui vulgui una còpia la demana.\n", "\n")


def test_what_is_obligatory_stays_and_may_be_followed_by_a_note(
    copied: Adaptation, rewrite: Rewrite
) -> None:
    with pytest.raises(DomainError, match="obligatory"):
        rewrite(copied, "Deu dies.", "Vint dies.")
    with pytest.raises(DomainError, match="obligatory"):
        rewrite(copied, "Terminis", "")

    assert (
        "Deu dies.\n\nAquí, cinc."
        in rewrite(copied, "Deu dies.", "Deu dies.", after="Aquí, cinc.").text
    )


def test_two_who_write_in_different_places_lose_nothing(
    copied: Adaptation, rewrite: Rewrite, body: Body
) -> None:
    rewrite(copied, "dilluns", "dimarts", seen=1)
    text = rewrite(copied, "deu anys", "sempre", by=body.alice, seen=1).text

    assert "dimarts" in text
    assert "sempre" in text


def test_two_who_write_in_one_place_are_told(
    copied: Adaptation, rewrite: Rewrite, body: Body
) -> None:
    rewrite(copied, "dilluns", "dimarts", seen=1)

    with pytest.raises(Stale) as stale:
        rewrite(copied, "dilluns", "dimecres", by=body.alice, seen=1)
    assert "dimarts" in stale.value.newest.text


def test_a_block_that_is_not_there_is_told(copied: Adaptation, body: Body) -> None:
    with pytest.raises(Stale):
        touching.touch(adaptation=copied, touch=Touch(1, 400, "Res."), by=body.bob, now=NOW)


def test_the_manager_approves_exactly_what_was_seen(
    copied: Adaptation, rewrite: Rewrite, body: Body
) -> None:
    text = rewrite(copied, "dilluns", "dimarts")
    with pytest.raises(Stale):
        approving.approve(adaptation=copied, seen=1, by=body.alice, now=NOW)
    with pytest.raises(NotAllowed):
        approving.approve(adaptation=copied, seen=text.number, by=body.bob, now=NOW)

    approving.approve(adaptation=copied, seen=text.number, by=body.alice, now=NOW)

    assert texts.approved(copied) == text


def test_undo_is_the_earlier_text_as_a_new_one(
    ours: Adaptation, rewrite: Rewrite, body: Body
) -> None:
    text = rewrite(ours, "dilluns", "dimarts")
    approving.approve(adaptation=ours, seen=text.number, by=body.alice, now=NOW)
    again = approving.undo(adaptation=ours, seen=text.number, by=body.alice, now=NOW)

    assert again.number == text.number + 1
    assert texts.approved(ours) == again
    assert "dimarts" not in again.text
    assert "per sempre" in again.text


def test_with_nothing_before_there_is_nothing_to_undo(ours: Adaptation, body: Body) -> None:
    with pytest.raises(Conflict, match="no earlier text"):
        approving.undo(adaptation=ours, seen=2, by=body.alice, now=NOW)


def test_a_copy_is_detached_for_a_reason_and_may_follow_again(ours: Adaptation, body: Body) -> None:
    with pytest.raises(DomainError, match="why"):
        leaving.detach(adaptation=ours, by=body.alice, reason=" ", now=NOW)
    with pytest.raises(NotAllowed):
        leaving.detach(adaptation=ours, by=body.bob, reason="Fem una altra cosa.", now=NOW)

    row = leaving.detach(adaptation=ours, by=body.alice, reason="Fem una altra cosa.", now=NOW)
    assert (row.state, row.left_by) == ("detached", body.alice)
    assert leaving.rejoin(adaptation=ours, by=body.alice).state == "current"
