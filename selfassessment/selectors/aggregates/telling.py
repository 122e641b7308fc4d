"""Of whom figures are made: the published groups once there are any; before, five at a time.

Public figures are of all bodies of a group. A report of other bodies of that group, laid beside
them, would tell of the few in between: so from the publication on both are of the very same ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from selfassessment.models import Publication
from selfassessment.rules import groups
from selfassessment.rules.disclosure_tables import told
from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.selectors.aggregates import members
from selfassessment.selectors.aggregates.members import Member, Some
from selfassessment.selectors.open_data import published
from selfassessment.selectors.open_data.published import Published

Only = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """How far figures of a campaign may be told: with its PUBLICATION, or before there is one."""

    publication: Publication | None

    def people(self, own: Sequence[Member], only: Only) -> list[Member]:
        """Return those of OWN, the bodies of the group ONLY, of whom figures are made."""
        if self.publication is None:
            return members.told(own)
        found = self._published(only)
        return list(own) if found and not found.hidden and _agree(found, own) else []

    def some(self, people: Sequence[Some]) -> list[Some]:
        """Return those of PEOPLE, or of what they gave, of whom a figure is made."""
        return members.told(people) if self.publication is None else list(people)

    def parts(
        self, own: Sequence[Member], only: Only, axis: str
    ) -> dict[str, tuple[int, list[Member]]]:
        """Return each group of AXIS inside ONLY: how many handed in, and those who are told."""
        inside: dict[str, list[Member]] = {}
        for one in own:
            inside.setdefault(one.groups[axis], []).append(one)
        if self.publication is None:
            sizes = told({key: len(found) for key, found in inside.items()})
            return {
                key: (len(found), members.told(found) if sizes[key] else [])
                for key, found in inside.items()
            }
        if not any(self._published({**only, axis: key}) for key in inside):
            return {}
        return {
            key: (len(found), self.people(found, {**only, axis: key}))
            for key, found in inside.items()
        }

    def _published(self, only: Only) -> Published | None:
        wanted = {axis: key or groups.OTHERS for axis, key in only.items()}
        return published.group(self.publication, wanted) if self.publication else None


def _agree(found: Published, own: Sequence[Member]) -> bool:
    """Say whether OWN are still those of whom FOUND was published, in every figure."""
    scores: dict[str, list[Fraction]] = {"": [one.score for one in own]}
    for one in own:
        for code, score in one.parts.items():
            scores.setdefault(code, []).append(score)
    now = {code: (len(known), _mean(known)) for code, known in scores.items() if known}
    return now == {code: (n, found.means[code]) for code, n in found.bodies.items()}


def _mean(scores: Sequence[Fraction]) -> Fraction:
    return Fraction(one_decimal(sum(scores, Fraction()) / len(scores)))
