"""Tables of how well they do."""

from selfassessment.models.answer_revisions import AnswerRevision
from selfassessment.models.answers import Answer
from selfassessment.models.assessments import Assessment, Score
from selfassessment.models.campaigns import Campaign
from selfassessment.models.control import Control, ControlDecision, SecondOpinion
from selfassessment.models.finding_steps import FindingStep
from selfassessment.models.findings import Finding
from selfassessment.models.questionnaires import QuestionnaireVersion
from selfassessment.models.questions import Question
from selfassessment.models.reports import Report
from selfassessment.models.summaries import (
    LevelTally,
    MeanTally,
    SpreadTally,
    StateTally,
    Summary,
    SummaryMark,
)

__all__ = [
    "Answer",
    "AnswerRevision",
    "Assessment",
    "Campaign",
    "Control",
    "ControlDecision",
    "Finding",
    "FindingStep",
    "LevelTally",
    "MeanTally",
    "Question",
    "QuestionnaireVersion",
    "Report",
    "Score",
    "SecondOpinion",
    "SpreadTally",
    "StateTally",
    "Summary",
    "SummaryMark",
]
