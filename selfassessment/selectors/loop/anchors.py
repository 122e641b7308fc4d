"""Find what a thread is asked of: a norm, a document, a question, a proposal, what is shared."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from docs_library.models import Document, Edition, Norm
from docs_library.selectors.practices import finding as practices
from docs_library.selectors.practices import page as practice_page
from docs_library.selectors.proposals import finding
from governance.models import User
from selfassessment.models import QuestionProposal
from selfassessment.rules import loop
from selfassessment.rules.instrument import Question
from selfassessment.selectors import assessments, instruments
from selfassessment.selectors.improvement import actions
from selfassessment.selectors.loop.cards import Anchor

DOCUMENT = "document"


def find(kind: str, key: str, user: User) -> Anchor | None:
    """Return what USER asks the thread of, by KIND and KEY; None when there is none for them."""
    return FINDERS[kind](key, user) if kind in FINDERS else None


def asked_now() -> tuple[Question, ...]:
    """Return the questions of the campaign that opened last; none before the first."""
    campaign = assessments.newest_campaign()
    return instruments.of_campaign(campaign).questions if campaign else ()


def _norm(key: str, _user: User) -> Anchor | None:
    norm = Norm.objects.filter(pk__in=_keys(key)).first()
    if norm is None:
        return None
    cited = Edition.objects.numbered().filter(norm_links__norm=norm).values("document")
    found = list(Document.objects.filter(pk__in=cited).in_order())
    return Anchor(loop.NORM, norm.name, norm=norm, documents=found)


def _document(key: str, _user: User) -> Anchor | None:
    known = Edition.objects.numbered().values("document")
    row = Document.objects.filter(code=key.upper(), pk__in=known).first()
    if row is None:
        return None
    address = reverse("docs_library:document-detail", args=[row.code])
    return Anchor(DOCUMENT, str(row), address, documents=[row])


def _edition(key: str, _user: User) -> Anchor | None:
    rows = Edition.objects.numbered().filter(pk__in=_keys(key)).select_related("document")
    row = rows.defer("text").first()
    if row is None or row.number is None:
        return None
    address = reverse("docs_library:edition-detail", args=[row.document.code, row.major, row.minor])
    title = f"{row.document.code} {row.number} {row.title}"
    return Anchor(loop.EDITION, title, address, edition=row, documents=[row.document])


def _question(key: str, _user: User) -> Anchor | None:
    found = next((one for one in asked_now() if one.code == key), None)
    if found is None:
        return None
    return Anchor(
        loop.QUESTION,
        f"{found.code} {found.text}",
        question=found.code,
        documents=_named(found.documents),
    )


def _action(key: str, user: User) -> Anchor | None:
    row = next((actions.one(user, pk) for pk in _keys(key)), None)
    if row is None:
        return None
    asked = instruments.of_assessment(row.assessment)
    code = row.question.code
    named = next((one.documents for one in asked if one.code == code), ())
    return Anchor(
        loop.ACTION,
        _("%(title)s (%(body)s)") % {"title": row.title, "body": row.entity},
        reverse("selfassessment:improvement-action", args=[row.pk]),
        action=row,
        question=code,
        documents=_named(named),
    )


def _proposal(key: str, user: User) -> Anchor | None:
    row = next((finding.found(user, pk) for pk in _keys(key)), None)
    if row is None:
        return None
    tied = QuestionProposal.objects.filter(proposal=row).select_related("question").first()
    about = next((one for one in asked_now() if tied and one.code == tied.question.code), None)
    return Anchor(
        loop.PROPOSAL,
        row.title,
        reverse("docs_library:proposal", args=[row.pk]),
        proposal=row,
        question=about.code if about else "",
        documents=[row.document] if row.document else _named(about.documents if about else ()),
    )


def _practice(key: str, user: User) -> Anchor | None:
    row = next((practices.found(user, pk) for pk in _keys(key)), None)
    if row is None:
        return None
    return Anchor(
        loop.PRACTICE,
        row.title,
        practice_page.address(row),
        practice=row,
        documents=list(practice_page.followed_documents(row)),
    )


def _named(known: tuple[str, ...]) -> list[Document]:
    return list(Document.objects.filter(code__in=known).in_order())


def _keys(key: str) -> list[UUID]:
    """Return KEY as the one primary key that it is, or none."""
    try:
        return [UUID(key)]
    except ValueError:
        return []


FINDERS: dict[str, Callable[[str, User], Anchor | None]] = {
    loop.NORM: _norm,
    DOCUMENT: _document,
    loop.EDITION: _edition,
    loop.QUESTION: _question,
    loop.ACTION: _action,
    loop.PROPOSAL: _proposal,
    loop.PRACTICE: _practice,
}
