"""Tables of how well they do."""

from selfassessment.models.aggregates import AggregateReport
from selfassessment.models.answer_revisions import AnswerRevision
from selfassessment.models.answers import Answer
from selfassessment.models.assessments import Assessment, Score
from selfassessment.models.batches import BatchItem, ReportBatch
from selfassessment.models.boundaries import Boundary
from selfassessment.models.campaigns import Campaign
from selfassessment.models.control import Control, ControlDecision, SecondOpinion
from selfassessment.models.delegations import Delegation
from selfassessment.models.drafts import DraftRevision, QuestionnaireDraft
from selfassessment.models.evidence import Evidence
from selfassessment.models.finding_steps import FindingStep
from selfassessment.models.findings import Finding
from selfassessment.models.improvement import ImprovementAction
from selfassessment.models.improvement_steps import ImprovementStep
from selfassessment.models.populations import PopulationChange
from selfassessment.models.presences import Presence
from selfassessment.models.publications import Publication
from selfassessment.models.question_proposals import QuestionProposal
from selfassessment.models.question_resolutions import QuestionResolution
from selfassessment.models.questionnaires import QuestionnaireVersion
from selfassessment.models.questions import Question
from selfassessment.models.reminders import Reminded, ReminderDay
from selfassessment.models.reports import Report
from selfassessment.models.savings_assumptions import SavingsAssumptions
from selfassessment.models.sheet_uploads import SheetUpload
from selfassessment.models.summaries import (
    LevelTally,
    MeanTally,
    SpreadTally,
    StateTally,
    Summary,
    SummaryMark,
)
from selfassessment.models.target_profiles import TargetProfile
from selfassessment.models.thread_comments import ThreadComment, ThreadReading
from selfassessment.models.threads import Thread

__all__ = [
    "AggregateReport",
    "Answer",
    "AnswerRevision",
    "Assessment",
    "BatchItem",
    "Boundary",
    "Campaign",
    "Control",
    "ControlDecision",
    "Delegation",
    "DraftRevision",
    "Evidence",
    "Finding",
    "FindingStep",
    "ImprovementAction",
    "ImprovementStep",
    "LevelTally",
    "MeanTally",
    "PopulationChange",
    "Presence",
    "Publication",
    "Question",
    "QuestionProposal",
    "QuestionResolution",
    "QuestionnaireDraft",
    "QuestionnaireVersion",
    "Reminded",
    "ReminderDay",
    "Report",
    "ReportBatch",
    "SavingsAssumptions",
    "Score",
    "SecondOpinion",
    "SheetUpload",
    "SpreadTally",
    "StateTally",
    "Summary",
    "SummaryMark",
    "TargetProfile",
    "Thread",
    "ThreadComment",
    "ThreadReading",
]
