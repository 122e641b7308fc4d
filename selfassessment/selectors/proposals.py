"""Proposals of improvement about questions."""

from docs_library.models import Proposal
from docs_library.selectors.proposals import finding
from governance.models import User

MOST = 10


def about(user: User, code: str) -> list[Proposal]:
    """Return the proposals about the question CODE, of any version, that USER may see."""
    rows = finding.visible(user).filter(asked_in__question__code=code)
    return list(rows.order_by("-changed_at")[:MOST])
