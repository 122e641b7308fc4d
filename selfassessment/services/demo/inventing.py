"""Invented answers: plausible, different for each body, and the same at each start."""

from collections.abc import Mapping
from functools import lru_cache
from random import Random

from selfassessment.rules import question_kinds
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.question_kinds.choices import NONE
from selfassessment.rules.question_kinds.details import written
from selfassessment.rules.scoring.values import Given, held

# Larger bodies tend to be further; what each dimension is like, the same for all.
BY_BAND: Mapping[str, float] = {"T1": 1.5, "T2": 1.75, "T3": 2.1, "T4": 2.5, "T5": 2.8, "T6": 3.4}
WITHOUT_BAND = 2.2
BY_DIMENSION: Mapping[str, float] = {
    "D1": 0.2,
    "D2": 0.0,
    "D3": 0.1,
    "D4": 0.5,
    "D5": 0.1,
    "D6": 0.4,
    "D7": -0.1,
    "D8": -0.7,
    "D9": 0.1,
    "D10": -0.3,
}
SPREAD_OF_BODIES = 0.55
SPREAD_OF_DIMENSIONS = 0.35
SPREAD_OF_QUESTIONS = 0.7
NOT_APPLICABLE = 0.02
PROGRESS_A_YEAR = 0.25
TEXT = "Resposta inventada."
NOTED = (0.2, 1.0)
LOWERED = 0.06
COMMENTS: Mapping[int, tuple[str, ...]] = {
    0: ("No s’ha començat.",),
    1: ("Es fa en algun cas, sense criteri escrit.", "Ho hem començat a parlar."),
    2: ("Hi ha un procediment, però no el segueix tothom.", "S’aplica en una part dels serveis."),
    3: ("Ho recull el procediment intern aprovat.", "Es fa a tots els serveis i es revisa."),
    4: ("Es mesura cada trimestre i se’n fa seguiment.", "Consta a l’informe anual de secretaria."),
}


def answers(instrument: Instrument, *, seed: str, band: str, year: float) -> dict[str, Given]:
    """Return answers to all of INSTRUMENT for a body, YEAR 0 or, a little better, later.

    The same SEED gives the same answers; year 1 of a body grows out of its year 0.
    """
    random = Random(seed)  # noqa: S311  # invented results want repeatability, not secrecy
    body = BY_BAND.get(band, WITHOUT_BAND) + random.gauss(0, SPREAD_OF_BODIES)
    found = {}
    for part in instrument.dimensions:
        usual = BY_DIMENSION.get(part.code, 0.0) + random.gauss(0, SPREAD_OF_DIMENSIONS)
        for question in part.questions:
            skill = body + usual + random.gauss(0, SPREAD_OF_QUESTIONS) + year * PROGRESS_A_YEAR
            set_aside = question.allows_na and not question.critical
            if random.random() < NOT_APPLICABLE and set_aside:
                found[question.code] = Given(not_applicable=True)
            else:
                found[question.code] = _nearest(question, skill)
    return found


def _nearest(question: Question, skill: float) -> Given:
    """Return the answer that QUESTION takes whose worth, in levels, is the nearest to SKILL."""
    return min(_possible(question), key=lambda one: abs(float(held(question, one)) - skill))


def _possible(question: Question) -> list[Given]:
    """Return answers to QUESTION, as they are kept, from the least to the most."""
    if question.kind in {"level", "yes_no"}:
        return [Given(level) for level in question_kinds.reachable(question)]
    values = [TEXT]
    if question.kind == "number":
        values = [written(band.start) for band in question.details.bands]
    if question.kind == "choices":
        codes = [option.code for option in question.details.options]
        values = [NONE, *(" ".join(codes[:count]) for count in range(1, len(codes) + 1))]
    kept = (question_kinds.take(question, None, value) for value in values)
    return [Given(level, value=value) for level, value in kept]


def comment(body: str, code: str, value: Given) -> str:
    """Return what BODY might note beside VALUE, its answer to CODE, or nothing.

    It is the same each time; some bodies note almost everything, others hardly anything.
    """
    random = Random(f"{body}-{code}")  # noqa: S311  # see above
    if value.level is None or random.random() > _notes(body):
        return ""
    return random.choice(COMMENTS[value.level])


@lru_cache(maxsize=1)
def _notes(body: str) -> float:
    """Return beside which share of its answers BODY notes something."""
    return Random(f"notes-{body}").uniform(*NOTED)  # noqa: S311  # see above


def is_lowered(seed: str, value: Given) -> bool:
    """Say whether those who control would lower VALUE; the same for the same SEED."""
    random = Random(f"control-{seed}")  # noqa: S311  # see above
    return bool(value.level) and random.random() < LOWERED


def first(found: Mapping[str, Given], share: float) -> dict[str, Given]:
    """Return the first SHARE, 0 to 1, of the answers FOUND."""
    codes = list(found)[: round(share * len(found))]
    return {code: found[code] for code in codes}
