"""What self-assessment writes into the audit trail, in words."""

from eset_portal.common.rules.i18n import noop
from governance.rules.verbs import Verb

VERBS = {
    "results.published": Verb(noop("Public figures of a campaign published")),
    "boundaries.loaded": Verb(
        noop("Outlines of the map loaded"), noop("Loaded %(outlines)s outlines for the map")
    ),
    "questionnaire.published": Verb(
        noop("Questionnaire published"), noop("Published version %(number)s of the questionnaire")
    ),
    "questionnaire.drafted": Verb(noop("Questionnaire begun")),
    "questionnaire.edited": Verb(
        noop("Questionnaire changed"), noop("Changed the questionnaire: save %(version)s")
    ),
    "questionnaire.imported": Verb(
        noop("Questionnaire imported"), noop("Imported the questionnaire: save %(version)s")
    ),
    "questionnaire.submitted": Verb(noop("Questionnaire submitted for approval")),
    "questionnaire.sent_back": Verb(noop("Questionnaire sent back")),
    "questionnaire.approved": Verb(noop("Questionnaire approved")),
    "questionnaire.discarded": Verb(noop("Questionnaire discarded")),
    "campaign.opened": Verb(
        noop("Campaign opened"), noop("Opened the campaign for %(bodies)s bodies more")
    ),
    "campaign.prepared": Verb(
        noop("Campaign prepared"), noop("Began to prepare the campaign %(campaign)s")
    ),
    "campaign.changed": Verb(noop("Campaign changed while it is prepared")),
    "campaign.extended": Verb(
        noop("Campaign extended"), noop("Let the campaign last from %(before)s to %(until)s")
    ),
    "campaign.closed": Verb(
        noop("Campaign closed"),
        noop("Closed the campaign: %(unsubmitted)s self-assessments stay unsubmitted"),
    ),
    "campaign.body_added": Verb(
        noop("Body added to a campaign"), noop("Added the body to the campaign %(campaign)s")
    ),
    "campaign.reminders_changed": Verb(noop("Reminders of a campaign changed")),
    "campaign.reminded": Verb(
        noop("Bodies of a campaign reminded"), noop("Reminded %(bodies)s bodies of the campaign")
    ),
    "assessment.submitted": Verb(
        noop("Self-assessment submitted"),
        noop("Submitted the self-assessment of the campaign %(campaign)s"),
    ),
    "assessment.resubmitted": Verb(
        noop("Returned answers submitted again"),
        noop("Submitted again %(answers)s returned answers"),
    ),
    "assessment.closed": Verb(noop("Self-assessment closed")),
    "assessment.withdrawn": Verb(noop("Self-assessment withdrawn")),
    "assessment.brought_back": Verb(noop("Self-assessment brought back")),
    "control.taken": Verb(noop("Control begun")),
    "control.returned": Verb(
        noop("Answers returned"), noop("Returned %(answers)s answers, to amend until %(until)s")
    ),
    "control.resumed": Verb(noop("Control taken up again")),
    "control.validated": Verb(
        noop("Control validated"), noop("Validated the control: %(lowered)s answers lowered")
    ),
    "control.reopened": Verb(noop("Control reopened")),
    "control.exported": Verb(
        noop("Controls exported"), noop("Exported %(rows)s lines of controls")
    ),
    "improvement.planned": Verb(
        noop("Improvement action planned"), noop("Planned an action on question %(question)s")
    ),
    "improvement.suggested": Verb(
        noop("Improvement action suggested"), noop("Suggested an action on question %(question)s")
    ),
    "improvement.changed": Verb(noop("Improvement action changed")),
    "improvement.moved": Verb(
        noop("Improvement action moved"), noop("Moved an action on question %(question)s")
    ),
    "improvement.exported": Verb(
        noop("Improvement actions exported"), noop("Exported %(rows)s improvement actions")
    ),
    "improving.exported": Verb(
        noop("Figure of how the method improves exported"),
        noop("Exported the figure %(figure)s with %(rows)s lines"),
    ),
    "savings.assumed": Verb(
        noop("Assumptions about savings changed"),
        noop(
            "Assumed hours saved: %(document)s for a document, %(model)s for a template, "
            "%(copy)s for an own copy, %(update)s for an update"
        ),
    ),
    "workbook.downloaded": Verb(noop("Questionnaire downloaded as a workbook")),
    "workbook.uploaded": Verb(
        noop("Filled workbook uploaded"), noop("Uploaded a workbook with %(lines)s questions")
    ),
    "workbook.applied": Verb(
        noop("Answers taken in from a workbook"), noop("Took in %(answers)s answers of a workbook")
    ),
    "targets.set": Verb(noop("Target profile set"), noop("Set targets for %(parts)s dimensions")),
    "opinion.asked": Verb(noop("Second opinion asked for")),
    "opinion.given": Verb(noop("Second opinion given")),
    "opinion.taken_back": Verb(noop("Question to the AOC taken back")),
    "report.requested": Verb(noop("Report asked for")),
    "report.retried": Verb(noop("Report tried again")),
    "aggregate.requested": Verb(noop("Aggregate report asked for")),
    "aggregate.retried": Verb(noop("Aggregate report tried again")),
    "reports.requested": Verb(
        noop("Batch of reports asked for"),
        noop("Asked for %(reports)s reports of the campaign %(campaign)s"),
    ),
    "reports.paused": Verb(noop("Batch of reports paused")),
    "reports.resumed": Verb(noop("Batch of reports resumed")),
    "reports.cancelled": Verb(noop("Batch of reports cancelled")),
    "reports.retried": Verb(
        noop("Batch of reports tried again"), noop("Tried again %(reports)s reports that failed")
    ),
    "reports.taken": Verb(
        noop("Reports downloaded"), noop("Downloaded %(reports)s reports as one file")
    ),
    "results.exported": Verb(noop("Results exported"), noop("Exported %(rows)s lines of results")),
}
