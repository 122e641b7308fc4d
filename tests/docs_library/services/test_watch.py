"""What changes around the method leads to reviews, and each review to an outcome that stays."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from docs_library.models import Document, Edition, Norm, Recheck, Signal
from docs_library.selectors.watch import signals, touched, turns
from docs_library.services import cards, issuing, norms, reviewing
from docs_library.services.watch import changes, confirming, leading, opening
from docs_library.services.watch import norms as checked
from docs_library.services.watch.changes import Change
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance.models import AuditEvent, Tool, ToolNotice, User
from tests.docs_library.conftest import NOW
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

Publish = Callable[..., Edition]
Write = Callable[..., Edition]
TODAY = NOW.date()
LATER = NOW + timedelta(days=1)
NOTE = "Canvia l’article setze."
WHY = "S’ha llegit sencer i no cal canviar res."
NEXT = TODAY + timedelta(days=300)


@pytest.fixture
def edition(publish: Publish) -> Edition:
    """An edition in force that stands on Llei 39/2015."""
    return publish("1.0", date(2025, 1, 1))


@pytest.fixture
def signal(edition: Edition, edith: User) -> Signal:
    """Llei 39/2015 changes."""
    norm = Norm.objects.get(name="Llei 39/2015")
    return changes.note(change=Change("amended", TODAY, NOTE, norm=norm), by=edith, now=LATER)


@pytest.fixture
def tool() -> Tool:
    return Tool.objects.create(
        slug="servei", name="Servei", group="entry", purpose="Prova", owner="Consorci"
    )


def opened(signal: Signal, edition: Edition, by: User) -> Recheck:
    return opening.open_for(signal=signal, edition=edition, by=by, now=LATER)


def codes(signal: Signal) -> list[str]:
    return [row.edition.document.code for row in touched.line(signal, on=TODAY).rows]


def test_a_norm_that_changes_touches_what_stands_on_it_and_nothing_else(
    signal: Signal, edith: User
) -> None:
    other = Norm.objects.create(name="Llei 1/2000", title="Una altra", kind="act")
    change = Change("repealed", TODAY, NOTE, norm=other)

    assert codes(signal) == ["INS-90"]
    assert codes(changes.note(change=change, by=edith, now=LATER)) == []


def test_a_service_that_changes_touches_what_stands_on_it(
    edition: Edition, tool: Tool, edith: User
) -> None:
    change = Change("retirement", TODAY, NOTE, tool=tool)
    signal = changes.note(change=change, by=edith, now=LATER)
    assert codes(signal) == []

    cards.depend(edition.document, [tool])

    assert codes(signal) == ["INS-90"]


def test_a_decision_touches_its_collections(edition: Edition, edith: User) -> None:
    change = Change("decided", TODAY, NOTE, title="Suplents", collections=("registry",))
    signal = changes.note(change=change, by=edith, now=LATER)
    other = Change("decided", TODAY, NOTE, title="Una altra", collections=("people",))

    assert codes(signal) == ["INS-90"]
    assert codes(changes.note(change=other, by=edith, now=LATER)) == []


def test_what_is_published_after_a_change_was_noted_is_not_touched_by_it(
    publish: Publish, edition: Edition, edith: User
) -> None:
    norm = Norm.objects.get(name="Llei 39/2015")
    change = Change("amended", TODAY, NOTE, norm=norm)
    before = changes.note(change=change, by=edith, now=NOW - timedelta(days=1))

    assert codes(before) == []


def test_a_notice_of_a_service_is_taken_up_once_and_not_after_it_was_withdrawn(
    tool: Tool, edith: User
) -> None:
    made = ToolNotice.objects.create(
        tool=tool, kind="change", announced_on=TODAY, holds_from=TODAY, note=NOTE, at=NOW
    )
    assert signals.untaken(TODAY) == [made]

    first = changes.take_up(notice=made, by=edith, now=LATER)

    assert changes.take_up(notice=made, by=edith, now=LATER) == first
    assert (first.kind, first.tool, signals.untaken(TODAY)) == ("change", tool, [])
    gone = ToolNotice.objects.create(
        tool=tool, kind="retirement", announced_on=TODAY, holds_from=TODAY, note=NOTE, at=NOW,
        withdrawn_at=NOW,
    )  # fmt: skip
    with pytest.raises(IllegalMove):
        changes.take_up(notice=gone, by=edith, now=LATER)


def test_the_same_change_is_noted_once_until_it_is_withdrawn(signal: Signal, edith: User) -> None:
    again = Change("amended", TODAY, NOTE, norm=signal.norm)
    with pytest.raises(Conflict):
        changes.note(change=again, by=edith, now=LATER)
    with pytest.raises(DomainError, match="Say in a sentence"):
        changes.note(change=Change("amended", TODAY, "res", norm=signal.norm), by=edith, now=NOW)

    changes.withdraw(signal=signal, by=edith, now=LATER)

    signal.refresh_from_db()
    assert codes(signal) == []
    assert changes.note(change=again, by=edith, now=LATER).pk != signal.pk
    with pytest.raises(IllegalMove):
        changes.withdraw(signal=signal, by=edith, now=LATER)


def test_a_review_opens_once_whoever_clicks_and_only_for_what_is_touched(
    signal: Signal, edition: Edition, edith: User, april: User, tool: Tool
) -> None:
    first = opened(signal, edition, edith)

    assert opened(signal, edition, april) == first
    assert opening.open_all(signal=signal, by=april, now=LATER) == 0
    other = changes.note(change=Change("change", TODAY, NOTE, tool=tool), by=edith, now=LATER)
    with pytest.raises(Conflict):
        opened(other, edition, edith)
    with pytest.raises(NotAllowed):
        opened(signal, edition, UserFactory.create())


def test_confirmed_without_change_moves_the_next_review_and_stays(
    signal: Signal, edition: Edition, edith: User
) -> None:
    row = opened(signal, edition, edith)

    done = confirming.confirm(recheck=row, note=WHY, next_review=NEXT, by=edith, now=LATER)

    edition.document.refresh_from_db()
    assert (done.outcome, edition.document.review_due) == ("confirmed", NEXT)
    assert touched.line(signal, on=TODAY).progress.code == "done"
    line = AuditEvent.objects.filter(verb="library.review_confirmed").get()
    assert line.facts["code"] == "INS-90"
    with pytest.raises(Conflict, match="decided already"):
        confirming.confirm(recheck=row, note=WHY, next_review=NEXT, by=edith, now=LATER)


@pytest.mark.parametrize(
    ("note", "day", "says"),
    [
        ("cap", NEXT, "Say in a sentence"),
        (WHY, TODAY, "after today"),
        (WHY, TODAY + timedelta(days=4000), "within five years"),
    ],
)
def test_a_confirmation_says_why_and_until_when(
    signal: Signal, edition: Edition, edith: User, note: str, day: date, says: str
) -> None:
    row = opened(signal, edition, edith)

    with pytest.raises(DomainError, match=says):
        confirming.confirm(recheck=row, note=note, next_review=day, by=edith, now=NOW)


def test_a_review_leads_to_an_edition_that_begins_with_the_change_and_decides_it_when_published(
    signal: Signal, edition: Edition, edith: User, april: User, write: Write
) -> None:
    row = opened(signal, edition, edith)
    draft = leading.write_edition(recheck=row, change_kind="major", by=edith, now=LATER)
    assert (draft.impact_normative, draft.why) == (NOTE, f"Llei 39/2015: {NOTE}")
    assert leading.write_edition(recheck=row, change_kind="major", by=edith, now=LATER) == draft
    with pytest.raises(Conflict, match="is being written"):
        confirming.confirm(recheck=row, note=WHY, next_review=NEXT, by=edith, now=LATER)

    draft = write(draft, edith, text="## Nou\n", change_note="L’article setze ja no diu el mateix.")
    draft = reviewing.submit(edition=draft, seen=draft.revision, by=edith, now=LATER)
    draft = reviewing.approve(edition=draft, seen=draft.revision, by=april, now=LATER)
    issuing.publish(
        edition=draft, seen=draft.revision, by=april, effective_from=LATER.date(), now=LATER
    )

    row.refresh_from_db()
    assert (row.outcome, row.decided_by, row.led_to) == ("changed", april, draft)


def test_a_discarded_edition_leaves_the_review_to_be_decided(
    signal: Signal, edition: Edition, edith: User
) -> None:
    row = opened(signal, edition, edith)
    draft = leading.write_edition(recheck=row, change_kind="minor", by=edith, now=LATER)
    reviewing.discard(edition=draft, seen=draft.revision, by=edith, now=LATER)

    done = confirming.confirm(recheck=row, note=WHY, next_review=NEXT, by=edith, now=LATER)

    assert done.outcome == "confirmed"


def test_a_withdrawal_decides_the_open_reviews(
    signal: Signal, edition: Edition, edith: User, april: User
) -> None:
    row = opened(signal, edition, edith)

    issuing.withdraw(
        edition=edition, by=april, reason="Ja no serveix per a res.", replacement=None, now=LATER
    )

    row.refresh_from_db()
    assert row.outcome == "withdrawn"


def test_a_periodic_review_comes_is_opened_once_and_moves_on(edition: Edition, edith: User) -> None:
    document = edition.document
    Document.objects.filter(pk=document.pk).update(review_due=TODAY - timedelta(days=1))
    document.refresh_from_db()
    (turn,) = turns.turns(TODAY)
    assert (turn.is_late, turn.recheck) == (True, None)

    row = opening.open_periodic(document=document, by=edith, now=NOW)
    assert opening.open_periodic(document=document, by=edith, now=NOW) == row
    confirming.confirm(recheck=row, note=WHY, next_review=NEXT, by=edith, now=NOW)

    assert turns.turns(TODAY) == []
    assert opening.open_periodic(document=document, by=edith, now=NOW) != row


def test_a_norm_checked_today_keeps_its_day_when_the_catalogue_is_loaded_again(
    edition: Edition, edith: User, tmp_path: Path
) -> None:
    norm = Norm.objects.get(name="Llei 39/2015")
    checked.check(norm=norm, by=edith, now=NOW)
    file = tmp_path / "normes.yaml"
    file.write_text("- {name: Llei 39/2015, title: Procediment, checked_on: 2020-01-01}\n")

    norms.load(file)

    norm.refresh_from_db()
    assert (norm.checked_on, norm.title) == (TODAY, "Procediment")
