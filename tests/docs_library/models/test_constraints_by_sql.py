"""Attacks by raw SQL on every constraint of the library that no other test of this folder names."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.db import models

from docs_library.models import (
    Acknowledgement,
    Attachment,
    Document,
    DocumentLink,
    Edition,
    EditionNorm,
    IssuedFile,
    News,
    Norm,
    Notice,
    ReadMark,
    Recheck,
    Remark,
    Signal,
    StoredFile,
    Subscription,
    Withdrawal,
)
from docs_library.services import releasing
from governance.models import User
from tests.docs_library.conftest import NOW, Write
from tests.docs_library.models.attacking import refusal
from tests.docs_library.models.test_loop_constraints_by_sql import ATTACKED
from tests.docs_library.models.test_practices_by_sql import ATTACKED as OF_PRACTICES

pytestmark = pytest.mark.django_db

ELSEWHERE = {
    "adaptation_state_is_known",
    "copy_comes_after_another",
    "copy_is_a_draft_or_approved",
    "copy_number_is_unique",
    "document_code_is_well_formed",
    "document_stands_on_a_tool_once",
    "edition_ends_after_it_starts",
    "edition_is_numbered_when_published",
    "edition_number_is_unique",
    "edition_state_is_known",
    "major_edition_says_what_changes",
    "one_adaptation_a_body_and_document",
    "one_edition_in_force_at_once",
    "one_open_edition_a_document",
    "one_open_merge_an_adaptation",
    "release_name_is_well_formed",
    "review_has_an_outcome_or_none",
    "scheduled_edition_says_when",
    "signal_is_looked_at_once",
    "signal_is_of_one_thing",
    "urgent_edition_says_why_and_is_reviewed",
}
"""What the other tests of this folder attack by name."""

NOW_SAYS = (
    "'sha256', (SELECT sha256 FROM docs_library_edition WHERE state = 'in_review'),"
    " 'revision', (SELECT revision FROM docs_library_edition WHERE state = 'in_review')"
)
DRAFT = "(SELECT id FROM docs_library_edition WHERE state = 'draft')"
ATTACKS = (
    ("acknowledgement", "", "edition_is_read_once"),
    ("attachment", "", "attachment_name_is_unique"),
    ("documentlink", "", "documents_are_linked_once"),
    ("documentlink", "'other_id', document_id", "document_is_not_linked_to_itself"),
    ("documentlink", "'document_id', other_id, 'other_id', document_id, 'kind', 'friend'",
     "document_link_is_known"),
    ("editionnorm", f"'edition_id', {DRAFT}", "edition_cites_one_norm_a_line"),
    ("issuedfile", "", "edition_is_issued_once"),
    ("issuedfile", "'kind', 'pdf', 'sha256', 'none'", "issued_file_is_hashed"),
    ("issuedfile", "'kind', 'pdf', 'size', 0", "issued_file_is_hashed"),
    ("news", "", "news_happen_once"),
    ("news", "'edition_id', NULL, 'release_id', NULL", "news_are_of_something"),
    ("norm", "'name', 'Una altra', 'kind', 'rumour'", "norm_kind_is_known"),
    ("notice", "", "nobody_is_told_twice"),
    ("readmark", "", "one_read_mark_a_document"),
    ("readmark", "'before_at', now()", "read_mark_says_when_before"),
    ("recheck", "", "one_open_review_an_edition"),
    ("release", "'name', '2026.9', 'change_note', 'short'", "release_says_what_changes"),
    ("release", "'name', '2026.9', 'sha256', 'none'", "release_says_what_changes"),
    ("releaseedition", "", "edition_is_once_in_a_release|no more editions"),
    ("remark", "'settled_at', now()", "remark_is_settled_by_somebody"),
    ("review", f"{NOW_SAYS}, 'decision', 'shrug'", "review_approves_or_says_what_to_change"),
    ("review", f"{NOW_SAYS}, 'decision', 'request_changes', 'comment', 'no'",
     "review_approves_or_says_what_to_change"),
    ("revision", "", "revision_number_is_unique|saved first"),
    ("revision", f"'edition_id', {DRAFT}, 'number', 1, 'sha256', 'none'",
     "revision_is_numbered_and_hashed"),
    ("signal", "'note', 'short'", "signal_says_what"),
    ("storedfile", "'sha256', 'none'", "stored_file_is_hashed"),
    ("storedfile", "'sha256', repeat('c', 64), 'size', 0", "stored_file_is_hashed"),
    ("subscription", "", "nobody_follows_twice"),
    ("subscription", "'kind', 'body'", "subscription_is_to_one_thing"),
    ("subscription", "'kind', 'everything'", "subscription_is_to_one_thing"),
    ("subscription", "'kind', 'collection', 'document_id', NULL, 'collection', 'archive',"
     " 'rhythm', 'hourly'", "subscription_rhythm_is_known"),
    ("withdrawal", "'reason', 'no'", "withdrawal_says_why"),
)  # fmt: skip
"""Table, what is changed in a copy of one of its rows (nothing: the same again), what says no."""


@pytest.fixture
def rows(approved: Edition, edith: User, april: User, write: Write) -> None:
    """One row and more in each table that is attacked."""
    document, base = approved.document, approved.base
    assert base is not None
    other = Document.objects.create(
        code="INS-91", slug="altra", kind="form", title="Altra", summary="R", collection="archive"
    )
    DocumentLink.objects.create(document=document, other=other)
    stored = StoredFile.objects.create(
        sha256="b" * 64, size=1, kind="png", file="library/b", created_at=NOW
    )
    draft = Edition.objects.create(
        document=other, title="t", change_kind="minor", state="draft", origin="written"
    )
    for row in base.norm_links.all():
        EditionNorm.objects.create(
            edition=draft, norm=row.norm, citation=row.citation, position=row.position
        )
    releasing.release(
        name="2026.1", on=date(2026, 2, 1), change_note="Tot el que és vigent.", by=april, now=NOW
    )
    Withdrawal.objects.create(edition=base, reason="Ja no cal a ningú.", actor=april, at=NOW)
    Attachment.objects.create(edition=draft, stored=stored, name="a.png", position=0)
    IssuedFile.objects.create(
        edition=base, kind="markdown", sha256="b" * 64, size=1, file="b", issued_at=NOW
    )
    Acknowledgement.objects.create(user=edith, edition=base, at=NOW)
    ReadMark.objects.create(user=edith, document=document, edition=base, first_at=NOW, last_at=NOW)
    _told(base, edith)
    Remark.objects.create(
        edition=approved, revision=1, text="Ben dit.", author=april, created_at=NOW
    )
    write(approved, edith, text="El text ha canviat.")  # so that it is in review again


def _told(base: Edition, edith: User) -> None:
    """Add what edith follows and was told, and what the watch over the edition BASE noted."""
    news, _ = News.objects.get_or_create(what="published", edition=base, defaults={"at": NOW})
    Notice.objects.create(news=news, user=edith, rhythm="daily", at=NOW)
    Subscription.objects.create(
        user=edith, kind="document", document=base.document, rhythm="daily", since=NOW
    )
    Signal.objects.create(
        kind="amended", norm=Norm.objects.all()[0], note="Canvia l’article setze.",
        holds_from=NOW.date(), by=edith, at=NOW,
    )  # fmt: skip
    Recheck.objects.create(edition=base, opened_by=edith, opened_at=NOW, due_on=date(2026, 9, 1))


def test_every_constraint_of_the_library_is_attacked_by_a_test() -> None:
    every = {
        constraint.name
        for model in apps.get_app_config("docs_library").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, models.BaseConstraint)
    }
    here = {name for _, _, says in ATTACKS for name in says.split("|")} & every

    assert here | ATTACKED | OF_PRACTICES | ELSEWHERE == every
    assert not here & ELSEWHERE


def test_no_copy_that_breaks_a_constraint_is_taken(rows: None) -> None:
    said = [(*attack, refusal(*attack[:2])) for attack in ATTACKS]

    assert [one for one in said if not re.search(one[2], one[3])] == []
