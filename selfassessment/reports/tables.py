"""Put the answers of an assessment into the tables and charts of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from django.utils.translation import gettext as _

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Number, Series
from eset_portal.common.charts.radar import radar
from selfassessment.reports import values, wording
from selfassessment.rules.instrument import Dimension, Instrument, Question
from selfassessment.rules.scoring.degrees import degree_of
from selfassessment.rules.scoring.values import DimensionScore, Given, Result

Scores = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was declared by question code, what the control found, and what is said beside."""

    declared: Mapping[str, Given]
    validated: Mapping[str, Given] | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


def meanings(instrument: Instrument) -> tuple[values.Meaning, ...]:
    """Return the scale of INSTRUMENT, level by level."""
    return tuple(
        values.Meaning(values.Level(one.value, str(one.value)), one.name, one.description)
        for one in instrument.scale
    )


def dimensions(
    instrument: Instrument, answers: Answers, result: Result, *, peers: Scores, previous: Scores
) -> tuple[values.Dimension, ...]:
    """Return the dimensions that ask something, with PEERS' and PREVIOUS scores by code."""
    return tuple(
        values.Dimension(
            code=part.code,
            name=part.name,
            short_name=part.short_name,
            score=wording.score(found.low, found.high),
            degree=_degree(found),
            peer=_optional(peers, part),
            previous=_optional(previous, part),
            questions=tuple(_question(question, answers) for question in part.questions),
        )
        for part, found in zip(instrument.dimensions, result.dimensions, strict=True)
        if part.questions
    )


def charts(instrument: Instrument, result: Result, *, peers: Scores) -> tuple[Drawn, Drawn] | None:
    """Return radar and bars of the scored dimensions; bars rise from the weakest. None if few."""
    parts = [
        (part, found)
        for part, found in zip(instrument.dimensions, result.dimensions, strict=True)
        if found.low is not None
    ]
    fewest_spokes = 3
    if len(parts) < fewest_spokes:
        return None
    rising = sorted(parts, key=lambda pair: pair[1].low or Fraction(0))
    return (
        radar(_chart(_("Result by dimension"), parts, peers), "radar"),
        bars(_chart(_("Dimensions, from the weakest to the strongest"), rising, peers), "bars"),
    )


def _chart(title: str, parts: Sequence[tuple[Dimension, DimensionScore]], peers: Scores) -> Chart:
    own = Series(
        _("You"),
        tuple(found.low for _part, found in parts),
        upper=tuple(found.high for _part, found in parts),
    )
    group = Series(_("Group"), tuple(peers.get(part.code) for part, _found in parts), css="peer")
    return Chart(
        title=title,
        description=_("Scores from 0 to 100."),
        labels=tuple(part.short_name for part, _found in parts),
        series=(own, group) if peers else (own,),
        number=_figure,
        heading=_("Dimension"),
    )


def _figure(value: Number) -> str:
    return wording.number(Fraction(value))


def _degree(found: DimensionScore) -> str:
    degree = degree_of(found.low) if found.low == found.high else None
    return _(degree.label) if degree else ""


def _optional(scores: Scores, part: Dimension) -> str:
    return wording.number(scores[part.code]) if part.code in scores else ""


def _question(question: Question, answers: Answers) -> values.Question:
    given = answers.declared.get(question.code, Given())
    found = answers.validated.get(question.code) if answers.validated else None
    return values.Question(
        code=question.code,
        text=question.text,
        declared=wording.level(given),
        answer="" if given.level is None else question.levels[given.level],
        note=answers.notes.get(question.code, ""),
        validated=wording.level(found) if found else None,
        tags=wording.tags(question),
    )
