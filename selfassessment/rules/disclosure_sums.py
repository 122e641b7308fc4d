"""Find a small group of bodies whose sum follows from sums that are shown.

Give every lot of bodies a number at random, only so that each shown sum is nought. Whatever can
be worked out from shown sums is then nought too, and what cannot is nought by chance once in two
trillion. A group of fewer than LIMIT bodies is made of few lots: those that add up to nought are
found as pairs of ones or twos, without trying every group.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from random import Random

PRIME = 2**61 - 1
SEED = 1
Lot = Hashable
Part = tuple[int, ...]
"""Places of lots."""


def small_group(
    lots: Mapping[Lot, int], shown: Sequence[Collection[Lot]], limit: int
) -> frozenset[Lot] | None:
    """Return lots of fewer than LIMIT bodies whose sum follows from the SHOWN ones; None if none.

    LOTS counts the bodies of each; a shown sum names the lots of which it is made.
    """
    signs = _signs(lots, shown)
    sizes = [sum(lots[lot] for lot in alike) for alike in signs.values()]
    numbers = _numbers(list(signs), len(shown))
    light = [at for at, n in enumerate(sizes) if n < limit]
    found = _nought(light, sizes, numbers, limit)
    if found is None:
        return None
    alike = list(signs.values())
    return frozenset(lot for at in found for lot in alike[at])


def _signs(
    lots: Mapping[Lot, int], shown: Sequence[Collection[Lot]]
) -> dict[tuple[int, ...], list[Lot]]:
    """Return lots that stand in the same shown sums together: nothing tells them apart."""
    where: dict[Lot, list[int]] = {lot: [] for lot, n in lots.items() if n}
    for number, sum_ in enumerate(shown):
        for lot in sum_:
            if lot in where:
                where[lot].append(number)
    signs: dict[tuple[int, ...], list[Lot]] = defaultdict(list)
    for lot, numbers in where.items():
        signs[tuple(numbers)].append(lot)
    return signs


def _numbers(signs: list[tuple[int, ...]], sums: int) -> list[int]:
    """Return a number for each of SIGNS at random, such that each of the SUMS is nought."""
    rows: list[dict[int, int]] = [{} for _ in range(sums)]
    for at, sign in enumerate(signs):
        for number in sign:
            rows[number][at] = 1
    pivots: list[tuple[int, dict[int, int]]] = []
    for row in rows:
        for at, known in pivots:
            _take(row, known, row.get(at, 0))
        if row:
            at = min(row)
            turned = pow(row[at], -1, PRIME)
            pivots.append((at, {place: value * turned % PRIME for place, value in row.items()}))
    random = Random(SEED)  # noqa: S311  # repeatable, not secret
    numbers = [random.randrange(PRIME) for _ in signs]
    for at, row in reversed(pivots):
        rest = sum(value * numbers[place] for place, value in row.items() if place != at)
        numbers[at] = -rest % PRIME
    return numbers


def _take(row: dict[int, int], known: Mapping[int, int], times: int) -> None:
    if times:
        for place, value in known.items():
            rest = (row.get(place, 0) - times * value) % PRIME
            if rest:
                row[place] = rest
            else:
                row.pop(place, None)


def _nought(light: list[int], sizes: list[int], numbers: list[int], limit: int) -> Part | None:
    """Return places, under LIMIT bodies together, whose numbers add up to nought; None if none."""
    known: dict[int, list[Part]] = defaultdict(list)
    for part in _parts(light, sizes, limit):
        sum_ = sum(numbers[at] for at in part) % PRIME
        if not sum_:
            return part
        for other in known.get(-sum_ % PRIME, ()):
            whole = tuple({*part, *other})
            apart = len(whole) == len(part) + len(other)
            if apart and sum(sizes[at] for at in whole) < limit:
                return whole
        known[sum_].append(part)
    return None


def _parts(light: list[int], sizes: list[int], limit: int) -> Iterator[Part]:
    for count in (1, 2):
        for part in combinations(light, count):
            if sum(sizes[at] for at in part) < limit:
                yield part
