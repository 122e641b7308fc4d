"""What every page of a draft opens first: the draft, its problems, and what the person may do."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.decisions import Decision, no
from eset_portal.common.rules.numerals import whole
from governance import acting
from governance.models import User
from selfassessment import permissions
from selfassessment.models import QuestionnaireDraft
from selfassessment.rules.authoring.problems import Spot
from selfassessment.rules.draft_states import WRITABLE
from selfassessment.selectors import drafts

NEW = "-"


@dataclass(frozen=True)
class Bench:
    """A draft with somebody at it."""

    draft: QuestionnaireDraft
    user: User

    @property
    def content(self) -> dict[str, Any]:
        """What the draft says now."""
        found: dict[str, Any] = self.draft.content
        return found

    @cached_property
    def may_write(self) -> Decision:
        """Whether this person may change it now."""
        if self.draft.state not in WRITABLE:
            return no(_("This questionnaire is no longer written: begin a new one."))
        return permissions.may_write_drafts(self.user)

    @cached_property
    def may_approve(self) -> Decision:
        """Whether this person may approve and publish it."""
        wrote = drafts.has_written(self.draft, self.user)
        return permissions.may_approve_drafts(self.user, has_written=wrote)

    @cached_property
    def spots(self) -> list[Spot]:
        """All that is wrong with it."""
        return drafts.spots(self.content, timezone.localdate(), self.draft.base)

    def part(self, code: str) -> dict[str, Any]:
        """Return the dimension called CODE, or find nothing."""
        for part in self.content["dimensions"]:
            if part["code"] == code:
                found: dict[str, Any] = part
                return found
        raise Http404


def open_bench(request: HttpRequest, pk: UUID) -> Bench:
    """Return the draft PK for the signed-in person, if they may see drafts."""
    user = acting.person(request)
    require(permissions.may_see_drafts(user))
    draft = drafts.draft(pk)
    if draft is None:
        raise Http404
    return Bench(draft, user)


def seen(request: HttpRequest) -> int:
    """Return the save that the sent form started from; -1 for none."""
    return whole(request.POST.get("version", ""))
