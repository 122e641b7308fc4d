"""Tables of how well they do."""

from selfassessment.models.answer_revisions import AnswerRevision
from selfassessment.models.answers import Answer
from selfassessment.models.assessments import Assessment, Score
from selfassessment.models.batches import BatchItem, ReportBatch
from selfassessment.models.campaigns import Campaign
from selfassessment.models.control import Control, ControlDecision, SecondOpinion
from selfassessment.models.drafts import DraftRevision, QuestionnaireDraft
from selfassessment.models.evidence import Evidence
from selfassessment.models.finding_steps import FindingStep
from selfassessment.models.findings import Finding
from selfassessment.models.questionnaires import QuestionnaireVersion
from selfassessment.models.questions import Question
from selfassessment.models.reports import Report

__all__ = [
    "Answer",
    "AnswerRevision",
    "Assessment",
    "BatchItem",
    "Campaign",
    "Control",
    "ControlDecision",
    "DraftRevision",
    "Evidence",
    "Finding",
    "FindingStep",
    "Question",
    "QuestionnaireDraft",
    "QuestionnaireVersion",
    "Report",
    "ReportBatch",
    "Score",
    "SecondOpinion",
]
