"""A practice is shared, reviewed by another, used, asked about, and asked for after a year."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from docs_library.models import News, Notice, Practice, PracticeMove, PracticeUse
from docs_library.rules.practices import names as n
from docs_library.rules.practices import reviewing
from docs_library.selectors.practices import finding, hearing, lists, page
from docs_library.services import telling
from docs_library.services.practices import asking, files, keeping, moving, using, writing
from docs_library.services.practices.asking import Said
from docs_library.services.practices.moving import Act
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance.models import AuditEvent, Membership, Support
from tests.cast import Cast
from tests.docs_library.practices.scenes import (
    NOW,
    WHY,
    WORDS,
    a_draft,
    a_file,
    attached,
    go,
    shared,
    waiting,
)
from tests.factories import MembershipFactory, sync

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
DAY = timedelta(days=1)


def seeing(cast: Cast, row: Practice) -> set[str]:
    return {who for who in cast.names()[1:] if finding.found(getattr(cast, who), row.pk)}


def test_a_draft_is_seen_by_who_writes_for_the_body_and_what_waits_by_who_reviews_it(
    cast: Cast,
) -> None:
    row = a_draft(cast)
    assert seeing(cast, row) == {"alice", "bob"}
    go(row, n.SUBMIT, cast.alice)
    assert seeing(cast, row) == {"alice", "bob", "rosa", "tecla", "adam", "aurora", "edith"}
    go(row, n.PUBLISH, cast.tecla)
    assert seeing(cast, row) == set(cast.names()[1:])
    assert (row.reviewed_by, row.published_at, row.confirmed_at) == (cast.tecla, NOW, NOW)
    moved = AuditEvent.objects.filter(verb="library.practice_moved")
    assert [event.facts["move"] for event in moved.order_by("pk")] == [n.SUBMIT, n.PUBLISH]


def test_only_who_accompanies_the_body_reviews_it_and_never_their_own(cast: Cast) -> None:
    row = waiting(cast)
    for who in (cast.alice, cast.bob, cast.adam, cast.edith, cast.rita):
        with pytest.raises(NotAllowed):
            go(row, n.PUBLISH, who)
    MembershipFactory.create(user=cast.tecla, entity=cast.a, role="entity_reader")
    sync(cast.a, on=NOW.date())
    with pytest.raises(NotAllowed):
        go(row, n.PUBLISH, cast.tecla)


def _alone(cast: Cast) -> None:
    Support.objects.filter(entity=cast.a).delete()


def _unstaffed(cast: Cast) -> None:
    Membership.objects.filter(user=cast.tecla).delete()


def _its_own(cast: Cast) -> None:
    MembershipFactory.create(user=cast.tecla, entity=cast.a, role="entity_reader")


@pytest.mark.parametrize(
    ("happens", "case", "who"),
    [
        (_alone, reviewing.ALONE, ""),
        (_unstaffed, reviewing.UNSTAFFED, "Diputació de la Plana"),
        (_its_own, reviewing.UNSTAFFED, "Diputació de la Plana"),
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["before", "while it waits"])
def test_the_consortium_reviews_what_nobody_else_can_and_is_told(
    cast: Cast, happens: Callable[[Cast], None], case: str, who: str, first: bool
) -> None:
    row = None if first else waiting(cast)
    happens(cast)
    sync(cast.a, on=NOW.date())
    row = row or waiting(cast)
    assert [keeping.keep_all(now=NOW + DAY) for _time in range(2)] == [not first, 0]
    row.refresh_from_db()
    last = finding.last_move(row)
    assert last is not None
    assert (last.move, last.by) == (n.HAND_OVER, None)
    assert hearing.hearers(last, NOW.date()) == {cast.bob.pk, cast.edith.pk, cast.adam.pk}
    assert hearing.reviewing_case(row, NOW.date()) == (case, who)
    assert lists.waiting(cast.edith, NOW.date()) == 1
    assert go(row, n.PUBLISH, cast.edith).state == n.PUBLISHED


def test_what_is_given_back_says_why_and_is_handed_in_again(cast: Cast) -> None:
    row = waiting(cast)
    with pytest.raises(DomainError, match="Say why"):
        go(row, n.SEND_BACK, cast.tecla, "No")
    go(row, n.SEND_BACK, cast.tecla)
    assert (row.state, row.reason) == (n.DRAFT, WHY)
    words = replace(WORDS, title="Un altre títol")
    row = writing.rewrite(practice=row, words=words, act=Act(cast.alice, row.step, NOW))
    assert (row.title, go(row, n.SUBMIT, cast.bob).reason) == ("Un altre títol", "")


def test_who_acts_on_an_older_step_is_told_what_happened(cast: Cast) -> None:
    row = waiting(cast)
    late = Practice.objects.get(pk=row.pk)
    go(row, n.SEND_BACK, cast.tecla, days=1)
    with pytest.raises(Conflict, match="Tecla Plana was quicker"):
        moving.move(practice=late, code=n.PUBLISH, act=Act(cast.tecla, late.step, NOW))
    fresh = Practice.objects.select_related("entity").get(pk=row.pk)
    writing.rewrite(practice=fresh, words=WORDS, act=Act(cast.alice, fresh.step, NOW))
    with pytest.raises(Conflict, match="changed it meanwhile"):
        writing.rewrite(practice=fresh, words=WORDS, act=Act(cast.bob, fresh.step, NOW))


def test_words_and_contact_are_wanted_before_the_review(cast: Cast) -> None:
    for lacking in ({"how": "Curt."}, {"contact": ""}, {"contact_email": ""}):
        with pytest.raises(DomainError, match="some words are missing"):
            go(a_draft(cast, **lacking), n.SUBMIT, cast.bob)
    with pytest.raises(NotAllowed):
        writing.begin(words=WORDS, by=cast.rosa, entity=cast.a, now=NOW)


def test_files_are_checked_kept_once_a_name_and_stay_when_it_is_shared(cast: Cast) -> None:
    row = attached(cast, a_draft(cast))
    act = Act(cast.bob, row.step, NOW)
    files.attach(practice=row, file=a_file(), act=act)
    assert row.files.count() == 1
    with pytest.raises(DomainError, match="not what its ending says"):
        files.attach(practice=row, file=a_file("Full.pdf"), act=act)
    go(row, n.SUBMIT, cast.bob)
    with pytest.raises(Conflict):
        files.detach(practice=row, pk=row.files.get().pk, act=Act(cast.bob, row.step, NOW))


def test_a_body_uses_it_once_with_its_context_and_never_its_own(cast: Cast) -> None:
    row = shared(cast)
    for context in ("Al registre.", "També a l’arxiu."):
        using.use(practice=row, entity=cast.b, context=context, by=cast.charlie, now=NOW)
    assert [one.context for one in page.uses(row)] == ["També a l’arxiu."]
    with pytest.raises(IllegalMove):
        using.use(practice=row, entity=cast.a, context="", by=cast.alice, now=NOW)
    using.leave(practice=row, entity=cast.b, by=cast.charlie)
    assert not PracticeUse.objects.exists()
    with pytest.raises(IllegalMove):
        using.use(practice=a_draft(cast), entity=cast.b, context="", by=cast.charlie, now=NOW)


def test_whoever_sees_it_asks_and_the_body_its_supporter_and_its_users_answer(cast: Cast) -> None:
    row = shared(cast)
    asked = asking.ask(practice=row, said=Said("Quant costa?", cast.charlie, cast.b, NOW))
    with pytest.raises(NotAllowed):
        asking.answer(
            practice=row, question=asked.pk, said=Said("No ho sé", cast.charlie, cast.b, NOW)
        )
    using.use(practice=row, entity=cast.b, context="", by=cast.charlie, now=NOW)
    for by, body in ((cast.bob, cast.a), (cast.tecla, cast.dip), (cast.charlie, cast.b)):
        asking.answer(practice=row, question=asked.pk, said=Said("Dues hores.", by, body, NOW))
    (found,) = page.asked(row)
    assert (found.question, len(found.answers)) == (asked, 3)
    with pytest.raises(DomainError, match="Write something"):
        asking.ask(practice=row, said=Said("  ", cast.charlie, cast.b, NOW))


def test_who_is_concerned_hears_of_each_step_once_and_not_of_the_own_ones(cast: Cast) -> None:
    row = waiting(cast)
    _tell()
    go(row, n.PUBLISH, cast.tecla)
    _tell()
    asked = asking.ask(practice=row, said=Said("Quant costa?", cast.charlie, cast.b, NOW))
    asking.answer(practice=row, question=asked.pk, said=Said("Res.", cast.alice, cast.a, NOW))
    _tell()
    told = Notice.objects.filter(news__practice__practice=row)
    heard = {(one.user.email.split("@")[0], one.news.practice.move) for one in told}  # type: ignore[union-attr]
    assert heard == {
        *{("tecla", n.SUBMIT), ("alice", n.PUBLISH), ("bob", n.PUBLISH)},
        *{("alice", n.QUESTION), ("bob", n.QUESTION), ("bob", n.ANSWER), ("charlie", n.ANSWER)},
    }
    assert telling.seen_practice(user=cast.charlie, practice=row, now=NOW) == 1


def _tell() -> None:
    for news in News.objects.filter(told_at=None):
        for _time in range(2):
            telling.tell(news=news.pk, now=NOW)


def test_after_a_year_the_body_is_asked_once_and_what_nobody_confirms_is_outdated(
    cast: Cast,
) -> None:
    row, year = shared(cast), NOW + 366 * DAY
    assert keeping.keep_all(now=NOW + 364 * DAY) == 0
    assert [keeping.keep_all(now=year), keeping.keep_all(now=year)] == [1, 0]
    row.refresh_from_db()
    assert (row.state, row.asked_at) == (n.PUBLISHED, year)
    assert hearing.hearers(row.moves.latest("at"), year.date()) == {cast.alice.pk, cast.bob.pk}
    assert page.reasons(row, year.date()) == [("unused", "")]
    late = year + 61 * DAY
    assert [keeping.keep_all(now=late), keeping.keep_all(now=late)] == [1, 0]
    row.refresh_from_db()
    assert (row.state, row.asked_at, row.closed_at) == (n.OUTDATED, None, late)
    assert row.reason
    assert keeping.keep_all(now=late + 366 * DAY) == 1
    assert row.moves.latest("at").move == n.ASK_AGAIN


def test_what_is_confirmed_in_time_stays_and_is_asked_about_a_year_later(cast: Cast) -> None:
    row = shared(cast)
    keeping.keep_all(now=NOW + 366 * DAY)
    row.refresh_from_db()
    go(row, n.CONFIRM, cast.alice, "", days=380)
    assert keeping.keep_all(now=NOW + 500 * DAY) == 0
    assert keeping.keep_all(now=NOW + 746 * DAY) == 1
    assert PracticeMove.objects.filter(practice=row, move=n.ASK).count() == 2
