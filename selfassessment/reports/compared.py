"""The parts of a report that compare: with bodies alike, and with the campaigns before."""

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from selfassessment.models import Assessment
from selfassessment.reports import values
from selfassessment.rules.comparison import Change
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.selectors import results, spreads
from selfassessment.selectors.overviews import Overview
from selfassessment.selectors.peers import Peers
from selfassessment.templatetags.scores import score

MOST_CHANGES = 15


def beside(assessment: Assessment, overview: Overview, group: Peers) -> values.Beside | None:
    """Return the body beside its GROUP; None while the assessment is open."""
    if not assessment.is_submitted:
        return None
    if not group.count:
        text = _(
            "The group (%(who)s) is not shown: fewer than five other bodies of it have submitted,"
            " and one could recognise them."
        )
        return values.Beside(text % {"who": group.who})
    text = _("Of the %(all)d dimensions that compare, %(above)d are above the mean of %(who)s.")
    parts = [
        (part.dimension, part.low, mean)
        for part in overview.parts
        for mean in [group.of(part.dimension.code)]
        if part.low is not None and mean is not None
    ]
    above = sum(low > mean for _part, low, mean in parts)
    return values.Beside(
        text % {"all": len(parts), "above": above, "who": group.who},
        tuple(
            (part.code, part.name, score(low), score(mean), signed(low - mean))
            for part, low, mean in parts
        ),
    )


def trend(assessment: Assessment, instrument: Instrument) -> values.Trend | None:
    """Return how the body moved since the campaign before; None without one."""
    found = results.compared(assessment, instrument)
    chart = spreads.of_body(assessment) if assessment.is_submitted else None
    if found is None:
        return None
    before, change = found
    if change.before is None or change.now is None:
        sentence = _("No question compares with %(campaign)s: the questionnaires ask other things.")
        return values.Trend((sentence % {"campaign": before.campaign.title},), chart)
    text = ngettext(
        "On the one question that both campaigns asked alike, the body scored %(before)s in"
        " %(campaign)s and scores %(now)s now (%(difference)s).",
        "On the %(n)d questions that both campaigns asked alike, the body scored %(before)s in"
        " %(campaign)s and scores %(now)s now (%(difference)s).",
        change.common,
    )
    facts = {
        "n": change.common,
        "campaign": before.campaign.title,
        "before": score(change.before),
        "now": score(change.now),
        "difference": signed(change.now - change.before),
    }
    return values.Trend((text % facts, *_apart(len(change.apart))), chart, _changes(change.changes))


def _apart(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    text = ngettext(
        "One question is left aside: it is new, was reworded, or did not apply both times.",
        "%(n)d questions are left aside: they are new, were reworded, or did not apply both times.",
        count,
    )
    return (text % {"n": count},)


def _changes(changes: tuple[Change, ...]) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (row.question.code, row.question.text, str(row.before), str(row.now))
        for row in changes[:MOST_CHANGES]
    )


def signed(points: Fraction) -> str:
    """Write a difference of POINTS with its sign."""
    text = score(abs(points))
    if not one_decimal(points):
        return text
    return f"+{text}" if points > 0 else f"−{text}"
