"""Tables of how well they do."""

from selfassessment.models.answers import Answer, AnswerRevision
from selfassessment.models.assessments import Assessment, Score
from selfassessment.models.campaigns import Campaign
from selfassessment.models.questionnaires import Question, QuestionnaireVersion
from selfassessment.models.reports import Report

__all__ = [
    "Answer",
    "AnswerRevision",
    "Assessment",
    "Campaign",
    "Question",
    "QuestionnaireVersion",
    "Report",
    "Score",
]
