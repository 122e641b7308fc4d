"""Another body begins its own copy of a document from what a body shares."""

from dataclasses import replace

import pytest

from docs_library.models import LocalEdition, PracticeStart
from docs_library.rules.practices import names as n
from docs_library.selectors.adapting import texts
from docs_library.selectors.practices import finding, page
from docs_library.services.adapting import approving, touching
from docs_library.services.adapting import starting as copies
from docs_library.services.adapting.touching import Touch
from docs_library.services.practices import starting, writing
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from tests.cast import Cast
from tests.docs_library.practices.scenes import NOW, WORDS, a_draft, go, shared
from tests.docs_library.proposals.scenes import an_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy(cast: Cast) -> LocalEdition:
    """What body a says in its own copy of INS-91, approved."""
    document = an_edition().document
    row = copies.start(document=document, entity=cast.a, by=cast.bob, now=NOW)
    touch = Touch(seen=1, place=1, text="Text de la casa.")
    touching.touch(adaptation=row, touch=touch, by=cast.bob, now=NOW)
    return approving.approve(adaptation=row, seen=2, by=cast.alice, now=NOW)


def test_from_an_own_copy_that_is_shared_another_body_takes_text_and_base(
    cast: Cast, copy: LocalEdition
) -> None:
    row = shared(cast, copy=copy)
    document = copy.adaptation.document
    made = starting.start(practice=row, document=document, entity=cast.b, by=cast.charlie, now=NOW)
    said = texts.newest(made)
    assert (said.text, said.base_edition, said.state) == (copy.text, copy.base_edition, "draft")
    assert said.touched == copy.touched
    assert [one.adaptation for one in page.starts(row)] == [made]
    begun = page.begun_from(made)
    assert begun is not None
    assert begun.practice == row
    with pytest.raises(Conflict):
        starting.start(practice=row, document=document, entity=cast.b, by=cast.charlie, now=NOW)


def test_any_other_practice_adds_what_it_says_as_a_last_part(cast: Cast) -> None:
    edition = an_edition()
    row = shared(cast, documents=[edition.document])
    made = starting.start(
        practice=row, document=edition.document, entity=cast.b, by=cast.charlie, now=NOW
    )
    text = texts.newest(made).text
    assert text.startswith(edition.text.rstrip())
    assert text.endswith(f"## Com ho fa {cast.a.name}\n\n{WORDS.how}\n")


def test_nothing_is_begun_from_what_is_not_shared_by_who_may_not_or_of_another_document(
    cast: Cast,
) -> None:
    document = an_edition().document
    row = shared(cast)
    for who, body, error in (
        (cast.charlie, cast.b, Conflict),
        (cast.alice, cast.a, IllegalMove),
        (cast.rosa, cast.a, NotAllowed),
    ):
        with pytest.raises(error):
            starting.start(practice=row, document=document, entity=body, by=who, now=NOW)
    go(row, n.REVISE, cast.bob)
    with pytest.raises(IllegalMove):
        starting.start(practice=row, document=document, entity=cast.b, by=cast.charlie, now=NOW)
    assert not PracticeStart.objects.exists()


def test_a_body_shares_only_an_approved_copy_of_its_own(cast: Cast, copy: LocalEdition) -> None:
    assert list(finding.sharable(cast.a)) == [copy]
    assert not finding.sharable(cast.b)
    words = replace(WORDS, copy=copy)
    with pytest.raises(DomainError):
        writing.begin(words=words, by=cast.charlie, entity=cast.b, now=NOW)
    first = copy.adaptation.texts.get(number=1)
    with pytest.raises(DomainError):
        a_draft(cast, copy=first)
