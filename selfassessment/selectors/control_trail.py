"""What was said of one answer, in the order of time, and what the method says about it."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from docs_library.models import Edition
from docs_library.rules.rendering import render
from docs_library.selectors import documents
from governance.models import User
from selfassessment.models import (
    AnswerRevision,
    Assessment,
    ControlDecision,
    SecondOpinion,
)
from selfassessment.rules.instrument import Question
from selfassessment.selectors import control

# Several documents stand on one page: their headings keep their words, not their addresses.
_IDS = re.compile(r'\sid="[^"]*"')


@dataclass(frozen=True, slots=True)
class Event:
    """A change of the answer or a decision on it: one of the two is None."""

    at: datetime
    by: User | None
    revision: AnswerRevision | None = None
    decision: ControlDecision | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that a question names, with its text as HTML that is safe to show."""

    edition: Edition
    html: str


def of(assessment: Assessment, code: str) -> list[Event]:
    """Return all that happened to the answer to question CODE, the newest first."""
    revisions = AnswerRevision.objects.filter(assessment=assessment, question__code=code)
    decisions = ControlDecision.objects.filter(assessment=assessment, question__code=code)
    events = [
        *(
            Event(row.changed_at, row.changed_by, revision=row)
            for row in revisions.select_related("changed_by")
        ),
        *(
            Event(row.decided_at, row.decided_by, decision=row)
            for row in decisions.select_related("decided_by")
        ),
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def opinions(assessment: Assessment, code: str) -> list[SecondOpinion]:
    """Return what the AOC was asked and said about the answer to CODE."""
    rows = control.opinions(assessment)
    return [row for row in rows if row.question is not None and row.question.code == code]


def readings(question: Question, on: date) -> list[Reading]:
    """Return the documents that QUESTION names with their texts in force ON that day."""
    found = documents.in_force(on=on).filter(document__code__in=question.documents)
    return [Reading(edition, _IDS.sub("", render(edition.text).html)) for edition in found]
