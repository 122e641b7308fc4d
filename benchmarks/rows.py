"""What is measured, and the lines that show it."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Piece:
    """A piece of work, the bare limit beside which it is measured, and its budget."""

    name: str
    limit: str
    budget: str
    queries: int | None = None


@dataclass(frozen=True)
class Row:
    """What a piece took: times in milliseconds."""

    piece: Piece
    ours: float
    p95: float
    bare: float

    @property
    def ratio(self) -> float:
        """Ours over bare."""
        return self.ours / self.bare

    def as_json(self) -> dict[str, object]:
        """Return the row for machines."""
        return asdict(self.piece) | {
            "ours": self.ours,
            "p95": self.p95,
            "bare": self.bare,
            "ratio": self.ratio,
        }


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Return how long WORK takes, in milliseconds, each of TIMES times after a first one."""
    work()
    gc.collect()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found


def p95(times: list[float]) -> float:
    """Return the time under which 95 % of TIMES stay."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def beside(
    piece: Piece,
    ours: Callable[[], object],
    bare: Callable[[], object],
    *,
    times: int,
    bare_times: int | None = None,
) -> Row:
    """Measure OURS and BARE by turns, in quarters, so that what else runs here hits both.

    A bare limit that takes seconds may be measured BARE_TIMES only.
    """
    mine: list[float] = []
    least: list[float] = []
    for _ in range(4):
        mine += timed(ours, max(1, times // 4))
        least += timed(bare, max(1, (bare_times or times) // 4))
    return Row(piece, statistics.median(mine), p95(mine), statistics.median(least))


def read(said: dict[str, Any]) -> Row:
    """Return the row that `as_json` wrote."""
    piece = Piece(**{name: said[name] for name in ("name", "limit", "budget", "queries")})
    return Row(piece, said["ours"], said["p95"], said["bare"])


HEAD = (
    f"{'work':<34}{'ratio':>8}{'ours ms':>10}{'p95 ms':>10}{'bare ms':>10}{'queries':>9}"
    "  bare limit → budget"
)


def line(row: Row) -> str:
    """Return ROW for people, to stand under HEAD."""
    piece = row.piece
    queries = "" if piece.queries is None else str(piece.queries)
    return (
        f"{piece.name:<34}{row.ratio:>8.2f}{row.ours:>10.1f}{row.p95:>10.1f}{row.bare:>10.1f}"
        f"{queries:>9}  {piece.limit} → {piece.budget}"
    )
