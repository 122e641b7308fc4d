"""Answers in tables and charts, up to a whole report from the project's own questionnaire."""

from dataclasses import replace
from fractions import Fraction

from django.utils.translation import override

from selfassessment.reports import layout, tables, wording
from selfassessment.reports.tables import Answers
from selfassessment.rules.instrument import parse
from selfassessment.rules.loading import load_yaml
from selfassessment.rules.scoring.blockers import next_steps
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.reports import invented
from tests.selfassessment.rules.builders import (
    SEED,
    a_dimension,
    a_question,
    an_instrument,
    flat,
    levels,
)
from tests.support import pdf

TWO = flat(a_question("A"), a_question("B", critical=True))
THREE = an_instrument(*(a_dimension(code, 1, a_question(f"{code}.1")) for code in "XYZ"))


def test_the_scale_is_explained_level_by_level() -> None:
    found = tables.meanings(TWO)

    assert [one.level.number for one in found] == [0, 1, 2, 3, 4]
    assert found[0].name == "Level 0"


def test_a_dimension_has_its_score_its_degree_and_its_answers_described() -> None:
    given = levels(A=3, B=1)
    with override("en"):
        (part,) = tables.dimensions(
            TWO,
            Answers(given, notes={"B": "Soon."}),
            score(TWO, given),
            peers={"D1": Fraction(40)},
            previous={},
        )

    assert (part.score, part.degree, part.peer, part.previous) == (
        "50.0",
        "Being rolled out",
        "40.0",
        "",
    )
    assert [(row.answer, row.note) for row in part.questions] == [("most", ""), ("little", "Soon.")]
    assert [tag.label for tag in part.questions[1].tags] == ["critical"]


def test_while_answers_are_missing_a_dimension_has_no_degree() -> None:
    given = levels(A=3)
    with override("en"):
        (part,) = tables.dimensions(TWO, Answers(given), score(TWO, given), peers={}, previous={})

    assert (part.score, part.degree) == ("37.5–87.5", "")
    assert part.questions[1].declared.words == "—"


def test_after_control_both_levels_stand_side_by_side() -> None:
    answers = Answers(levels(A=3, B=3), validated=levels(A=2, B=3))
    (part,) = tables.dimensions(TWO, answers, score(TWO, answers.declared), peers={}, previous={})

    found = [
        (row.declared.number, row.validated and row.validated.number) for row in part.questions
    ]
    assert found == [(3, 2), (3, 3)]


def test_a_dimension_that_asks_nothing_is_left_out() -> None:
    instrument = an_instrument(a_dimension("D1", 1, a_question("A")), a_dimension("D2", 1))
    given = levels(A=2)

    parts = tables.dimensions(
        instrument, Answers(given), score(instrument, given), peers={}, previous={}
    )

    assert [part.code for part in parts] == ["D1"]


def test_bars_rise_from_the_weakest_and_the_radar_keeps_the_order() -> None:
    given = {"X.1": Given(4), "Y.1": Given(1), "Z.1": Given(2)}
    drawn = tables.charts(THREE, score(THREE, given), peers={})

    assert drawn is not None
    spokes, bars = drawn
    assert [row[0] for row in spokes.table.rows] == ["X", "Y", "Z"]
    assert [row[0] for row in bars.table.rows] == ["Y", "Z", "X"]
    assert len(spokes.legend) == 1


def test_the_group_is_drawn_when_there_is_one() -> None:
    given = {"X.1": Given(4), "Y.1": Given(1), "Z.1": Given(2)}
    drawn = tables.charts(THREE, score(THREE, given), peers={"X": Fraction(50)})

    assert drawn is not None
    assert [entry.css for entry in drawn[0].legend] == ["mine", "peer"]


def test_too_few_dimensions_make_no_chart() -> None:
    assert tables.charts(TWO, score(TWO, levels(A=1, B=1)), peers={}) is None


def test_a_whole_report_comes_out_of_the_questionnaire_of_the_project() -> None:
    whole = parse(load_yaml(SEED.read_text(encoding="utf-8"))).visible_to("ajuntament", "T3")
    instrument = replace(whole, dimensions=whole.dimensions[:4])
    given = {
        question.code: Given(at % 5) if at % 7 else Given(not_applicable=True)
        for at, question in enumerate(instrument)
    }
    result = score(instrument, given)
    with override("ca"):
        drawn = tables.charts(instrument, result, peers={})
        context = invented.report(
            mark=wording.mark(result),
            caps=wording.caps(instrument, given, result),
            levels=tables.meanings(instrument),
            dimensions=tables.dimensions(instrument, Answers(given), result, peers={}, previous={}),
            next_degree=wording.ahead(instrument, next_steps(instrument, given, result)),
            radar=drawn and drawn[0],
            bars=drawn and drawn[1],
        )

    assert pdf.problems(layout.draw(context)) == []
