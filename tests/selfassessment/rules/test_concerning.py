"""Whom a questionnaire asks what: kinds and sizes that are asked the same stand together."""

from selfassessment.rules.concerning import Whom, groups
from selfassessment.rules.instrument import Applies
from selfassessment.rules.vocabulary import KINDS
from tests.selfassessment.rules.builders import a_dimension, a_question, an_instrument

EVERYBODY = Applies(frozenset(KINDS))
LARGE = Applies(frozenset(KINDS), frozenset({"T4", "T5", "T6"}))
TOWNS = Applies(frozenset({"ajuntament", "emd"}))


def test_each_kind_comes_once_and_town_halls_once_for_each_run_of_sizes() -> None:
    questions = [
        a_question(code, applies=applies)
        for code, applies in (("Q1", EVERYBODY), ("Q2", LARGE), ("Q3", TOWNS))
    ]
    found = groups(an_instrument(a_dimension("D1", 1, *questions)))

    told = [(group.asked, [row.code for row in group.left_out]) for group in found]
    assert told == [(3, []), (2, ["Q2"]), (2, ["Q3"])]
    assert found[0].whom == (Whom("ajuntament", ("T4", "T5", "T6")), Whom("emd"))
    assert found[1].whom == (Whom("ajuntament", ("T1", "T2", "T3")),)
    assert {whom.kind for group in found for whom in group.whom} == set(KINDS)


def test_a_questionnaire_for_everybody_makes_one_group() -> None:
    question = a_question("Q1", applies=EVERYBODY)
    (group,) = groups(an_instrument(a_dimension("D1", 1, question)))
    assert group.whom == tuple(Whom(kind) for kind in KINDS)
    assert (group.asked, group.left_out) == (1, ())
