"""Attach files to a practice that is being written, and take them away again."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from docs_library.models import Practice, PracticeFile
from docs_library.rules.practices import kinds
from docs_library.services import attaching
from docs_library.services.practices import writing
from docs_library.services.practices.moving import Act
from eset_portal.common import uploads
from eset_portal.common.rules.errors import Conflict
from governance import audit


@transaction.atomic
def attach(*, practice: Practice, file: "UploadedFile[bytes]", act: Act) -> PracticeFile:
    """Attach FILE to a draft; one of the same name takes the other's place.

    Raise uploads.Unacceptable when the file is not what it says it is, Conflict when there are
    too many or the practice moved on meanwhile, NotAllowed.
    """
    row = writing.locked_draft(practice, act)
    found = uploads.checked(file, kinds=uploads.DOCUMENTS)
    others = PracticeFile.objects.filter(practice=row).exclude(name=found.name)
    if others.count() >= kinds.MOST_FILES:
        raise Conflict(_("A practice holds at most 10 files. Remove one first."))
    stored = attaching.stored(found, now=act.now)
    made, _is_new = PracticeFile.objects.update_or_create(
        practice=row, name=found.name, defaults={"stored": stored}
    )
    audit.record(act.by, "library.practice_changed", row, acting_for=row.entity)
    return made


@transaction.atomic
def detach(*, practice: Practice, pk: UUID, act: Act) -> None:
    """Take the file with that key from a draft; raise Conflict and NotAllowed as `attach`."""
    row = writing.locked_draft(practice, act)
    if PracticeFile.objects.filter(practice=row, pk=pk).delete()[0]:
        audit.record(act.by, "library.practice_changed", row, acting_for=row.entity)
