"""Tables of how well they do."""

from selfassessment.models.answers import Answer, AnswerRevision
from selfassessment.models.assessments import Assessment, Score
from selfassessment.models.campaigns import Campaign
from selfassessment.models.control import Control, ControlDecision, SecondOpinion
from selfassessment.models.findings import Finding, FindingStep
from selfassessment.models.questionnaires import Question, QuestionnaireVersion
from selfassessment.models.reports import Report

__all__ = [
    "Answer",
    "AnswerRevision",
    "Assessment",
    "Campaign",
    "Control",
    "ControlDecision",
    "Finding",
    "FindingStep",
    "Question",
    "QuestionnaireVersion",
    "Report",
    "Score",
    "SecondOpinion",
]
