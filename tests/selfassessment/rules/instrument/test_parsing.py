"""Every fault of a questionnaire is named with its place."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassessment.rules.instrument import InvalidInstrument, parse
from tests.selfassessment.rules.builders import a_content

Edit = Callable[[Any], object]


def problems(content: Any) -> list[str]:
    with pytest.raises(InvalidInstrument) as caught:
        parse(content)
    return [str(problem) for problem in caught.value.places]


def dimension(edit: Edit) -> Edit:
    return lambda content: edit(content["dimensions"][1])


def question(edit: Edit) -> Edit:
    return lambda content: edit(content["dimensions"][1]["questions"][0])


D = "dimensions[1]"
Q = "dimensions[1].questions[0]"
FAULTS: list[tuple[Edit, str]] = [
    (lambda c: c.pop("title"), "title: this value is missing"),
    (lambda c: c.update(title=" "), "title: this text is empty"),
    (lambda c: c.update(title="x" * 121), "title: at most 120 characters fit here"),
    (lambda c: c.update(number="v 1"), "number: “v 1” does not have the form of a code"),
    (
        lambda c: c.update(number=1.0),
        "number: a text is expected here; put it between quotation marks",
    ),
    (lambda c: c.update(language="fr"), "language: “fr” is not known"),
    (lambda c: c.update(colour="red"), "colour: this name is not known here"),
    (
        lambda c: c["scale"].pop(),
        "scale: the levels 0 to 4 are expected here, in this order",
    ),
    (
        lambda c: c["scale"].reverse(),
        "scale: the levels 0 to 4 are expected here, in this order",
    ),
    (lambda c: c["scale"][2].update(name=""), "scale[2].name: this text is empty"),
    (lambda c: c.update(dimensions={}), "dimensions: a list is expected here"),
    (
        lambda c: c.update(dimensions=[]),
        "dimensions: at least one dimension needs a weight greater than 0",
    ),
    (
        lambda c: c["dimensions"].append("x"),
        "dimensions[2]: a group of named values is expected here",
    ),
    (dimension(lambda d: d.pop("short_name")), f"{D}.short_name: this value is missing"),
    (
        dimension(lambda d: d.update(code="D 2")),
        f"{D}.code: “D 2” does not have the form of a code",
    ),
    (
        dimension(lambda d: d.update(code="D1")),
        f"{D}.code: the code “D1” is already used at dimensions[0]",
    ),
    (
        dimension(lambda d: d.update(questions=[])),
        f"{D}.questions: at least one question needs a weight greater than 0",
    ),
    (
        dimension(lambda d: [q.update(weight=0) for q in d["questions"]]),
        f"{D}.questions: at least one question needs a weight greater than 0",
    ),
    (
        question(lambda q: q.update(code="D1.2")),
        f"{Q}.code: the code “D1.2” is already used at dimensions[0].questions[1]",
    ),
    (question(lambda q: q.update(kind="slider")), f"{Q}.kind: “slider” is not known"),
    (question(lambda q: q.pop("text")), f"{Q}.text: this value is missing"),
    (
        question(lambda q: q["levels"].pop()),
        f"{Q}.levels: 5 descriptions are expected, 4 found",
    ),
    (
        question(lambda q: q.update(levels=[])),
        f"{Q}.levels: 5 descriptions are expected, 0 found",
    ),
    (question(lambda q: q["levels"].__setitem__(3, "")), f"{Q}.levels[3]: this text is empty"),
    (
        question(lambda q: q["levels"].__setitem__(0, False)),
        f"{Q}.levels[0]: a text is expected here; put it between quotation marks",
    ),
    (question(lambda q: q["evidence"].append("\n")), f"{Q}.evidence[1]: this text is empty"),
    (
        question(lambda q: q["norms"].append("Law 39")),
        f"{Q}.norms[1]: “Law 39” does not have the form of a code",
    ),
    (question(lambda q: q["norms"].append("L39/2015")), f"{Q}.norms: “L39/2015” stands here twice"),
    (question(lambda q: q.update(norms="L39/2015")), f"{Q}.norms: a list is expected here"),
    (
        question(lambda q: q.update(documents=["ins-1"])),
        f"{Q}.documents[0]: “ins-1” does not have the form of a code",
    ),
    (question(lambda q: q.update(critical=1)), f"{Q}.critical: true or false is expected here"),
    (question(lambda q: q.update(control="yes")), f"{Q}.control: true or false is expected here"),
    (
        question(lambda q: q.update(allows_na=None)),
        f"{Q}.allows_na: true or false is expected here",
    ),
    (question(lambda q: q.pop("applies")), f"{Q}.applies: this value is missing"),
    (
        question(lambda q: q.update(applies="TOTS")),
        f"{Q}.applies: a group of named values is expected here",
    ),
    (
        question(lambda q: q["applies"].update(kinds=["village"])),
        f"{Q}.applies.kinds[0]: “village” is not known",
    ),
    (
        question(lambda q: q["applies"].update(kinds=[])),
        f"{Q}.applies.kinds: at least one kind of body is needed",
    ),
    (
        question(lambda q: q["applies"].update(bands=["T7"])),
        f"{Q}.applies.bands[0]: “T7” is not known",
    ),
    (
        question(lambda q: q["applies"].update(kinds=["emd", "emd"])),
        f"{Q}.applies.kinds: “emd” stands here twice",
    ),
    (
        question(lambda q: q["applies"].update(trams=["T1"])),
        f"{Q}.applies.trams: this name is not known here",
    ),
]


@pytest.mark.parametrize(("edit", "problem"), FAULTS, ids=[fault for _, fault in FAULTS])
def test_a_fault_is_named_with_its_place(edit: Edit, problem: str) -> None:
    content = a_content()
    edit(content)
    assert problems(content) == [problem]


@pytest.mark.parametrize(
    "weight",
    [-1, "-1", "heavy", "", "1e3", "1/3", "1.0000001", 1.5, 1_000_000, True, None, "١", [1]],
)
def test_a_weight_is_an_exact_number_of_at_least_0(weight: object) -> None:
    content = a_content()
    content["dimensions"][0]["questions"][0]["weight"] = weight
    assert problems(content) == [
        "dimensions[0].questions[0].weight: "
        "a weight is a number from 0 to 999999 with at most six decimals"
    ]


def test_all_faults_are_told_at_once_in_reading_order() -> None:
    content = a_content()
    content["dimensions"][1]["questions"][0]["levels"].pop()
    content["dimensions"][0]["weight"] = "x"
    content["language"] = "xx"
    assert [said.partition(":")[0] for said in problems(content)] == [
        "language",
        "dimensions[0].weight",
        "dimensions[1].questions[0].levels",
    ]


def test_a_problem_keeps_its_message_apart_for_translation() -> None:
    content = a_content()
    content["dimensions"][0]["questions"][1]["levels"].pop()
    with pytest.raises(InvalidInstrument) as caught:
        parse(content)
    (problem,) = caught.value.places
    assert problem.message == "%(expected)d descriptions are expected, %(found)d found"
    assert problem.params == {"expected": 5, "found": 4}


def test_what_is_absent_gets_the_plain_choice() -> None:
    content = a_content()
    row = content["dimensions"][0]["questions"][0]
    for name in ("kind", "evidence", "norms", "documents", "critical", "control", "allows_na"):
        del row[name]
    read = parse(content).question("D1.1")
    assert (read.kind, read.critical, read.control, read.allows_na) == ("level", False, False, True)
    assert (read.evidence, read.norms, read.documents) == ((), (), ())


def test_a_dimension_without_weight_is_informative_as_long_as_another_weighs() -> None:
    content = a_content()
    content["dimensions"][0]["weight"] = 0
    assert parse(content).dimensions[0].weight == 0
    content["dimensions"][1]["weight"] = 0
    assert problems(content) == ["dimensions: at least one dimension needs a weight greater than 0"]


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


def paths(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    rows = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(inner for key, item in rows for inner in paths(item, (*path, key)))]


@given(st.sampled_from(paths(a_content())), PLAIN)
def test_whatever_stands_anywhere_it_is_read_or_refused(
    path: tuple[Any, ...], value: object
) -> None:
    content: Any = a_content()
    if not path:
        content = value
    else:
        place = content
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
    with suppress(InvalidInstrument):
        assert parse(content)
