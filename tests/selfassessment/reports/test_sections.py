"""Each section: what it takes from the context, and when it is left out."""

from dataclasses import replace

from django.template.loader import get_template
from django.utils.translation import override

from selfassessment.reports import sections, values
from selfassessment.reports.sections import (
    control,
    cover,
    dimensions,
    legal,
    next_degree,
    summary,
)
from tests.selfassessment.reports import invented


def test_the_cover_comes_first_and_the_legal_note_last() -> None:
    assert sections.SECTIONS[0] is cover.build
    assert sections.SECTIONS[-1] is legal.build
    assert len(set(sections.SECTIONS)) == 12


def test_every_section_has_its_template_and_its_own_anchor() -> None:
    built = [build(invented.validated()) for build in sections.SECTIONS]

    anchors = [one.anchor for one in built if one and one.anchor]
    assert len(anchors) == len(set(anchors)) == 11
    for one in built:
        assert one is not None
        assert get_template(one.template)


def test_the_cover_leaves_out_what_is_unknown() -> None:
    context = invented.report()
    whole = cover.build(context).data["rows"]
    bare = cover.build(
        replace(context, identity=replace(context.identity, control_by="", submitted=""))
    ).data["rows"]

    assert len(whole) == len(bare) + 2  # type: ignore[arg-type]


def test_the_questionnaire_stands_with_its_fingerprint() -> None:
    with override("en"):
        rows = cover.build(invented.report()).data["rows"]

    assert ("Questionnaire", "Consolidació, versió 1.0", "9f2c 71aa 04de") in rows  # type: ignore[operator]


def test_columns_without_any_figure_are_left_out() -> None:
    alone = tuple(replace(one, peer="") for one in invented.report().dimensions)
    data = summary.build(invented.report(dimensions=alone)).data

    assert (data["with_peer"], data["with_previous"]) == (False, False)
    assert summary.build(invented.validated()).data["with_previous"] is True


def test_the_next_degree_is_named_in_the_title() -> None:
    with override("en"):
        section = next_degree.build(invented.report())
        last = next_degree.build(invented.report(next_degree=values.NextDegree("", "Done.")))

    assert section is not None
    assert section.title == "What it takes to reach Consolidat"
    assert last is not None
    assert last.title == "The next degree"


def test_without_next_degree_or_control_there_are_no_sections() -> None:
    context = invented.report(next_degree=None)

    assert next_degree.build(context) is None
    assert control.build(context) is None


def test_each_dimension_is_a_line_of_the_contents() -> None:
    context = invented.report()
    entries = dimensions.build(context).entries

    assert [one.anchor for one in entries] == [one.anchor for one in context.dimensions]
    assert {one.language for one in entries} == {"ca"}


def test_the_squares_of_a_level_are_as_many_as_its_number() -> None:
    assert [sum(values.Level(one, str(one)).squares) for one in range(5)] == [0, 1, 2, 3, 4]
    assert len(values.Level(0, "0").squares) == 4


def test_what_has_no_level_has_no_squares() -> None:
    assert values.Level(None, "N/A").squares == ()
