"""Propose to improve a question."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from docs_library.models import Proposal
from docs_library.services.proposals import writing
from docs_library.services.proposals.writing import About, Words
from governance.models import Entity, User
from selfassessment.models import Question, QuestionProposal


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is asked: its place in a version, and its words."""

    row: Question
    text: str

    @property
    def label(self) -> str:
        """How it is named where questions are not known."""
        return f"{self.row.code} · {self.text}"[:300]


@transaction.atomic
def begin(*, asked: Asked, words: Words, by: User, entity: Entity, now: datetime) -> Proposal:
    """Begin a proposal about the question ASKED; raise as the library's `writing.begin` does."""
    about = About(label=asked.label)
    made = writing.begin(about=about, words=words, by=by, entity=entity, now=now)
    QuestionProposal.objects.create(proposal=made, question=asked.row)
    return made
