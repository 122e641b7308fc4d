"""The report as HTML: its structure, its languages, what it leaves out, what it escapes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from selfassessment.reports import layout
from selfassessment.reports.values import NextDegree
from tests.selfassessment.reports import invented, outline

GOLDEN = Path(__file__).with_name("golden_report.txt")


def test_the_structure_is_the_one_agreed() -> None:
    """When the change is meant, write the new outline into the golden file."""
    context = invented.validated()
    html = layout.html(replace(context, dimensions=context.dimensions[:2]))

    assert outline.of(html) == GOLDEN.read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("language", ["ca", "es", "en"])
def test_the_document_says_its_language(language: str) -> None:
    html = layout.html(invented.report(language=language))

    assert f'<html lang="{language}">' in html


def test_words_of_the_questionnaire_stay_in_catalan() -> None:
    context = invented.report(language="en")
    html = layout.html(context)
    first = context.dimensions[0]

    assert re.search(rf'<h3[^>]*lang="ca"[^>]*>.*{first.code}.*{first.name}', html)
    assert html.count('lang="ca"') > 2 * sum(len(one.questions) for one in context.dimensions)


def test_every_line_of_the_contents_leads_somewhere() -> None:
    html = layout.html(invented.validated())
    targets = re.findall(r'<a href="#([^"]+)"', html)

    assert len(targets) == len(set(targets)) == 21
    for target in targets:
        assert f'id="{target}"' in html


def test_no_anchor_stands_twice() -> None:
    anchors = re.findall(r'<h[1-6] id="([^"]+)"', layout.html(invented.validated()))

    assert len(anchors) == len(set(anchors))


def test_markup_in_answers_is_only_text() -> None:
    context = invented.report()
    identity = replace(context.identity, body='<script>alert("1")</script>')

    html = layout.html(replace(context, identity=identity))

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_nothing_is_styled_in_place() -> None:
    assert " style=" not in layout.html(invented.validated(demo=True))


def test_invented_data_are_marked_and_real_ones_are_not() -> None:
    real, demo = layout.html(invented.report()), layout.html(invented.report(demo=True))

    assert 'class="invented"' in demo
    assert '<body class="demo"' in demo
    assert 'class="invented"' not in real
    assert '<body class="demo"' not in real


def test_what_there_is_not_is_left_out() -> None:
    html = layout.html(
        invented.report(next_degree=None, radar=None, bars=None, peer_note="", levels=())
    )

    for absent in ('id="next-degree"', 'id="control"', 'class="cols"', 'id="reading"'):
        assert absent not in html


def test_without_steps_the_way_ahead_is_only_a_sentence() -> None:
    html = layout.html(invented.report(next_degree=NextDegree("", "S’ha arribat al darrer grau.")))

    assert "S’ha arribat al darrer grau." in html
    assert 'class="steps"' not in html


def test_declared_and_validated_stand_side_by_side_only_after_control() -> None:
    before, after = layout.html(invented.report()), layout.html(invented.validated())
    row = re.compile(r'<td class="lv">', re.DOTALL)

    questions = sum(len(one.questions) for one in invented.report().dimensions)
    assert len(row.findall(before)) == questions + 5
    assert len(row.findall(after)) > 2 * questions


def test_a_level_is_told_by_squares_and_by_its_number() -> None:
    html = " ".join(layout.html(invented.report()).split())

    assert (
        '<span class="level"><i class="f"></i><i class="f"></i><i></i><i></i><b>2</b></span>'
        in html
    )


def test_an_answer_that_does_not_apply_says_why() -> None:
    html = layout.html(invented.provisional())

    assert '<b class="none">N/A</b>' in html
    assert "L’ens no té personal propi." in html
