"""Tables of what they follow."""

from docs_library.models.adaptations import Adaptation
from docs_library.models.documents import Document
from docs_library.models.editions import Edition
from docs_library.models.files import Attachment, StoredFile
from docs_library.models.following import Acknowledgement, Adoption
from docs_library.models.issued import IssuedFile
from docs_library.models.links import DocumentLink, DocumentTool
from docs_library.models.local_editions import LocalEdition
from docs_library.models.merge_decisions import MergeDecision
from docs_library.models.merge_sessions import MergeSession
from docs_library.models.moves import EditionMove
from docs_library.models.norms import EditionNorm, Norm
from docs_library.models.practice_parts import PracticeDocument, PracticeFile, PracticeTool
from docs_library.models.practice_steps import (
    PracticeFollower,
    PracticeMove,
    PracticeStart,
    PracticeUse,
)
from docs_library.models.practices import Practice
from docs_library.models.proposal_impacts import (
    AssessmentNorm,
    ProposalAssessment,
    ProposedText,
)
from docs_library.models.proposal_steps import ProposalFollower, ProposalMove, ProposalSupport
from docs_library.models.proposals import Proposal
from docs_library.models.reading import ReadMark
from docs_library.models.releases import Release, ReleaseEdition
from docs_library.models.remarks import Remark
from docs_library.models.reviews import Review
from docs_library.models.revisions import Revision
from docs_library.models.searching import SearchEntry, SearchWord
from docs_library.models.telling import News, Notice, Subscription
from docs_library.models.watch import Recheck, Signal
from docs_library.models.withdrawals import Withdrawal

__all__ = [
    "Acknowledgement",
    "Adaptation",
    "Adoption",
    "AssessmentNorm",
    "Attachment",
    "Document",
    "DocumentLink",
    "DocumentTool",
    "Edition",
    "EditionMove",
    "EditionNorm",
    "IssuedFile",
    "LocalEdition",
    "MergeDecision",
    "MergeSession",
    "News",
    "Norm",
    "Notice",
    "Practice",
    "PracticeDocument",
    "PracticeFile",
    "PracticeFollower",
    "PracticeMove",
    "PracticeStart",
    "PracticeTool",
    "PracticeUse",
    "Proposal",
    "ProposalAssessment",
    "ProposalFollower",
    "ProposalMove",
    "ProposalSupport",
    "ProposedText",
    "ReadMark",
    "Recheck",
    "Release",
    "ReleaseEdition",
    "Remark",
    "Review",
    "Revision",
    "SearchEntry",
    "SearchWord",
    "Signal",
    "StoredFile",
    "Subscription",
    "Withdrawal",
]
