"""Publish a questionnaire, and with it what was accepted about its questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library.models import Proposal
from docs_library.services.proposals import resolving
from eset_portal.common.rules.errors import Conflict
from governance.models import User
from selfassessment.models import QuestionnaireDraft, QuestionnaireVersion, QuestionResolution
from selfassessment.rules.draft_states import PUBLISH
from selfassessment.selectors import proposals
from selfassessment.services.authoring import moving


@dataclass(frozen=True, slots=True)
class Last:
    """The last word on a draft: the hash of what was seen, a note, and which proposals it brings.

    BRINGS says of each accepted open proposal whether this version resolves it.
    """

    sha256: str
    note: str = ""
    brings: Mapping[UUID, bool] = field(default_factory=dict)


@transaction.atomic
def publish(
    *, draft: QuestionnaireDraft, last: Last, by: User, now: datetime
) -> QuestionnaireDraft:
    """Publish DRAFT and resolve what it BRINGS; return it after.

    Raise as `moving.move`, and Conflict when LAST does not say of each proposal what becomes
    of it: one may have been accepted meanwhile.
    """
    asked = list(proposals.asked_by(draft.slug).select_for_update(of=["self"]))
    if {row.pk for row in asked} != set(last.brings):
        raise Conflict(_("Accepted proposals changed since you opened this page: look again."))
    row = moving.move(draft=draft, step=PUBLISH, sha256=last.sha256, note=last.note, by=by, now=now)
    if row.published is not None:
        brought = [one for one in asked if last.brings[one.pk]]
        _resolve(brought, row.published, by, now)
    return row


def _resolve(
    brought: list[Proposal], version: QuestionnaireVersion, by: User, now: datetime
) -> None:
    for one in brought:
        resolving.elsewhere(one, name=str(version), by=by, now=now)
        QuestionResolution.objects.create(proposal=one, version=version)
