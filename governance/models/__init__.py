"""Tables of who takes part."""

from governance.models.access_reviews import AccessReview
from governance.models.adhesion import Application, AskedPaper, CasePaper
from governance.models.agenda import AgendaItem
from governance.models.attendances import Attendance
from governance.models.audit import AuditEvent, AuditHead
from governance.models.case_moves import CaseMove
from governance.models.changes import Ending, TakenAlong
from governance.models.committee_decisions import CommitteeDecision
from governance.models.committee_sessions import CommitteeSession
from governance.models.contacts import PublicContact
from governance.models.deployment import (
    DeploymentPlan,
    NeedsRecord,
    PhaseMove,
    PlanTask,
    TaskEvent,
    TaskEvidence,
)
from governance.models.entities import ComarcaMembership, Entity, Population, Support
from governance.models.former import FormerName, FormerParent
from governance.models.governing_bodies import GoverningBody
from governance.models.grants import EntityGroupGrant, EntityUserGrant
from governance.models.letters import Letter
from governance.models.memberships import Membership
from governance.models.minutes import Minutes
from governance.models.people import User
from governance.models.plan_templates import PlanTemplate, TemplateTask
from governance.models.priority_points import PriorityPoint
from governance.models.recusals import Recusal
from governance.models.seats import Seat
from governance.models.session_papers import SessionPaper
from governance.models.team import Invitation
from governance.models.territory import Comarca, Province
from governance.models.tool_notices import ToolNotice
from governance.models.tool_uses import ToolUse
from governance.models.tools import Tool
from governance.models.votes import Vote

__all__ = [
    "AccessReview",
    "AgendaItem",
    "Application",
    "AskedPaper",
    "Attendance",
    "AuditEvent",
    "AuditHead",
    "CaseMove",
    "CasePaper",
    "Comarca",
    "ComarcaMembership",
    "CommitteeDecision",
    "CommitteeSession",
    "DeploymentPlan",
    "Ending",
    "Entity",
    "EntityGroupGrant",
    "EntityUserGrant",
    "FormerName",
    "FormerParent",
    "GoverningBody",
    "Invitation",
    "Letter",
    "Membership",
    "Minutes",
    "NeedsRecord",
    "PhaseMove",
    "PlanTask",
    "PlanTemplate",
    "Population",
    "PriorityPoint",
    "Province",
    "PublicContact",
    "Recusal",
    "Seat",
    "SessionPaper",
    "Support",
    "TakenAlong",
    "TaskEvent",
    "TaskEvidence",
    "TemplateTask",
    "Tool",
    "ToolNotice",
    "ToolUse",
    "User",
    "Vote",
]
