"""Which figures of groups may be printed, so that no report gives a single body away."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from statistics import quantiles

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.disclosure import SMALLEST_GROUP

CATALONIA, COMARCA, SUPPORTER, KIND, METHOD = "all", "comarca", "supporter", "kind", "method"
SCOPES: Mapping[str, str] = {
    CATALONIA: noop("Catalonia"),
    COMARCA: noop("Comarca"),
    SUPPORTER: noop("Supporter"),
    KIND: noop("Kind of body"),
    METHOD: noop("Methodology"),
}
FEWEST_FOR_QUARTILES = 10


def shown(sizes: Mapping[str, int]) -> frozenset[str]:
    """Return the groups among SIZES that may be told beside the total of them all.

    Groups under five are hidden; when those hidden are together fewer than five, the smallest of
    the others is hidden with them, or the total would tell what they are.
    """
    large = sorted((n, group) for group, n in sizes.items() if n >= SMALLEST_GROUP)
    hidden = sum(n for n in sizes.values() if n < SMALLEST_GROUP)
    while large and 0 < hidden < SMALLEST_GROUP:
        hidden += large.pop(0)[0]
    return frozenset(group for _n, group in large)


def counted(counts: Sequence[int]) -> list[int | None]:
    """Return COUNTS with every small one hidden, and one more when a single one would be.

    Nothing is hidden where nobody is: a zero tells of no body.
    """
    small = {at for at, n in enumerate(counts) if 0 < n < SMALLEST_GROUP}
    others = sorted((n, at) for at, n in enumerate(counts) if n >= SMALLEST_GROUP)
    hidden = sum(counts[at] for at in small)
    while others and small and (len(small) == 1 or hidden < SMALLEST_GROUP):
        n, at = others.pop(0)
        small.add(at)
        hidden += n
    return [None if at in small else n for at, n in enumerate(counts)]


def mean(values: Iterable[Fraction]) -> Fraction | None:
    """Return the mean of VALUES; None of fewer than five."""
    known = list(values)
    if len(known) < SMALLEST_GROUP:
        return None
    return sum(known, Fraction()) / len(known)


def quartiles(values: Iterable[Fraction]) -> list[Fraction] | None:
    """Return the three quartiles of VALUES; None of fewer than ten."""
    known = sorted(values)
    if len(known) < FEWEST_FOR_QUARTILES:
        return None
    return [Fraction(value) for value in quantiles(known, n=4, method="inclusive")]
