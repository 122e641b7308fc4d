"""What self-assessment writes into the audit trail, in words."""

from eset_portal.common.rules.i18n import noop
from governance.rules.verbs import Verb

VERBS = {
    "questionnaire.published": Verb(
        noop("Questionnaire published"), noop("Published version %(number)s of the questionnaire")
    ),
    "campaign.opened": Verb(
        noop("Campaign opened"), noop("Opened the campaign for %(bodies)s bodies more")
    ),
    "assessment.submitted": Verb(
        noop("Self-assessment submitted"),
        noop("Submitted the self-assessment of the campaign %(campaign)s"),
    ),
    "report.requested": Verb(noop("Report asked for")),
    "report.retried": Verb(noop("Report tried again")),
    "results.exported": Verb(noop("Results exported"), noop("Exported %(rows)s lines of results")),
}
