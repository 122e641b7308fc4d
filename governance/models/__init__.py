"""Tables of who takes part."""

from governance.models.access_reviews import AccessReview
from governance.models.adhesion import Application, AskedPaper, CasePaper
from governance.models.audit import AuditEvent, AuditHead
from governance.models.case_moves import CaseMove
from governance.models.changes import Ending, TakenAlong
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
from governance.models.grants import EntityGroupGrant, EntityUserGrant
from governance.models.letters import Letter
from governance.models.memberships import Membership
from governance.models.people import User
from governance.models.plan_templates import PlanTemplate, TemplateTask
from governance.models.priority_points import PriorityPoint
from governance.models.team import Invitation
from governance.models.territory import Comarca, Province
from governance.models.tool_notices import ToolNotice
from governance.models.tool_uses import ToolUse
from governance.models.tools import Tool

__all__ = [
    "AccessReview",
    "Application",
    "AskedPaper",
    "AuditEvent",
    "AuditHead",
    "CaseMove",
    "CasePaper",
    "Comarca",
    "ComarcaMembership",
    "DeploymentPlan",
    "Ending",
    "Entity",
    "EntityGroupGrant",
    "EntityUserGrant",
    "FormerName",
    "FormerParent",
    "Invitation",
    "Letter",
    "Membership",
    "NeedsRecord",
    "PhaseMove",
    "PlanTask",
    "PlanTemplate",
    "Population",
    "PriorityPoint",
    "Province",
    "PublicContact",
    "Support",
    "TakenAlong",
    "TaskEvent",
    "TaskEvidence",
    "TemplateTask",
    "Tool",
    "ToolNotice",
    "ToolUse",
    "User",
]
