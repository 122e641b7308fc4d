"""What the self-assessments keep about people."""

from eset_portal.common.rules.i18n import noop
from governance.rules.personal import ACCESS, GONE, TRACE, Kept

KEPT = (
    Kept(
        "selfassessment.answer",
        noop("The answers of your bodies that you gave"),
        TRACE,
        people=("changed_by",),
    ),
    Kept(
        "selfassessment.answerrevision",
        noop("Every value that you gave an answer"),
        TRACE,
        people=("changed_by",),
        hidden=("key",),
    ),
    Kept(
        "selfassessment.assessment",
        noop("The self-assessments that you submitted"),
        TRACE,
        people=("submitted_by",),
        hidden=("frozen_levels", "caps"),
    ),
    Kept(
        "selfassessment.control",
        noop("The controls that you took, validated or closed, or handed answers in again to"),
        TRACE,
        people=("taken_by", "resubmitted_by", "validated_by", "closed_by"),
        hidden=("levels", "caps", "risk_counts"),
    ),
    Kept(
        "selfassessment.controldecision",
        noop("The decisions that you took on answers"),
        TRACE,
        people=("decided_by",),
    ),
    Kept(
        "selfassessment.findingstep",
        noop("The steps that you made in the follow-up of findings"),
        TRACE,
        people=("made_by",),
    ),
    Kept(
        "selfassessment.improvementaction",
        noop("The improvement actions that are yours to do"),
        TRACE,
        people=("owner",),
    ),
    Kept(
        "selfassessment.improvementstep",
        noop("The steps that you made with improvement actions, or that gave you one"),
        TRACE,
        people=("made_by", "owner"),
    ),
    Kept(
        "selfassessment.sheetupload",
        noop("The filled workbooks that you uploaded"),
        TRACE,
        people=("made_by",),
        hidden=("lines",),
    ),
    Kept(
        "selfassessment.targetprofile",
        noop("The target profiles of your bodies that you set"),
        TRACE,
        people=("changed_by",),
    ),
    Kept(
        "selfassessment.secondopinion",
        noop("The second opinions that you asked for or gave"),
        TRACE,
        people=("asked_by", "given_by"),
    ),
    Kept(
        "selfassessment.populationchange",
        noop("The bodies that you added to a campaign or took out of it"),
        TRACE,
        people=("made_by",),
    ),
    Kept(
        "selfassessment.reminded",
        noop("The reminders of campaigns that you sent by hand"),
        TRACE,
        people=("asked_by",),
    ),
    Kept(
        "selfassessment.reportbatch",
        noop("The batches of reports that you asked for"),
        TRACE,
        people=("requested_by",),
        hidden=("wanted",),
    ),
    Kept(
        "selfassessment.evidence",
        noop("The evidence that you added or removed"),
        TRACE,
        people=("added_by", "removed_by"),
        hidden=("file",),
    ),
    Kept(
        "selfassessment.delegation",
        noop("The dimensions that you were asked to fill in, or asked others to"),
        TRACE,
        people=("to", "given_by", "ended_by"),
    ),
    Kept(
        "selfassessment.presence",
        noop("Which dimension you have open, for less than a minute"),
        ACCESS,
        people=("user",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "selfassessment.thread",
        noop("The conversations about questions that you took part in last, or settled"),
        TRACE,
        people=("last_by", "settled_by"),
    ),
    Kept(
        "selfassessment.threadcomment",
        noop("What you said in conversations about questions"),
        TRACE,
        people=("by",),
    ),
    Kept(
        "selfassessment.threadreading",
        noop("How far you have read conversations about questions"),
        ACCESS,
        people=("user",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "selfassessment.report",
        noop("The reports that you asked for"),
        TRACE,
        people=("requested_by",),
        hidden=("token", "file"),
    ),
)
