"""Urgent editions, withdrawals, changes asked for, and drafts given up."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from docs_library.models import Document, Edition, EditionMove
from docs_library.selectors import documents, editing
from docs_library.services import alarming, drafting, issuing, reviewing
from docs_library.services.issuing import Urgency
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance.models import Letter, User
from tests.docs_library.conftest import NOW
from tests.factories import member, sync

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TODAY = NOW.date()
Write = Callable[..., Edition]
Publish = Callable[..., Edition]
SOON = date(2999, 4, 1)
MAJOR = {
    "change_kind": "major",
    "change_note": "El termini passa de dos dies a un.",
    "why": "Ho demana la llei.",
    "impact_normative": "Llei 39/2015, article 16.",
}


def publish_now(row: Edition, by: User, day: date = TODAY) -> Edition:
    return issuing.publish(edition=row, seen=row.revision, by=by, effective_from=day, now=NOW)


def test_an_urgent_edition_waits_for_a_review_by_somebody_else(
    draft: Edition, edith: User, april: User, write: Write
) -> None:
    row = write(draft, edith, text="Urgent", change_note="Corregeix un termini.")
    urgency = Urgency("El termini legal canvia demà mateix.", TODAY + timedelta(days=10))

    def go(by: User, why: Urgency) -> Edition:
        return issuing.publish_urgently(
            edition=row, seen=row.revision, by=by, urgency=why, effective_from=TODAY, now=NOW
        )

    with pytest.raises(NotAllowed):
        go(edith, urgency)
    with pytest.raises(DomainError, match="30 days"):
        go(april, Urgency(urgency.reason, TODAY + timedelta(days=90)))
    row = go(april, urgency)

    assert (row.state, editing.awaits_review(row)) == ("published", True)
    assert [one.pk for one in editing.unreviewed()] == [row.pk]
    with pytest.raises(NotAllowed, match="yourself"):
        reviewing.confirm(edition=row, by=april, now=NOW)


@pytest.fixture
def urgent(draft: Edition, edith: User, april: User, write: Write) -> Edition:
    """An edition that april published urgently; its review is due in ten days."""
    row = write(draft, edith, text="Urgent", change_note="Corregeix un termini.")
    urgency = Urgency("El termini legal canvia demà mateix.", TODAY + timedelta(days=10))
    return issuing.publish_urgently(
        edition=row, seen=row.revision, by=april, urgency=urgency, effective_from=TODAY, now=NOW
    )


def test_the_later_review_takes_the_label_away(urgent: Edition, second: User) -> None:
    assert editing.awaits_review(urgent)
    reviewing.confirm(edition=urgent, by=second, now=NOW)

    assert not editing.awaits_review(urgent)
    assert editing.history(urgent.document)[0].move == "confirm"


def test_the_later_review_is_asked_for_once_and_once_more_when_it_is_late(
    urgent: Edition, second: User
) -> None:
    late = NOW + timedelta(days=11)

    assert [alarming.alarm_all(now=now) for now in (NOW, NOW, late, late)] == [1, 0, 1, 0]
    asked, again = Letter.objects.filter(user=second).order_by("created_at")
    assert "reviseu-lo" in asked.subject
    assert "va tard" in again.subject
    assert f"/{urgent.pk}/" in asked.text


def test_what_is_withdrawn_or_replaced_waits_for_no_review(
    urgent: Edition, edith: User, april: User, write: Write, second: User
) -> None:
    with transaction.atomic():
        reason = "Era un error: no calia cap canvi."
        issuing.withdraw(edition=urgent, by=april, reason=reason, replacement=None, now=NOW)
        assert (editing.unreviewed(), alarming.alarm_all(now=NOW)) == ([], 0)
        transaction.set_rollback(True)
    urgent.refresh_from_db()
    assert editing.awaits_review(urgent)

    better = drafting.open_edition(document=urgent.document, change_kind="minor", by=edith, now=NOW)
    better = write(better, edith, text="Corregit", change_note="Corregeix el que es va publicar.")
    better = reviewing.submit(edition=better, seen=better.revision, by=edith, now=NOW)
    better = reviewing.approve(edition=better, seen=better.revision, by=second, now=NOW, comment="")
    publish_now(better, april, SOON)

    urgent.refresh_from_db()
    assert not editing.awaits_review(urgent)


@pytest.fixture
def second(april: User) -> User:
    """Another approver."""
    from_there = april.memberships.get().entity
    person = member(from_there, "methodology_approver")
    sync(from_there, on=timezone.localdate())
    return person


def test_a_withdrawal_ends_the_edition_today_and_says_why(
    publish: Publish, april: User, document: Document
) -> None:
    row = publish("1.0", date(2025, 1, 1))
    with pytest.raises(DomainError, match="why"):
        issuing.withdraw(edition=row, by=april, reason="Perquè sí", replacement=None, now=NOW)
    with pytest.raises(DomainError, match="another"):
        issuing.withdraw(
            edition=row, by=april, reason="Ja no serveix a cap ens.", replacement=document, now=NOW
        )

    row = issuing.withdraw(
        edition=row, by=april, reason="Ja no serveix a cap ens.", replacement=None, now=NOW
    )

    assert (row.state, row.effective_to) == ("withdrawn", TODAY)
    assert documents.by_codes(["INS-90"], TODAY) == {}
    assert documents.current("INS-90", on=TODAY) == row


def test_withdrawing_what_has_not_begun_lets_the_edition_before_it_go_on(
    approved: Edition, april: User
) -> None:
    row = publish_now(approved, april, SOON)

    issuing.withdraw(
        edition=row, by=april, reason="S’ha publicat massa aviat.", replacement=None, now=NOW
    )

    assert documents.by_codes(["INS-90"], SOON)["INS-90"].pk == row.base_id


def test_changes_are_asked_for_with_words_and_the_edition_goes_back(
    approved: Edition, april: User
) -> None:
    with pytest.raises(DomainError, match="sentence"):
        reviewing.request_changes(
            edition=approved, seen=approved.revision, by=april, now=NOW, comment="No"
        )
    row = reviewing.request_changes(
        edition=approved,
        seen=approved.revision,
        by=april,
        now=NOW,
        comment="Falta dir qui ho fa.",
    )

    assert row.state == "draft"
    assert EditionMove.objects.order_by("-at", "-pk").filter(reason="Falta dir qui ho fa.").exists()


def test_what_is_discarded_stays_and_makes_room(draft: Edition, edith: User) -> None:
    row = reviewing.discard(edition=draft, seen=draft.revision, by=edith, now=NOW)

    assert row.state == "discarded"
    assert (
        drafting.open_edition(
            document=draft.document, change_kind="erratum", by=edith, now=NOW
        ).change_kind
        == "erratum"
    )


def test_a_second_editor_that_discarded_before_still_cannot_approve(
    draft: Edition, edith: User, april: User, write: Write
) -> None:
    write(draft, april, text="Meu")
    draft.refresh_from_db()
    reviewing.discard(edition=draft, seen=draft.revision, by=edith, now=NOW)
    later = datetime(2026, 3, 9, 12, tzinfo=UTC)
    row = drafting.open_edition(document=draft.document, change_kind="minor", by=edith, now=later)

    assert editing.contributed(row, april)
