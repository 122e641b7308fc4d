"""Begin an own copy of a document from what another body shares."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Adaptation, Document, Edition, Practice, PracticeStart
from docs_library.selectors.adapting import copies
from docs_library.selectors.practices import page
from docs_library.services.adapting import saving, starting
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, IllegalMove
from governance import audit
from governance.models import Entity, User

HEADING = "## Com ho fa {body}"  # written into a text of the method, which is Catalan


@transaction.atomic
def start(
    *, practice: Practice, document: Document, entity: Entity, by: User, now: datetime
) -> Adaptation:
    """Make the own copy that ENTITY has of DOCUMENT, with what PRACTICE says in it.

    What shares an own copy of the document gives its text; any other practice adds a last part
    to the edition in force. It is a draft to be read and changed. Raise Conflict when the body
    has an own copy already, or the practice does not follow the document; NotAllowed.
    """
    require(permissions.may_adapt(by, entity))
    if not practice.is_shown:
        raise IllegalMove(_("This practice is not shared now: nothing is begun from it."))
    if entity.pk == practice.entity_id:
        raise IllegalMove(_("This is what your own body shares: its own copy is there."))
    if not page.followed_documents(practice).filter(pk=document.pk).exists():
        raise Conflict(_("This practice does not follow that document."))
    if copies.of_body(entity, document) is not None:
        raise Conflict(_("Your body has its own copy of this document already: change that one."))
    base, text = _given(practice, document)
    row = starting.start(document=document, entity=entity, by=by, now=now, upon=base)
    first = row.texts.get()
    said = text or f"{first.text.rstrip()}\n\n{_part(practice)}"
    if said != first.text:
        saving.add(row, said, base=first.base_edition, by=by, now=now)
    PracticeStart.objects.create(practice=practice, adaptation=row, by=by, at=now)
    audit.record(by, "library.practice_started", practice, acting_for=entity, code=document.code)
    return row


def _given(practice: Practice, document: Document) -> tuple[Edition | None, str]:
    """Return the edition and the text that PRACTICE gives of DOCUMENT; none if it adds a part."""
    copy = practice.copy
    if copy is None or copy.adaptation.document_id != document.pk:
        return None, ""
    return copy.base_edition, copy.text


def _part(practice: Practice) -> str:
    """Return what PRACTICE says as the last part of a text."""
    return f"{HEADING.format(body=practice.entity.name)}\n\n{practice.how.strip()}\n"
