"""Tables of who takes part."""

from governance.models.audit import AuditEvent, AuditHead
from governance.models.entities import ComarcaMembership, Entity, Population, Support
from governance.models.grants import EntityGroupGrant, EntityUserGrant
from governance.models.letters import Letter
from governance.models.people import Membership, User
from governance.models.team import AccessReview, Invitation
from governance.models.territory import Comarca, Province

__all__ = [
    "AccessReview",
    "AuditEvent",
    "AuditHead",
    "Comarca",
    "ComarcaMembership",
    "Entity",
    "EntityGroupGrant",
    "EntityUserGrant",
    "Invitation",
    "Letter",
    "Membership",
    "Population",
    "Province",
    "Support",
    "User",
]
