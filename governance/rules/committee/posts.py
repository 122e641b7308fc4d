"""The kinds of bodies of governance, and the posts of those who sit there."""

from eset_portal.common.rules.i18n import noop

CHAIR = "chair"
SECRETARY = "secretary"
MEMBER = "member"
POSTS = {CHAIR: noop("Chair"), SECRETARY: noop("Secretary"), MEMBER: noop("Member")}

COMMITTEE = "committee"
WORKING_GROUP = "working_group"
KINDS = {COMMITTEE: noop("Committee"), WORKING_GROUP: noop("Working group")}
