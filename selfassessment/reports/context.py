"""Gather what a body's report says: rows in, finished words and drawings out."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from django.conf import settings
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eset_portal.templatetags.days import in_words
from selfassessment.models import Answer, Assessment, Report
from selfassessment.reports import compared, listed, values, ways
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.degrees import CRITICAL_LEVEL, DEGREES, degree_of
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import instruments, overviews, peers, results
from selfassessment.selectors.overviews import Overview, Part
from selfassessment.selectors.peers import Peers
from selfassessment.templatetags.scores import interval, score

Answers = dict[str, Answer]
FULL = 100


def gather(report: Report, *, now: datetime) -> values.ReportContext:
    """Return what REPORT says, in the active language, as of NOW."""
    assessment = report.assessment
    instrument = instruments.of_assessment(assessment)
    validated = results.values(assessment)
    overview = overviews.of(assessment, instrument, validated)
    group = peers.of(assessment)
    rows = Answer.objects.filter(assessment=assessment).select_related("question")
    answers = {row.question.code: row for row in rows}
    counting: Mapping[str, Answer | Given] = answers if validated is None else validated
    drawn = overviews.charts(assessment, overview, group)
    address = reverse("selfassessment:verify", kwargs={"code": report.code})
    return values.ReportContext(
        language=report.language,
        campaign=assessment.campaign.title,
        identity=_identity(assessment, now),
        mark=_mark(assessment, overview),
        sentences=(*_sides(assessment, validated), *_sentences(overview)),
        dimensions=tuple(
            _dimension(part, answers, validated, group.of(part.dimension.code))
            for part in overview.parts
        ),
        caps=tuple(_cap(question.code, instrument, counting) for question in overview.caps),
        radar=drawn[0] if len(drawn) > 1 else None,
        bars=drawn[-1],
        peer_note=_peer_note(group),
        levels=_scale(instrument),
        next_degree=ways.next_degree(overview),
        control=ways.control(overview, counting, is_validated=validated is not None),
        beside=compared.beside(assessment, overview, group),
        trend=compared.trend(assessment, instrument),
        follow_up=listed.follow_up(assessment, instrument),
        actions=listed.actions(assessment),
        evidence=listed.evidence(assessment),
        verification=values.Verification(f"{settings.PORTAL_URL}{address}", report.code),
        rules_version=assessment.rules_version,
        created=report.created_at,
        demo=assessment.campaign.is_demo,
    )


def _identity(assessment: Assessment, now: datetime) -> values.Identity:
    version = assessment.campaign.version
    day = _day(assessment.submitted_at)
    return values.Identity(
        body=assessment.entity.name,
        place=_place(assessment),
        state=assessment.state_label,
        elaborated_by=assessment.entity.name,
        submitted=day,
        control_by=assessment.supporter.name if assessment.supporter else "",
        questionnaire=version.named,
        questionnaire_hash=" ".join(version.sha256[at : at + 4] for at in (0, 4, 8)),
        instrument=assessment.campaign.instrument_label,
        issued=_("Document made on %(day)s.") % {"day": _day(now)},
    )


def _place(assessment: Assessment) -> str:
    found = [assessment.comarca.name] if assessment.comarca else []
    if assessment.inhabitants is not None:
        count = formats.number_format(assessment.inhabitants, use_l10n=True, force_grouping=True)
        people = _("%(count)s inhabitants (%(year)s)")
        found.append(people % {"count": count, "year": assessment.inhabitants_year})
    return " · ".join(found)


def _day(moment: datetime | None) -> str:
    return in_words(moment) if moment else ""


def _mark(assessment: Assessment, overview: Overview) -> values.Mark:
    own = overview.result.degree.code if overview.result.degree else ""
    reached = [degree.code for degree in DEGREES].index(own) if own else -1
    ends = [*(degree.floor for degree in DEGREES[1:]), FULL]
    scale = tuple(
        values.DegreeStep(_(degree.label), f"{degree.floor}–{end}", at <= reached, at == reached)
        for at, (degree, end) in enumerate(zip(DEGREES, ends, strict=True))
    )
    return values.Mark(
        score=interval(overview.result),
        degree=overview.degree_label,
        sentence=_why(overview),
        scale=scale,
        uncapped_degree=overview.uncapped_label if overview.caps else "",
        is_provisional=not assessment.is_submitted,
    )


def _why(overview: Overview) -> str:
    if overview.caps:
        count = len(overview.caps)
        text = ngettext(
            "%(n)d critical answer holds it back; without it, %(degree)s.",
            "%(n)d critical answers hold it back; without them, %(degree)s.",
            count,
        )
        return text % {"n": count, "degree": overview.uncapped_label}
    if overview.target and overview.result.low is not None:
        lacking = score(overview.target.floor - overview.result.low)
        text = _("%(points)s points are missing to reach %(degree)s.")
        return text % {"points": lacking, "degree": overview.target_label}
    return _("The highest degree is reached.")


def _sides(assessment: Assessment, validated: Mapping[str, Given] | None) -> tuple[str, ...]:
    """Say what was declared and what was validated, each with its day."""
    if validated is None:
        return ()
    known = assessment.control
    text = _(
        "The body declared %(declared)s (%(degree)s) on %(day)s; the control validated"
        " %(validated)s (%(found)s) on %(then)s."
    )
    facts = {
        "declared": score(assessment.low),
        "degree": assessment.degree_label,
        "day": _day(assessment.submitted_at),
        "validated": score(known.low),
        "found": known.degree_label,
        "then": _day(known.validated_at),
    }
    return (text % facts,)


def _peer_note(group: Peers) -> str:
    if not group.count:
        return ""
    text = _("The group is %(who)s: the mean of what %(count)d bodies declared, in whole points.")
    return text % {"who": group.who, "count": group.count}


def _sentences(overview: Overview) -> tuple[str, ...]:
    ranked = overview.weakest_first
    if len(ranked) < 2:  # noqa: PLR2004  # one dimension is neither the strongest nor the weakest
        return ()
    text = _("The strongest dimension is %(strong)s (%(high)s); the weakest, %(weak)s (%(low)s).")
    strong, weak = ranked[-1], ranked[0]
    facts = {
        "strong": strong.dimension.name,
        "high": score(strong.low),
        "weak": weak.dimension.name,
        "low": score(weak.low),
    }
    return (text % facts,)


def _dimension(
    part: Part,
    answers: Answers,
    validated: Mapping[str, Given] | None,
    peer: Fraction | None,
) -> values.Dimension:
    degree = degree_of(part.low)
    return values.Dimension(
        code=part.dimension.code,
        name=part.dimension.name,
        short_name=part.dimension.short_name,
        score=interval(part),
        degree=_(degree.label) if degree else "",
        peer="" if peer is None else score(peer),
        previous=score(part.before) if isinstance(part.before, Fraction) else "",
        questions=tuple(
            values.Question(
                code=question.code,
                text=question.text,
                declared=ways.level(answers.get(question.code)),
                answer=ways.chosen(question, answers.get(question.code)),
                note=ways.note(answers.get(question.code)),
                validated=None if validated is None else ways.level(validated.get(question.code)),
                tags=ways.tags(question),
            )
            for question in part.dimension.questions
        ),
    )


def _cap(code: str, instrument: Instrument, answers: Mapping[str, Answer | Given]) -> values.Cap:
    level = ways.level(answers.get(code)).words
    reason = _("level %(level)s; %(needed)d is needed")
    return values.Cap(
        code, instrument.question(code).text, reason % {"level": level, "needed": CRITICAL_LEVEL}
    )


def _scale(instrument: Instrument) -> tuple[values.Meaning, ...]:
    return tuple(
        values.Meaning(values.Level(one.value, str(one.value)), one.name, one.description)
        for one in instrument.scale
    )
