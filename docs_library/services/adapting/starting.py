"""Make the own copy that a body has of a document."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Adaptation, Document, Edition
from docs_library.selectors.adapting import copies, texts
from docs_library.services.adapting import saving, standing
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict
from governance import audit
from governance.models import Entity, User


@transaction.atomic
def start(
    *, document: Document, entity: Entity, by: User, now: datetime, upon: Edition | None = None
) -> Adaptation:
    """Make the copy that ENTITY has of DOCUMENT, or return the one there is.

    It stands on the latest edition, or UPON the older one by which the body still works. Raise
    Conflict when the document may not be adapted or nothing of it is published.
    """
    require(permissions.may_adapt(by, entity))
    Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    known = copies.of_body(entity, document)
    if known is not None:
        return known
    latest = texts.latest(document)
    if not document.may_be_adapted:
        raise Conflict(_("This document says the same for everybody: no body adapts it."))
    if latest is None:
        raise Conflict(_("Nothing of this document is published: there is nothing to adapt."))
    row = Adaptation.objects.create(entity=entity, document=document, started_by=by, started_at=now)
    base = upon or latest
    saving.add(row, base.text, base=base, by=by, now=now)
    standing.follow(row)
    facts = {"code": document.code, "number": str(base.number)}
    audit.record(by, "library.copy_started", row, acting_for=entity, **facts)
    return row
