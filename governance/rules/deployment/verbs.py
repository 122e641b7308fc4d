"""The verbs of the audit trail about deployment and tools in words."""

from eset_portal.common.rules.i18n import noop
from governance.rules.verbs import Verb

VERBS = {
    "deployment.started": Verb(
        noop("Deployment started"), noop("Started the deployment of the body with a plan")
    ),
    "deployment.phase_closed": Verb(
        noop("Phase closed"), noop("Closed the phase “%(phase)s” of the deployment")
    ),
    "deployment.phase_reopened": Verb(
        noop("Phase reopened"), noop("Opened the phase “%(phase)s” of the deployment again")
    ),
    "deployment.demo_loaded": Verb(
        noop("Deployment of the demonstration loaded"), noop("Invented %(plans)s plans")
    ),
    "deployment.exported": Verb(
        noop("Deployment board exported"), noop("Exported the deployment of %(bodies)s bodies")
    ),
    "plan_template.loaded": Verb(
        noop("Templates of plans loaded"), noop("Loaded %(templates)s templates of plans")
    ),
    "plan_template.added": Verb(noop("Template of a plan added")),
    "plan_template.changed": Verb(noop("Template of a plan changed")),
    "plan_template.retired": Verb(noop("Template of a plan taken out of use")),
    "tool.loaded": Verb(noop("Tools loaded"), noop("Loaded %(tools)s tools into the catalogue")),
    "tool.added": Verb(noop("Tool added"), noop("Added the tool “%(tool)s” to the catalogue")),
    "tool.changed": Verb(noop("Tool changed"), noop("Changed the tool “%(tool)s”")),
    "tool.announced": Verb(
        noop("Change of a tool announced"),
        noop("Announced a change of the tool “%(tool)s” from %(since)s"),
    ),
    "tool.notice_withdrawn": Verb(
        noop("Notice of a tool withdrawn"), noop("Withdrew a notice about the tool “%(tool)s”")
    ),
    "tool.exported": Verb(
        noop("Use of tools exported"), noop("Exported which of %(bodies)s bodies uses which tool")
    ),
}
