"""Tables of who takes part."""

from governance.models.adhesion import (
    Application,
    AskedPaper,
    CaseMove,
    CasePaper,
    PriorityPoint,
)
from governance.models.audit import AuditEvent, AuditHead
from governance.models.changes import Ending, FormerName, FormerParent, TakenAlong
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
from governance.models.grants import EntityGroupGrant, EntityUserGrant
from governance.models.letters import Letter
from governance.models.people import Membership, User
from governance.models.plan_templates import PlanTemplate, TemplateTask
from governance.models.team import AccessReview, Invitation
from governance.models.territory import Comarca, Province
from governance.models.tools import Tool, ToolNotice, ToolUse

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
