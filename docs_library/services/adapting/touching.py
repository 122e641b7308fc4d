"""Write a copy block by block."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Adaptation, LocalEdition
from docs_library.rules import assembling, blocks, merging, obligations, retouching
from docs_library.selectors.adapting import texts
from docs_library.services.adapting import saving
from docs_library.services.adapting.stale import Stale
from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from governance.models import User


@dataclass(frozen=True, slots=True)
class Touch:
    """What somebody wrote in the place of one block, and after it; `seen` is the text they saw."""

    seen: int
    place: int
    text: str
    after: str = ""


@transaction.atomic
def touch(*, adaptation: Adaptation, touch: Touch, by: User, now: datetime) -> LocalEdition:
    """Write one block of a copy; return its text as it is then.

    What others wrote elsewhere meanwhile is kept. Raise Stale when they wrote in the same place,
    DomainError when an obligatory block would go.
    """
    row = saving.locked(adaptation)
    require(permissions.may_adapt(by, row.entity))
    newest = texts.newest(row)
    seen = texts.texts(row).filter(number=touch.seen).first() or newest
    found = blocks.split(seen.text)
    if not 0 <= touch.place < len(found):
        raise Stale(newest)
    text = retouching.retouched(found, touch.place, text=touch.text, after=touch.after)
    if seen.pk != newest.pk:
        text = _together(seen, text, newest)
    if text == newest.text:
        return newest
    _keep_obligatory(newest, text)
    return saving.add(row, text, base=newest.base_edition, by=by, now=now)


def _together(seen: LocalEdition, text: str, newest: LocalEdition) -> str:
    """Return TEXT, written upon SEEN, with what others wrote meanwhile. Raise Stale."""
    found = merging.merge(seen.text, text, newest.text)
    if found.conflicts:
        raise Stale(newest)
    return assembling.assemble(found, {})


def _keep_obligatory(newest: LocalEdition, text: str) -> None:
    """Raise DomainError when TEXT lacks an obligatory block that NEWEST still has."""
    published = newest.base_edition.text
    known = obligations.missing(published, newest.text)
    gone = obligations.lacking(obligations.missing(published, text), known)
    if gone:
        told = _("This part is obligatory: “%(words)s” stays as it is. Write yours after it.")
        raise DomainError(told % {"words": gone[0].content[:120]})
