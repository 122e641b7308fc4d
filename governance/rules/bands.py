"""Population bands: those of the Consorci AOC's own recognitions."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop


@dataclass(frozen=True, slots=True)
class Band:
    """A band of inhabitants: stored code, words, a short heading, and its upper end (inclusive)."""

    code: str
    label: str
    short: str
    up_to: int | None


BANDS = {
    band.code: band
    for band in (
        Band("T1", noop("500 inhabitants or fewer"), "≤ 500", 500),
        Band("T2", noop("501 to 1,000 inhabitants"), noop("to 1,000"), 1_000),
        Band("T3", noop("1,001 to 5,000 inhabitants"), noop("to 5,000"), 5_000),
        Band("T4", noop("5,001 to 20,000 inhabitants"), noop("to 20,000"), 20_000),
        Band("T5", noop("20,001 to 50,000 inhabitants"), noop("to 50,000"), 50_000),
        Band("T6", noop("More than 50,000 inhabitants"), noop("> 50,000"), None),
    )
}


def band_of(inhabitants: int) -> str:
    """Return the code of the band that INHABITANTS (0 or more) falls in."""
    if inhabitants < 0:
        raise ValueError("a population is never negative")
    return next(
        band.code for band in BANDS.values() if band.up_to is None or inhabitants <= band.up_to
    )


def limits(code: str) -> tuple[int, int | None]:
    """Return the least and the most inhabitants of the band; None where there is no most."""
    codes = list(BANDS)
    below = [BANDS[smaller].up_to for smaller in codes[: codes.index(code)]]
    return (below[-1] or 0) + 1 if below else 0, BANDS[code].up_to


def choices() -> list[tuple[str, str]]:
    """Return the bands as (code, label) pairs, small to large."""
    return [(band.code, band.label) for band in BANDS.values()]
