"""From draft to publication: four eyes on one text, dates that do not lie, nothing lost."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from docs_library import sweeps
from docs_library.models import Document, Edition, Revision
from docs_library.selectors import documents, editing
from docs_library.services import drafting, issuing, reviewing
from docs_library.services.drafting import Card, Stale
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance.models import AuditEvent, Letter, User
from tests.docs_library.conftest import NOW
from tests.factories import UserFactory

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


def test_a_new_edition_says_what_the_latest_says_and_nothing_of_its_change(
    draft: Edition, edith: User
) -> None:
    assert draft.base is not None
    assert (draft.text, draft.norms) == (draft.base.text, draft.base.norms)
    assert (draft.change_note, draft.revision, draft.state) == ("", 1, "draft")
    with pytest.raises(Conflict, match="already"):
        drafting.open_edition(document=draft.document, change_kind="major", by=edith, now=NOW)


def test_a_document_gets_the_next_code_of_its_kind(document: Document, edith: User) -> None:
    card = Card("instruction", "Una de nova", "registry", {})
    first = drafting.add_document(card=card, by=edith, now=NOW)
    second = drafting.add_document(card=card, by=edith, now=NOW)

    assert (first.document.code, second.document.code) == ("INS-91", "INS-92")
    assert first.change_kind == "initial"


def test_every_save_is_a_revision_and_the_same_text_is_saved_once(
    draft: Edition, edith: User, write: Write
) -> None:
    write(draft, edith, text="Un")
    write(draft, edith, text="Dos")
    write(draft, edith, text="Dos")

    rows = Revision.objects.filter(edition=draft).order_by("number")
    assert [row.said.text for row in rows][1:] == ["Un", "Dos"]


def test_who_saves_over_an_older_text_loses_nothing_and_overwrites_nothing(
    draft: Edition, edith: User, april: User, write: Write
) -> None:
    write(draft, edith, text="De l’Edit")
    mine = editing.content(draft)

    with pytest.raises(Stale) as refused:
        drafting.save(edition=draft, content=mine, seen=0, by=april, now=NOW)

    assert refused.value.edition.text == "De l’Edit"
    draft.refresh_from_db()
    assert draft.text == "De l’Edit"


def test_what_was_sent_twice_because_the_answer_got_lost_is_no_conflict(
    draft: Edition, edith: User, write: Write
) -> None:
    row = write(draft, edith, text="Nou")

    again = drafting.save(
        edition=row, content=editing.content(row), seen=row.revision - 1, by=edith, now=NOW
    )

    assert again.revision == row.revision


def test_nobody_approves_what_they_had_a_part_in_not_even_a_superuser(
    draft: Edition, edith: User, april: User, write: Write
) -> None:
    april.is_superuser = True
    april.save()
    row = write(draft, april, text="També hi he escrit.", change_note="Nou.")
    reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)

    with pytest.raises(NotAllowed, match="part"):
        reviewing.approve(edition=row, seen=row.revision, by=april, now=NOW)


def test_an_approval_lapses_with_the_text_and_the_reviewer_finds_what_was_approved(
    approved: Edition, edith: User, april: User, write: Write
) -> None:
    seen = approved.revision
    row = write(approved, edith, text="Canviat després.")

    assert row.state == "in_review"
    assert not editing.is_approved(row)
    approval = editing.last_approval(row)
    assert approval is not None
    assert (approval.revision, row.revision) == (seen, seen + 1)
    with pytest.raises(NotAllowed):
        publish_now(row, april)


def test_who_decides_on_a_text_that_changed_meanwhile_is_told(
    draft: Edition, edith: User, april: User, write: Write
) -> None:
    row = write(draft, edith, text="Un", change_note="Nou.")
    reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)
    write(draft, edith, text="Dos")

    with pytest.raises(Conflict, match="changed"):
        reviewing.approve(edition=row, seen=row.revision, by=april, now=NOW)


def test_a_publication_gives_the_number_and_ends_the_edition_before_it(
    approved: Edition, april: User
) -> None:
    row = publish_now(approved, april, SOON)

    before = row.base
    assert before is not None
    before.refresh_from_db()
    assert (str(row.number), row.effective_from, before.effective_to) == ("1.1", SOON, SOON)
    assert documents.by_codes(["INS-90"], date(2999, 3, 31))["INS-90"].pk == before.pk
    assert documents.by_codes(["INS-90"], SOON)["INS-90"].pk == row.pk
    verbs = AuditEvent.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-3:] == [
        "library.edition_submitted",
        "library.edition_approved",
        "library.edition_published",
    ]
    told = [step.move for step in editing.history(row.document)]
    assert told == ["publish", "approve", "submit", "open"]


def test_a_major_edition_tells_what_why_and_with_which_impact(
    draft: Edition, edith: User, write: Write
) -> None:
    row = write(draft, edith, text="Nou", change_kind="major", change_note="Curt")
    with pytest.raises(NotAllowed, match="what changes"):
        reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)

    row = write(draft, edith, **MAJOR)
    assert reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW).state == "in_review"


def test_a_major_edition_begins_a_new_number(
    draft: Edition, edith: User, april: User, write: Write
) -> None:
    row = write(draft, edith, **MAJOR)
    row = reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)
    row = reviewing.approve(edition=row, seen=row.revision, by=april, now=NOW)

    assert str(publish_now(row, april).number) == "2.0"


def test_nothing_comes_into_force_in_the_past_or_before_what_is_published(
    approved: Edition, april: User
) -> None:
    with pytest.raises(DomainError, match="passed"):
        publish_now(approved, april, TODAY - timedelta(days=1))
    with pytest.raises(DomainError, match="passed"):
        issuing.schedule(
            edition=approved,
            seen=approved.revision,
            by=april,
            publish_at=NOW,
            effective_from=SOON,
            now=NOW,
        )


def at(row: Edition, by: User, when: datetime, day: date) -> Edition:
    return issuing.schedule(
        edition=row, seen=row.revision, by=by, publish_at=when, effective_from=day, now=NOW
    )


def test_what_is_scheduled_is_published_once_in_the_name_of_its_approver(
    approved: Edition, april: User
) -> None:
    when = NOW + timedelta(hours=1)
    row = at(approved, april, when, TODAY)

    assert not issuing.publish_due(edition=row, now=NOW)
    assert issuing.publish_due(edition=row, now=when)
    assert not issuing.publish_due(edition=row, now=when)
    row.refresh_from_db()
    assert (row.state, row.published_by, row.published_at) == ("published", april, when)


def test_what_was_published_late_begins_on_the_day_it_came(approved: Edition, april: User) -> None:
    row = at(approved, april, NOW + timedelta(hours=1), TODAY)
    late = NOW + timedelta(days=3)

    assert [one.pk for one in editing.overdue(late)] == [row.pk]
    assert issuing.publish_due(edition=row, now=late)
    row.refresh_from_db()
    assert row.effective_from == late.date()


def test_a_scheduled_text_is_changed_only_after_its_schedule_is_cancelled(
    approved: Edition, edith: User, april: User, write: Write
) -> None:
    row = at(approved, april, NOW + timedelta(hours=1), TODAY)
    with pytest.raises(IllegalMove, match="schedule"):
        write(row, edith, text="Ara no")

    row = issuing.unschedule(edition=row, seen=row.revision, by=edith, now=NOW)
    assert (row.state, row.publish_at) == ("approved", None)
    assert write(row, edith, text="Ara sí").state == "in_review"


def test_the_sweep_publishes_what_is_due_once(approved: Edition, april: User) -> None:
    row = at(approved, april, NOW + timedelta(hours=1), TODAY)

    assert sweeps.publish_due() == 1
    assert sweeps.publish_due() == 0
    row.refresh_from_db()
    assert row.state == "published"


def test_what_is_stuck_is_told_to_the_log_and_once_to_each_who_can_act(
    approved: Edition,
    edith: User,
    april: User,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    row = at(approved, april, NOW + timedelta(hours=1), TODAY)
    row.refresh_from_db()
    UserFactory.create()

    def refuse(**_given: object) -> bool:
        raise Conflict("Nobody has approved it.")

    monkeypatch.setattr(issuing, "publish_due", refuse)
    with caplog.at_level("WARNING", logger="docs_library.sweeps"):
        assert sweeps.publish_due() == 0
        sweeps.publish_due()

    assert f"{row.pk} of {row.document.code} is overdue" in caplog.text
    found = Letter.objects.filter(key__startswith="overdue:")
    assert sorted(one.address for one in found) == sorted([edith.email, april.email])
    assert all(f"/{row.pk}/" in one.text for one in found)
