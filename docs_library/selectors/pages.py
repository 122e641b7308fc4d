"""Everything that the page of one edition shows."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from docs_library.models import Document, Edition
from docs_library.rules.cross_references import mentioned
from docs_library.rules.rendering import Heading, render
from docs_library.selectors import documents
from eset_portal.common.rules.moves import State

DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """An edition in the list of those of its document."""

    edition: Edition
    address: str
    standing: State
    is_this: bool


@dataclass(frozen=True, slots=True)
class Page:
    """An edition, ready to be laid out."""

    edition: Edition
    document: Document
    address: str
    standing: State
    html: str
    contents: list[Heading]
    editions: list[Listed]
    in_force: Edition | None
    previous: Edition | None


def address(edition: Edition) -> str:
    """Return the address at which EDITION stays for ever."""
    arguments = [edition.document.code, edition.major, edition.minor]
    return reverse("docs_library:edition-detail", args=arguments)


def read(edition: Edition, *, on: date) -> Page:
    """Return the page of EDITION as it is ON that day."""
    document = edition.document
    every = documents.editions_of(document)
    body = render(edition.text, addresses=_addresses(edition))
    return Page(
        edition=edition,
        document=document,
        address=address(edition),
        standing=edition.standing(on),
        html=body.html,
        contents=[heading for heading in body.headings if heading.level == DEEPEST],
        editions=[_listed(one, document, edition, on) for one in every],
        in_force=next((one for one in every if one.standing(on).code == "in_force"), None),
        previous=_previous(every, edition),
    )


def _previous(every: list[Edition], edition: Edition) -> Edition | None:
    """Return the edition numbered before EDITION; EVERY comes newest first."""
    numbers = [one.pk for one in every]
    place = numbers.index(edition.pk) + 1 if edition.pk in numbers else len(every)
    return every[place] if place < len(every) else None


def _listed(one: Edition, document: Document, shown: Edition, on: date) -> Listed:
    one.document = document
    return Listed(one, address(one), one.standing(on), one.pk == shown.pk)


def _addresses(edition: Edition) -> dict[str, str]:
    """Return where the other documents are that the text of EDITION names."""
    codes = mentioned(edition.text) - {edition.document.code}
    known = Document.objects.filter(code__in=codes).values_list("code", flat=True)
    return {code: reverse("docs_library:document-detail", args=[code]) for code in known}
