"""The gates of C2M2 V2.1 against its published wording and examples."""

from itertools import product

import pytest

from selfassessment.rules.scoring.c2m2 import Response, maturity_level

WORDS: dict[str, Response | None] = {**{r.value: r for r in Response}, "--": None}


def level(*rows: str) -> int:
    return maturity_level(
        {n: [WORDS[word] for word in row.split()] for n, row in enumerate(rows, 1)}
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("FI FI LI LI", "LI PI", "FI FI"), 1),
        (("FI FI FI PI", "FI FI", "FI FI"), 0),
        (("FI LI LI FI", "LI FI", "FI LI"), 3),
        (("FI FI FI --", "FI FI", "FI FI"), 0),
        (("FI FI FI NI", "FI FI", "FI FI"), 0),
        (("FI LI", "FI LI", "PI"), 2),
        (("FI", "--", "FI"), 1),
        # Not applicable is neutral, and grants nothing by itself.
        (("FI NA", "NA LI", "NA NA"), 2),
        (("FI", "NA NA", "FI"), 3),
        (("FI", "NA NA", "PI"), 1),
        (("NA", "NA", "NA"), 0),
        (("NA", "FI", "NA"), 2),
        (("", "", ""), 0),
    ],
)
def test_a_level_holds_when_it_and_all_below_are_done(rows: tuple[str, ...], expected: int) -> None:
    assert level(*rows) == expected


def test_the_order_in_which_levels_come_does_not_matter() -> None:
    assert maturity_level({2: [Response.FULLY], 1: [Response.NOT]}) == 0


def test_a_better_response_never_lowers_the_level() -> None:
    order = ["--", "NI", "PI", "LI", "FI"]
    for one, two, three in product(order, order, order):
        here = level(one, two, three)
        for position, word in enumerate((one, two, three)):
            for better in order[order.index(word) :]:
                rows = [one, two, three]
                rows[position] = better
                assert level(*rows) >= here
