"""Publish the editions that come with the portal, approved elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from docs_library.models import Document, DocumentLink, Edition
from docs_library.models.editions import DELIVERED, columns
from docs_library.rules import sheets
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.rules.sheets import BadSheet, Sheet
from docs_library.services import cards, norms
from docs_library.services.adapting import upstream
from eset_portal.common.rules.errors import Conflict
from governance import audit
from governance.models import Tool, User
from governance.services import tools_seed

SAMPLE = Path(__file__).resolve().parent.parent / "sample"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: how many editions were published, how many were there already."""

    published: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What publication gives an edition."""

    number: Number
    effective_from: date
    change_kind: str


@transaction.atomic
def publish(
    *, document: Document, content: Content, terms: Terms, now: datetime, actor: User | None
) -> Edition:
    """Publish CONTENT as the next edition of DOCUMENT and end its predecessor on that day.

    Raise Conflict unless both number and first day come after those of the predecessor.
    """
    Document.objects.select_for_update().get(pk=document.pk)
    latest = Edition.objects.numbered().filter(document=document).newest_first().first()
    if latest is not None:
        _succeed(latest, terms)
    edition = Edition(
        document=document,
        major=terms.number.major,
        minor=terms.number.minor,
        origin=DELIVERED,
        state="published",
        effective_from=terms.effective_from,
        published_at=now,
        published_by=actor,
        sha256=content.sha256,
        **columns(content),
    )
    edition.change_kind = terms.change_kind
    norms.cite(edition, content.norms)  # first: what is published takes no more of them
    edition.save(force_insert=True)
    upstream.published(edition, now=now)
    audit.record(
        actor,
        "library.edition_published",
        edition,
        code=content.code,
        number=str(terms.number),
        sha256=content.sha256,
    )
    return edition


@transaction.atomic
def load_sample(*, now: datetime, actor: User | None = None, folder: Path = SAMPLE) -> Loaded:
    """Publish what the files of FOLDER say and the library does not have yet; all or nothing.

    Doing it twice changes nothing. A file changed since becomes a new edition from today on;
    what is published stays as it is. Raise BadSheet when a file is not a document or
    contradicts what is published.
    """
    found = [sheets.read(path.name, path.read_text()) for path in sorted(folder.glob("*.md"))]
    found.sort(key=lambda sheet: (sheet.content.code, sheet.number))
    for one, other in pairwise(found):
        if (one.content.code, one.number) == (other.content.code, other.number):
            raise BadSheet(f"{one.content.code} {one.number}: two files are this edition")
    published = 0
    for _code, group in groupby(found, key=lambda sheet: sheet.content.code):
        published += _load(list(group), now=now, actor=actor)
    norms.load(folder / norms.CATALOGUE)
    _relate(found)
    _depend(found)
    return Loaded(published=published, unchanged=len(found) - published)


def _load(group: list[Sheet], *, now: datetime, actor: User | None) -> int:
    """Publish what is new among the sheets of one document; return how many editions."""
    document = _card(group[-1])
    known = list(Edition.objects.numbered().filter(document=document).newest_first())
    latest = known[0] if known else None
    published = 0
    for sheet in _news(group, known):
        latest = publish(
            document=document,
            content=sheet.content,
            terms=_terms(sheet, latest, fresh=not known, today=timezone.localdate(now)),
            now=now,
            actor=actor,
        )
        published += 1
    return published


def _card(sheet: Sheet) -> Document:
    """Return the document of SHEET, with the facts that do not belong to an edition up to date."""
    facts = {
        "slug": slugify(f"{sheet.content.code} {sheet.content.title}")[:120],
        "kind": sheet.kind,
        "title": sheet.content.title,
        "summary": sheet.content.summary,
        "collection": sheet.collection,
        "kinds": list(sheet.kinds),
        "bands": list(sheet.bands),
        "owner": sheet.owner,
        "is_required": sheet.is_required,
        "may_be_adapted": sheet.may_be_adapted,
        "review_due": sheet.review_due,
    }
    document, _made = Document.objects.update_or_create(code=sheet.content.code, defaults=facts)
    return document


def _relate(found: Iterable[Sheet]) -> None:
    """Link the documents of the sheets FOUND to those that they name as related."""
    known = {document.code: document for document in Document.objects.all()}
    for sheet in found:
        for code in sheet.related:
            if code not in known:
                raise BadSheet(f"{sheet.content.code}: there is no related document {code}")
            DocumentLink.objects.get_or_create(
                document=known[sheet.content.code], other=known[code]
            )


def _depend(found: Iterable[Sheet]) -> None:
    """Let the documents of the sheets FOUND stand on the services that the latest names."""
    wanted = {sheet.content.code: sheet.tools for sheet in found}
    slugs = {slug for tools in wanted.values() for slug in tools}
    if Tool.objects.filter(slug__in=slugs).count() < len(slugs):
        tools_seed.load()
    known = {tool.slug: tool for tool in Tool.objects.all()}
    odd = sorted(slugs - known.keys())
    if odd:
        raise BadSheet(f"there are no tools {', '.join(odd)}")
    for document in Document.objects.filter(code__in=wanted):
        cards.depend(document, [known[slug] for slug in wanted[document.code]])


def _news(group: Iterable[Sheet], known: list[Edition]) -> Iterator[Sheet]:
    """Give the sheets that the library does not have, oldest first."""
    *older, newest = group
    hashes = {edition.sha256 for edition in known}
    for sheet in older:
        if sheet.content.sha256 in hashes:
            continue
        if known and sheet.number <= _number(known[0]):
            raise BadSheet(
                f"{sheet.content.code} {sheet.number}: a past edition cannot be changed or added"
            )
        yield sheet
    if not known or newest.content.sha256 != known[0].sha256:
        yield newest


def _terms(sheet: Sheet, latest: Edition | None, *, fresh: bool, today: date) -> Terms:
    """Return number and first day for SHEET: its own on the first load, later never in the past."""
    if latest is None or latest.effective_from is None:
        return Terms(sheet.number, sheet.effective_from, sheet.change_kind)
    number = max(sheet.number, _number(latest).next_minor())
    starts = sheet.effective_from
    if not fresh:
        starts = max(starts, today, latest.effective_from + timedelta(days=1))
    kind = sheet.change_kind
    return Terms(number, starts, "minor" if kind == "initial" else kind)


def _succeed(latest: Edition, terms: Terms) -> None:
    if terms.number <= _number(latest):
        raise Conflict(_("An edition with this number or a higher one is already published."))
    if latest.effective_from is not None and terms.effective_from <= latest.effective_from:
        raise Conflict(_("An edition must come into force after the one before it."))
    if latest.effective_to is None or latest.effective_to > terms.effective_from:
        Edition.objects.filter(pk=latest.pk).update(effective_to=terms.effective_from)


def _number(edition: Edition) -> Number:
    return Number(edition.major or 0, edition.minor or 0)
