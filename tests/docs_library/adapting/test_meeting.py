"""A copy meets a new edition: forecast, decisions, colleagues, and what comes of it."""

from datetime import date, timedelta

import pytest

from docs_library.models import Adaptation, Edition, MergeSession, News
from docs_library.rules.assembling import Choice, Undecided
from docs_library.selectors import notices
from docs_library.selectors.adapting import cards, copies, heat, meeting, sessions, texts
from docs_library.services import issuing, telling
from docs_library.services.adapting import (
    approving,
    deciding,
    finishing,
    leaving,
    opening,
    upstream,
)
from docs_library.services.adapting.stale import Clash, Moved
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance.models import User
from tests.docs_library.adapting.conftest import NEXT, NEXT_DAY, Body, Rewrite
from tests.docs_library.conftest import NOW, Publish
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
LATER = date(2026, 2, 20)


@pytest.fixture
def second(ours: Adaptation, publish: Publish) -> Edition:
    """The edition that keeps files for twenty years, published after the copy was approved."""
    edition = publish("2.0", NEXT_DAY, text=NEXT, kind="major")
    ours.refresh_from_db()
    return edition


@pytest.fixture
def session(ours: Adaptation, second: Edition, body: Body) -> MergeSession:
    return opening.open_session(adaptation=ours, by=body.bob, now=NOW)


def digest(row: MergeSession) -> str:
    return meeting.session(row).merge.conflicts[0].digest


def decide(row: MergeSession, which: str, by: User, seen: int = 0, text: str = "") -> None:
    deciding.decide(
        session=row, digest=digest(row), choice=Choice(which, text), seen=seen, by=by, now=NOW
    )


def test_a_new_edition_is_told_once_with_a_forecast(
    ours: Adaptation, second: Edition, body: Body
) -> None:
    upstream.published(second, now=NOW)
    (news,) = News.objects.filter(adaptation=ours)
    found = meeting.forecast(copies.copy(ours))

    assert ours.state == "update_available"
    assert set(notices.readers(news, on=NOW.date())) == {body.alice.pk, body.bob.pk}
    assert telling.tell(news=news.pk, now=NOW) == 2
    assert telling.tell(news=news.pk, now=NOW) == 0
    assert found
    assert (found.total, found.clean, found.conflicts) == (2, 1, 1)


def test_a_copy_like_the_original_is_brought_up_to_date_at_once(
    copied: Adaptation, publish: Publish, body: Body
) -> None:
    second = publish("2.0", NEXT_DAY, text=NEXT, kind="major")
    made = finishing.take_all(adaptation=copied, by=body.alice, now=NOW)
    copied.refresh_from_db()

    assert (made.text, made.base_edition, made.merged) == (NEXT, second, second)
    assert made.approved_by == body.alice
    assert copied.state == "current"


def test_what_has_to_be_decided_is_not_taken_at_once(
    ours: Adaptation, second: Edition, body: Body
) -> None:
    with pytest.raises(Undecided):
        finishing.take_all(adaptation=ours, by=body.alice, now=NOW)
    assert sessions.open_merge(ours) is None


def test_the_copy_stays_as_it_is_until_all_is_decided(
    ours: Adaptation, session: MergeSession, body: Body
) -> None:
    with pytest.raises(Undecided):
        finishing.finish(session=session, by=body.bob, now=NOW)
    ours.refresh_from_db()
    assert ours.state == "merging"
    before = texts.approved(ours)
    decide(session, "ours", body.bob)

    assert texts.approved(ours) == before
    made = finishing.finish(session=session, by=body.bob, now=NOW)
    assert made.text == NEXT.replace("vint anys", "per sempre")
    assert (made.parent, made.base_edition) == (before, session.theirs)
    assert texts.approved(ours) == before
    assert copies.copy(ours).waits


def test_what_a_decision_leaves_out_is_kept_with_who_and_when(
    session: MergeSession, body: Body
) -> None:
    decide(session, "theirs", body.bob)
    finishing.finish(session=session, by=body.alice, now=NOW)
    session.refresh_from_db()

    (gone,) = session.discarded
    assert "per sempre" in gone["text"]
    assert (gone["side"], gone["by"]) == ("ours", body.bob.pk)
    assert texts.approved(session.adaptation) == session.result


def test_a_colleague_goes_on_in_the_same_session(session: MergeSession, body: Body) -> None:
    again = opening.open_session(adaptation=session.adaptation, by=body.alice, now=NOW)

    assert again == session
    decide(again, "written", body.alice, text="L’arxiu ho guarda tot.")
    assert finishing.finish(session=again, by=body.alice, now=NOW).text.count("ho guarda tot") == 1


def test_two_who_decide_the_same_card_are_told(session: MergeSession, body: Body) -> None:
    decide(session, "ours", body.bob)
    decide(session, "ours", body.alice)
    with pytest.raises(Clash) as clash:
        decide(session, "theirs", body.alice)

    assert clash.value.theirs
    assert clash.value.theirs.by == body.bob
    decide(session, "theirs", body.alice, seen=1)
    assert sessions.decided(session)[digest(session)].which == "theirs"


