"""Questionnaires: their structure, their plain content, and what can be wrong with it."""

from selfassessment.rules.instrument.content import content_hash, to_content
from selfassessment.rules.instrument.parsing import parse
from selfassessment.rules.instrument.problems import InvalidInstrument, Problem
from selfassessment.rules.instrument.structure import (
    Applies,
    Condition,
    Dimension,
    Instrument,
    Question,
    ScaleLevel,
)

__all__ = [
    "Applies",
    "Condition",
    "Dimension",
    "Instrument",
    "InvalidInstrument",
    "Problem",
    "Question",
    "ScaleLevel",
    "content_hash",
    "parse",
    "to_content",
]
