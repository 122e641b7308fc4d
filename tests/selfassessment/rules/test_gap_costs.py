"""What the gaps of questions cost."""

from fractions import Fraction

from selfassessment.rules import gap_costs
from selfassessment.rules.instrument import parse
from tests.selfassessment import scenes


def test_all_shares_make_the_whole_and_follow_the_weights() -> None:
    shares = gap_costs.shares(parse(scenes.content()))
    assert sum(shares.values()) == 1
    assert shares["D2.1"] == 2 * shares["D1.1"]


def test_a_question_at_the_top_costs_nothing_and_at_the_bottom_its_share() -> None:
    share = Fraction(1, 8)
    costs = [gap_costs.cost(share, Fraction(level)) for level in (4, 2, 0)]
    assert costs == [0, Fraction(25, 4), Fraction(25, 2)]