def test_a_choice_or_card_that_does_not_exist_is_refused(session: MergeSession, body: Body) -> None:
    with pytest.raises(DomainError, match="Choose"):
        decide(session, "none", body.bob)
    with pytest.raises(DomainError, match="Choose"):
        deciding.decide(
            session=session, digest="x", choice=Choice("ours"), seen=0, by=body.bob, now=NOW
        )


def test_a_stranger_decides_nothing(session: MergeSession) -> None:
    with pytest.raises(NotAllowed):
        decide(session, "ours", UserFactory.create())


def test_a_newer_edition_meanwhile_is_told_and_decisions_that_hold_are_kept(
    ours: Adaptation, session: MergeSession, body: Body, publish: Publish
) -> None:
    decide(session, "ours", body.bob)
    publish("2.1", LATER, text=NEXT.replace("una còpia", "còpia"), kind="minor")
    with pytest.raises(Moved):
        finishing.finish(session=session, by=body.bob, now=NOW)

    fresh = opening.reopen(session=session, by=body.alice, now=NOW)

    assert sessions.decided(fresh) == {}  # neighbours changed: the question is another one
    assert fresh.theirs.number.minor == 1
    ours.refresh_from_db()
    assert ours.state == "merging"


def test_a_decision_on_what_stayed_the_same_is_kept(
    session: MergeSession, body: Body, publish: Publish
) -> None:
    decide(session, "ours", body.bob)
    publish("2.1", LATER, text=NEXT.replace("Obrim", "S’obre"), kind="minor")
    fresh = opening.reopen(session=session, by=body.alice, now=NOW + timedelta(days=1))

    kept = sessions.decided(fresh)[digest(fresh)]
    assert (kept.which, kept.by, kept.at) == ("ours", body.bob, NOW)
    made = finishing.finish(session=fresh, by=body.alice, now=NOW)
    assert "per sempre" in made.text
    assert "S’obre" in made.text


def test_a_copy_written_meanwhile_is_met_anew(
    ours: Adaptation, session: MergeSession, body: Body, rewrite: Rewrite
) -> None:
    rewrite(ours, "dilluns", "dimarts")
    with pytest.raises(Moved):
        decide(session, "ours", body.bob)


def test_to_leave_it_changes_nothing_and_what_was_decided_stays(
    ours: Adaptation, session: MergeSession, body: Body
) -> None:
    decide(session, "ours", body.bob)
    opening.abandon(session=session, by=body.bob, now=NOW)
    ours.refresh_from_db()

    assert ours.state == "update_available"
    assert session.decisions.count() == 1
    with pytest.raises(Conflict):
        decide(session, "theirs", body.bob, seen=1)


def test_something_obligatory_is_not_decided_away(
    ours: Adaptation, rewrite: Rewrite, body: Body, publish: Publish
) -> None:
    text = rewrite(ours, "Deu dies.", "Deu dies.", after="Aquí, cinc.")
    approving.approve(adaptation=ours, seen=text.number, by=body.alice, now=NOW)
    publish("2.0", NEXT_DAY, text=NEXT.replace("Deu dies.", "Quinze dies."), kind="major")
    session = opening.open_session(adaptation=ours, by=body.bob, now=NOW)
    found = meeting.session(session)

    assert cards.of(found)[0].refused == {"ours"}
    with pytest.raises(DomainError, match="obligatory"):
        decide(session, "ours", body.bob)
    decide(session, "both", body.bob)


def test_a_detached_copy_is_still_told_and_meets_nothing(
    ours: Adaptation, body: Body, publish: Publish
) -> None:
    leaving.detach(adaptation=ours, by=body.alice, reason="Fem una altra cosa.", now=NOW)
    publish("2.0", NEXT_DAY, text=NEXT, kind="major")

    assert News.objects.filter(adaptation=ours, what="behind").count() == 1
    with pytest.raises(IllegalMove):
        opening.open_session(adaptation=ours, by=body.bob, now=NOW)
    ours.refresh_from_db()
    assert ours.state == "detached"


def test_when_the_original_is_withdrawn_the_body_is_asked(
    ours: Adaptation, first: Edition, body: Body, april: User
) -> None:
    why = "Una llei nova el fa innecessari."
    issuing.withdraw(edition=first, by=april, reason=why, replacement=None, now=NOW)
    ours.refresh_from_db()

    assert ours.state == "orphaned"
    assert News.objects.filter(adaptation=ours, what="orphaned").count() == 1
    leaving.retire(adaptation=ours, by=body.alice, reason="Ja no ens cal.", now=NOW)
    ours.refresh_from_db()
    assert ours.state == "retired"


def test_what_bodies_change_is_counted_and_few_are_not_shown(
    ours: Adaptation, first: Edition, rewrite: Rewrite, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = heat.of(first)
    assert (found.copies, found.spots, found.few) == (1, [], 1)

    monkeypatch.setattr("docs_library.rules.adapting.FEWEST", 1)
    (spot,) = heat.of(first).spots
    assert (spot.changed, spot.added, spot.where) == (1, 0, "Arxiu")
    assert "deu anys" in spot.html
