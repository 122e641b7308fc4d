"""What plans, needs and tools keep about people."""

from eset_portal.common.rules.i18n import noop
from governance.rules.personal import TRACE, Kept

KEPT = (
    Kept(
        "governance.plantemplate",
        noop("The templates of plans that you changed"),
        TRACE,
        people=("changed_by",),
    ),
    Kept(
        "governance.deploymentplan",
        noop("The deployments that you started"),
        TRACE,
        people=("started_by",),
    ),
    Kept(
        "governance.phasemove",
        noop("The phases that you closed or reopened"),
        TRACE,
        people=("by",),
    ),
    Kept("governance.plantask", noop("The tasks that are yours"), TRACE, people=("owner",)),
    Kept("governance.taskevent", noop("What you did with tasks"), TRACE, people=("by",)),
    Kept(
        "governance.taskevidence",
        noop("The evidence that you added to tasks"),
        TRACE,
        people=("added_by",),
        hidden=("file",),
    ),
    Kept(
        "governance.needsrecord",
        noop("What you said that your bodies need"),
        TRACE,
        people=("by",),
    ),
    Kept("governance.toolnotice", noop("What you announced of tools"), TRACE, people=("by",)),
    Kept(
        "governance.tooluse",
        noop("What you said that your bodies use"),
        TRACE,
        people=("by",),
    ),
)
