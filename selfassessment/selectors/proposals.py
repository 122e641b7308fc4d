"""Proposals of improvement about questions."""

from django.db.models import QuerySet

from docs_library.models import Proposal
from docs_library.rules.proposals import states
from docs_library.selectors.proposals import finding
from governance.models import User
from selfassessment.models import QuestionnaireVersion

MOST = 10


def about(user: User, code: str) -> list[Proposal]:
    """Return the proposals about the question CODE, of any version, that USER may see."""
    rows = finding.visible(user).filter(asked_in__question__code=code)
    return list(rows.order_by("-changed_at")[:MOST])


def asked_by(slug: str) -> "QuerySet[Proposal]":
    """Return the accepted, open proposals that publishing a version of SLUG asks about.

    Those about questions of any version of it: a question that is gone may be the answer.
    """
    rows = Proposal.objects.filter(asked_in__question__version__slug=slug, state__in=states.COMING)
    return rows.order_by("target_on", "title", "pk")


def resolved_by(version: QuestionnaireVersion) -> "QuerySet[Proposal]":
    """Return the proposals that VERSION resolved."""
    return Proposal.objects.filter(resolved_in_version__version=version).order_by("title", "pk")
