"""An assessment at a glance: scores, what is missing, and the way to the next degree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Series
from eset_portal.common.charts.radar import radar
from selfassessment.models import Assessment, Score
from selfassessment.rules.instrument import Dimension, Instrument, Question
from selfassessment.rules.scoring.blockers import Step, next_steps
from selfassessment.rules.scoring.control import (
    CONFORM,
    CONFORM_WITH_OBSERVATIONS,
    NON_CONFORM,
    OUTCOME_LABELS,
    VERDICT_LABELS,
    ControlResult,
    judge,
)
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.revealing import revealed
from selfassessment.rules.scoring.values import Degree, DimensionScore, Given, Result
from selfassessment.selectors import assessments
from selfassessment.selectors.peers import Peers
from selfassessment.templatetags.scores import score as score_text

FEWEST_AXES = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension that the body is asked, its score now and a year ago, and what is missing."""

    dimension: Dimension
    score: DimensionScore
    missing: tuple[Question, ...]
    before: Fraction | None

    @property
    def low(self) -> Fraction | None:
        """The score with what is missing counted as 0."""
        return self.score.low

    @property
    def high(self) -> Fraction | None:
        """The score with what is missing counted in full."""
        return self.score.high


@dataclass(frozen=True, slots=True)
class WayUp:
    """One answer to raise, and the dimension it stands in."""

    question: Question
    step: Step
    dimension: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the pages of an assessment say about it."""

    result: Result
    parts: tuple[Part, ...]
    target: Degree | None
    unlock: tuple[WayUp, ...]
    climb: tuple[WayUp, ...]
    control: ControlResult
    before: Assessment | None

    @property
    def missing(self) -> list[Question]:
        """The questions without an answer, in order."""
        return [question for part in self.parts for question in part.missing]

    @property
    def done(self) -> int:
        """How many questions need nothing more."""
        return self.result.answered + self.result.not_applicable

    @property
    def next_part(self) -> Part | None:
        """The first dimension with something missing; one already begun comes first."""
        open_parts = [part for part in self.parts if part.missing]
        begun = [part for part in open_parts if part.score.answered]
        return next(iter(begun or open_parts), None)

    @property
    def weakest_first(self) -> list[Part]:
        """The dimensions with a score, from weak to strong."""
        scored = [part for part in self.parts if part.low is not None]
        return sorted(scored, key=lambda part: (part.low, part.dimension.code))

    @property
    def caps(self) -> list[Question]:
        """The critical questions that hold the degree back; none while answers are missing."""
        if not self.result.complete or self.result.degree == self.result.uncapped_degree:
            return []
        known = {q.code: q for part in self.parts for q in part.dimension.questions}
        return [known[code] for code in self.result.caps]

    @property
    def target_label(self) -> str:
        """The next degree in words; empty at the top."""
        return gettext(self.target.label) if self.target else ""

    @property
    def degree_label(self) -> str:
        """The degree in words; empty without one."""
        return gettext(self.result.degree.label) if self.result.degree else ""

    @property
    def uncapped_label(self) -> str:
        """The degree without the caps, in words."""
        degree = self.result.uncapped_degree
        return gettext(degree.label) if degree else ""

    @property
    def control_label(self) -> str:
        """The outcome of the control in words."""
        return gettext(OUTCOME_LABELS[self.control.outcome]) if self.control.outcome else "—"

    @property
    def control_tone(self) -> str:
        """The tone of the control's badge."""
        tones = {CONFORM: "good", CONFORM_WITH_OBSERVATIONS: "warn", NON_CONFORM: "bad"}
        return tones.get(self.control.outcome or "", "")

    @property
    def control_counts(self) -> list[tuple[str, int]]:
        """How many questions got each verdict."""
        return [(gettext(word), self.control.count(code)) for code, word in VERDICT_LABELS.items()]


def of(
    assessment: Assessment, instrument: Instrument, values: Mapping[str, Given] | None = None
) -> Overview:
    """Return ASSESSMENT at a glance; INSTRUMENT is what its body is asked.

    VALUES, as validated by the control, stand in for what was declared.
    """
    given = assessments.given(assessment) if values is None else values
    instrument = revealed(instrument, given)
    result = score(instrument, given)
    before = assessments.previous(assessment)
    past = _past_scores(before)
    way = next_steps(instrument, given, result)
    return Overview(
        result=result,
        parts=tuple(
            Part(dimension, part, _missing(dimension, given), past.get(dimension.code))
            for dimension, part in zip(instrument.dimensions, result.dimensions, strict=True)
            if dimension.questions
        ),
        target=way.target,
        unlock=_ways(instrument, way.unlock),
        climb=_ways(instrument, [step for step in way.climb if step.needed]),
        control=judge(instrument, given),
        before=before,
    )


def charts(assessment: Assessment, overview: Overview, peers: Peers | None = None) -> list[Drawn]:
    """Draw the dimensions of OVERVIEW as bars, last year's and those of PEERS beside them.

    Once every question is answered a radar comes first: before, an interval has no shape.
    """
    parts = [part for part in overview.parts if part.low is not None]
    labels = tuple(part.dimension.short_name for part in parts)
    mine = Series(
        str(assessment.entity),
        tuple(part.low for part in parts),
        "mine",
        upper=() if overview.result.complete else tuple(part.high for part in parts),
    )
    series = [mine]
    if overview.before:
        past = Series(str(overview.before.campaign), tuple(p.before for p in parts), "past")
        series.append(past)
    if peers and peers.count:
        means = tuple(peers.of(part.dimension.code) for part in parts)
        series.append(Series(_("Comparison group"), means, "peer"))
    chart = Chart(
        title=_("Result by dimension"),
        description=_("Each dimension from 0 to 100. The table has the same figures."),
        labels=labels,
        series=tuple(series),
        number=score_text,
        heading=_("Dimension"),
    )
    drawn = [bars(chart, f"bars-{assessment.pk}")]
    if overview.result.complete and len(parts) >= FEWEST_AXES:
        drawn.insert(0, radar(chart, f"radar-{assessment.pk}"))
    return drawn


def _ways(instrument: Instrument, steps: Iterable[Step]) -> tuple[WayUp, ...]:
    home = {q.code: part.code for part in instrument.dimensions for q in part.questions}
    whole: dict[str, Step] = {}
    for step in steps:
        begun = whole.get(step.question)
        whole[step.question] = step if begun is None else _together(begun, step)
    return tuple(WayUp(instrument.question(code), step, home[code]) for code, step in whole.items())


def _together(first: Step, then: Step) -> Step:
    """Return two raises of the same answer as one."""
    return replace(first, to_level=then.to_level, gain=first.gain + then.gain)


def _missing(dimension: Dimension, given: Mapping[str, Given]) -> tuple[Question, ...]:
    return tuple(q for q in dimension.questions if given.get(q.code, Given()) == Given())


def _past_scores(before: Assessment | None) -> dict[str, Fraction | None]:
    rows = before.scores.filter(kind=Score.Kind.DECLARED) if before else ()
    return {row.dimension: row.low for row in rows}
