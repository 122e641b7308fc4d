"""Campaigns of many bodies with random results, and the same figures counted by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from governance.models import Entity
from selfassessment.models import Assessment, Campaign, Score
from selfassessment.rules.scoring.degrees import degree_of
from tests.factories import EntityFactory
from tests.selfassessment import scenes

BANDS = ("T1", "T2", "T3", "T4", "T5", "T6", "")
STAGES = ("waiting", "started", "submitted")


@dataclass(frozen=True)
class Line:
    """What was put into the database about one body."""

    name: str
    stage: str
    band: str
    score: Fraction
    parts: dict[str, Fraction]

    @property
    def degree(self) -> str:
        """The code of the degree of its score."""
        found = degree_of(self.score)
        return found.code if found else ""


def bodies(count: int) -> list[Entity]:
    """COUNT new bodies."""
    return Entity.objects.bulk_create(EntityFactory.build_batch(count))


def fill(
    campaign: Campaign, found: Iterable[Entity], seed: int = 1, smallest_by: Entity | None = None
) -> list[Line]:
    """Give each body an assessment in CAMPAIGN in a random stage with random scores.

    The smallest are accompanied by SMALLEST_BY.
    """
    lines = draft(campaign, found, seed, smallest_by)
    hand_in(campaign)
    return lines


def hand_in(campaign: Campaign) -> None:
    """Let nothing that is submitted in CAMPAIGN change any more."""
    done = Assessment.objects.filter(campaign=campaign, submitted_at__isnull=False)
    done.update(state="submitted")


def draft(
    campaign: Campaign, found: Iterable[Entity], seed: int = 1, smallest_by: Entity | None = None
) -> list[Line]:
    """Do as `fill` does, but let what is submitted be changed until it is handed in."""
    random = Random(seed)  # noqa: S311  # repeatable, not secret
    lines, rows, parts = [], [], []
    for body in found:
        line = _line(body, random)
        row = _row(campaign, body, line)
        row.supporter = smallest_by if line.band == "T1" else None
        lines.append(line)
        rows.append(row)
        parts += [_score(row, code, part) for code, part in line.parts.items()]
    Assessment.objects.bulk_create(rows)
    Score.objects.bulk_create(parts)
    return lines


def _line(body: Entity, random: Random) -> Line:
    parts = {code: Fraction(random.randint(0, 1000), 10) for code in ("D1", "D2")}
    whole = Fraction(sum(parts.values()), 2)
    return Line(body.name, random.choice(STAGES), random.choice(BANDS), whole, parts)


def _row(campaign: Campaign, body: Entity, line: Line) -> Assessment:
    row = Assessment(
        campaign=campaign,
        entity=body,
        kind="ajuntament",
        band=line.band,
        low_numerator=line.score.numerator,
        high_numerator=line.score.numerator,
        denominator=line.score.denominator,
        total=4,
        answered=0 if line.stage == "waiting" else 4,
        degree=line.degree,
    )
    if line.stage != "waiting":
        row.changed_at = scenes.NOW
    if line.stage == "submitted":
        row.submitted_at, row.frozen_levels = scenes.NOW, {}
    return row


def _score(row: Assessment, code: str, value: Fraction) -> Score:
    return Score(
        assessment=row,
        dimension=code,
        low_numerator=value.numerator,
        high_numerator=value.numerator,
        denominator=value.denominator,
    )
