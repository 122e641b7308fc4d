"""Words hung on upright lines, as flags on poles, so that no pole crosses another's words."""

from dataclasses import dataclass

GAP = 10.0


@dataclass(frozen=True, slots=True)
class Flag:
    """A pole at `x` whose words reach `reach` to its right, or to its left when flipped.

    `lane` is the line the words stand on, 0 the highest; the pole runs from there down.
    """

    x: float
    reach: float
    flipped: bool
    lane: int = 0

    def span(self) -> tuple[float, float]:
        """Return the left and right end of the words, with some air."""
        far = self.reach + GAP
        return (self.x - far, self.x) if self.flipped else (self.x, self.x + far)

    def covers(self, x: float) -> bool:
        """Tell whether a pole at X that starts higher would cross these words."""
        left, right = self.span()
        return left <= x <= right


def hoist(poles: list[tuple[float, float]], width: float) -> list[Flag]:
    """Return a flag for each (x, reach) of POLES, in their order, inside WIDTH as far as it goes.

    Words stand to the right of their pole, the leftmost highest; near the right edge they flip.
    """
    order = sorted(range(len(poles)), key=lambda at: poles[at][0])
    flipped = _flipped([poles[at] for at in order], width)
    turned = [at for at, flip in zip(order, flipped, strict=True) if flip]
    straight = [at for at, flip in zip(order, flipped, strict=True) if not flip]
    done: dict[int, Flag] = {}
    for at in [*reversed(turned), *straight]:
        x, reach = poles[at]
        flag = Flag(x, reach, flipped=at in turned)
        done[at] = Flag(x, reach, flag.flipped, _lane(flag, list(done.values())))
    return [done[at] for at in range(len(poles))]


def _flipped(poles: list[tuple[float, float]], width: float) -> list[bool]:
    """Decide from right to left: no room, or a flipped neighbour under the words."""
    flips: list[bool] = []
    neighbour: float | None = None
    for x, reach in reversed(poles):
        crowded = neighbour is not None and neighbour <= x + reach + GAP
        flip = x + reach + GAP > width or (crowded and x >= reach + GAP)
        neighbour = x if flip else neighbour
        flips.append(flip)
    return flips[::-1]


def _lane(flag: Flag, others: list[Flag]) -> int:
    """Return the highest line below all words over this pole where its own words touch none."""
    lane = max((other.lane + 1 for other in others if other.covers(flag.x)), default=0)
    left, right = flag.span()
    while any(
        other.lane == lane and other.span()[0] <= right and left <= other.span()[1]
        for other in others
    ):
        lane += 1
    return lane
