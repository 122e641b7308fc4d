"""The verbs of self-assessment in the audit trail, in words."""

from eset_portal.common.rules.i18n import noop
from governance.rules.verbs import Verb

VERBS = {
    "questionnaire.published": Verb(
        noop("Questionnaire published"), noop("Published version %(number)s of the questionnaire")
    ),
    "campaign.opened": Verb(
        noop("Campaign opened"), noop("Opened a campaign for %(bodies)s bodies")
    ),
    "assessment.submitted": Verb(
        noop("Self-assessment submitted"),
        noop("Submitted the self-assessment of campaign %(campaign)s"),
    ),
    "report.requested": Verb(noop("Report asked for"), noop("Asked for a consolidation report")),
    "report.retried": Verb(
        noop("Report tried again"), noop("Had a consolidation report tried again")
    ),
    "results.exported": Verb(noop("Results exported"), noop("Exported %(rows)s lines of results")),
}
