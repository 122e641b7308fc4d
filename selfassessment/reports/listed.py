"""The lists of a report as words: what follows from the control, and what shows the answers."""

from django.db.models import F
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from eset_portal.templatetags.days import in_words
from selfassessment.models import Assessment, Evidence, Finding, ImprovementAction
from selfassessment.reports import values
from selfassessment.rules.finding_states import DROPPED
from selfassessment.rules.improvement.action_states import SUGGESTED
from selfassessment.rules.instrument import Instrument

TONES: dict[str, values.Tone] = {"good": "good", "warn": "warn", "bad": "bad", "on": "on"}
BEGINNING = 16


def follow_up(assessment: Assessment, instrument: Instrument) -> tuple[values.Piece, ...]:
    """Return what is done about what the control found, in the order of the questionnaire."""
    rows = Finding.objects.filter(assessment=assessment).exclude(state=DROPPED)
    ordered = rows.select_related("question").order_by("question__dimension", "question__position")
    return tuple(
        values.Piece(
            code=row.question.code,
            title=instrument.question(row.question.code).text,
            note=" · ".join(word for word in (row.verdict_label, row.who) if word),
            tag=values.Tag(row.state_label, TONES.get(row.state_tone, "")),
            day=in_words(row.due_on) if row.due_on else "",
        )
        for row in ordered
    )


def actions(assessment: Assessment) -> tuple[values.Piece, ...]:
    """Return what the body has set out to do about this assessment, by its days."""
    rows = ImprovementAction.objects.filter(assessment=assessment).exclude(state=SUGGESTED)
    ordered = rows.select_related("question").order_by(
        F("due_on").asc(nulls_last=True), "question__dimension", "question__position", "pk"
    )
    return tuple(
        values.Piece(
            code=row.question.code,
            title=row.title,
            note=_aim(row),
            tag=values.Tag(row.state_label, TONES.get(row.state_tone, "")),
            day=in_words(row.due_on) if row.due_on else "",
        )
        for row in ordered
    )


def _aim(row: ImprovementAction) -> str:
    before = "—" if row.from_level is None else row.from_level
    aim = _("from level %(from)s to %(to)d") % {"from": before, "to": row.target_level}
    return f"{aim} · {row.outcome}" if row.outcome else aim


def evidence(assessment: Assessment) -> tuple[values.Piece, ...]:
    """Return what shows the answers to be so, in the order of the questionnaire."""
    rows = Evidence.objects.filter(assessment=assessment, removed_at=None)
    ordered = rows.select_related("question").order_by(
        "question__dimension", "question__position", "added_at", "pk"
    )
    return tuple(
        values.Piece(
            code=row.question.code,
            title=row.name,
            note=_about(row),
            day=in_words(row.added_at),
            print=row.sha256[:BEGINNING],
        )
        for row in ordered
    )


def _about(row: Evidence) -> str:
    size = filesizeformat(row.size) if row.size else ""
    return " · ".join(word for word in (row.kind_label, size, row.link, row.note) if word)
