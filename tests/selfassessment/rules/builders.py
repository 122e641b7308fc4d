"""Small questionnaires to test with: made by hand, or drawn at random."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import selfassessment
from selfassessment.rules.instrument import (
    Applies,
    Dimension,
    Instrument,
    Question,
    ScaleLevel,
    parse,
)
from selfassessment.rules.loading import load_yaml
from selfassessment.rules.scoring.values import Given
from selfassessment.rules.vocabulary import KINDS

SEED = Path(selfassessment.__file__).parent / "seed" / "questionnaire.yaml"
SCALE = tuple(ScaleLevel(value, f"Level {value}", "Meaning") for value in range(5))


def a_question(
    code: str,
    weight: Fraction | int = 1,
    *,
    critical: bool = False,
    control: bool = False,
    allows_na: bool = True,
    applies: Applies | None = None,
) -> Question:
    return Question(
        code=code,
        kind="level",
        text=f"How is {code} done?",
        weight=Fraction(weight),
        levels=("none", "little", "half", "most", "all"),
        evidence=(),
        norms=(),
        documents=(),
        critical=critical,
        control=control,
        applies=applies or Applies(frozenset(KINDS)),
        allows_na=allows_na,
    )


def a_dimension(code: str, weight: Fraction | int, *questions: Question) -> Dimension:
    return Dimension(code, f"Dimension {code}", code, Fraction(weight), questions)


def an_instrument(*dimensions: Dimension) -> Instrument:
    return Instrument("Test", "1", "en", SCALE, dimensions)


def flat(*questions: Question) -> Instrument:
    return an_instrument(a_dimension("D1", 1, *questions))


def levels(**given: int | None) -> dict[str, Given]:
    """Answers by code; None stands for "not applicable"."""
    return {
        code: Given(not_applicable=True) if level is None else Given(level)
        for code, level in given.items()
    }


def a_content() -> dict[str, Any]:
    """Canonical content of a sound questionnaire with two dimensions of two questions."""
    return {
        "title": "Test",
        "number": "1.0",
        "language": "ca",
        "scale": [
            {"value": value, "name": f"Level {value}", "description": "Meaning"}
            for value in range(5)
        ],
        "dimensions": [
            {
                "code": f"D{n}",
                "name": f"Dimension {n}",
                "short_name": f"Dim {n}",
                "weight": n,
                "questions": [
                    {
                        "code": f"D{n}.{m}",
                        "kind": "level",
                        "text": "Is it done?",
                        "weight": "1.5",
                        "levels": ["none", "little", "half", "most", "all"],
                        "evidence": ["a paper"],
                        "norms": ["L39/2015"],
                        "documents": ["INS-01"],
                        "critical": False,
                        "control": True,
                        "applies": {"kinds": ["ajuntament", "emd"], "bands": ["T1"]},
                        "allows_na": True,
                    }
                    for m in (1, 2)
                ],
            }
            for n in (1, 2)
        ],
    }


@cache
def the_seed() -> Instrument:
    return parse(load_yaml(SEED.read_text(encoding="utf-8")))


WEIGHTS = st.sampled_from([Fraction(n) for n in ("0", "1", "1", "2", "3", "0.5", "1.25")])
LEVELS = st.integers(0, 4)
ANSWERS = st.one_of(st.builds(Given, LEVELS), st.just(Given()), st.just(Given(not_applicable=True)))


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """One to four dimensions of up to five questions, some without weight."""
    sizes = draw(st.lists(st.integers(0, 5), min_size=1, max_size=4))
    return an_instrument(
        *(
            a_dimension(
                f"D{n}",
                draw(WEIGHTS),
                *(
                    a_question(
                        f"D{n}.{m}",
                        draw(WEIGHTS),
                        critical=draw(st.integers(0, 5)) == 0,
                        control=draw(st.booleans()),
                        allows_na=draw(st.integers(0, 4)) > 0,
                    )
                    for m in range(size)
                ),
            )
            for n, size in enumerate(sizes)
        )
    )


@st.composite
def answered(draw: st.DrawFn) -> tuple[Instrument, Mapping[str, Given]]:
    """An instrument and an answer, perhaps a missing one, to each of its questions."""
    instrument = draw(instruments())
    return instrument, {question.code: draw(ANSWERS) for question in instrument}


def reordered(
    instrument: Instrument, answers: Mapping[str, Given]
) -> tuple[Instrument, dict[str, Given]]:
    """The same, back to front."""
    dimensions: Sequence[Dimension] = instrument.dimensions[::-1]
    return (
        an_instrument(
            *(
                Dimension(d.code, d.name, d.short_name, d.weight, d.questions[::-1])
                for d in dimensions
            )
        ),
        dict(reversed(answers.items())),
    )
