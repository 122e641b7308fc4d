"""Whom a proposal concerns: counted from the register, and from who works by the document."""

from dataclasses import dataclass
from datetime import date

from docs_library.models import Adoption, Proposal
from docs_library.selectors import adoption, staff
from governance.models import Entity, ToolUse
from governance.models.dated import holding


@dataclass(frozen=True, slots=True)
class Reach:
    """How many bodies a proposal concerns, and how many of them said that they work by it."""

    bodies: int
    working: int


def of(proposal: Proposal, on: date) -> Reach:
    """Return whom PROPOSAL concerns ON a day.

    A document concerns the bodies with a team for which it is; a tool those that use it; a
    question and something new all bodies with a team.
    """
    if proposal.document is not None:
        found = adoption.bodies(proposal.document, Entity.objects.all(), on=on)
        rows = Adoption.objects.filter(document=proposal.document, entity__in=found)
        return Reach(len(found), rows.values("entity").distinct().count())
    if proposal.tool is not None:
        uses = holding(ToolUse.objects.filter(tool=proposal.tool), on)
        count = uses.values("entity").distinct().count()
        return Reach(count, count)
    count = staff.memberships(on).values("entity").distinct().count()
    return Reach(count, 0)
