"""The writer of SVG."""

import pytest

from eset_portal.common.charts import svg


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-0.01, "0"),
        (1.25, "1.2"),
        (1.26, "1.3"),
        (10.0, "10"),
        (99.96, "100"),
        (-3.14, "-3.1"),
    ],
)
def test_a_coordinate_is_short(value: float, written: str) -> None:
    assert svg.coordinate(value) == written


def test_an_element_writes_what_is_given_and_leaves_out_none() -> None:
    made = svg.element("rect", class_="a", stroke_width=1.5, fill=None, viewBox="0 0")
    assert made == '<rect class="a" stroke-width="1.5" viewBox="0 0"/>'


def test_attributes_are_escaped() -> None:
    assert svg.element("g", id='"<&') == '<g id="&quot;&lt;&amp;"/>'


@pytest.mark.parametrize("name", ["style", "onclick", "onload"])
def test_attributes_the_policy_refuses_raise(name: str) -> None:
    with pytest.raises(ValueError, match="refuses"):
        svg.element("g", **{name: "x"})


@pytest.mark.parametrize("href", ["/ens/1", "?grau=2", "#taula", "https://exemple.cat/a?b=c"])
def test_addresses_of_pages_pass(href: str) -> None:
    assert svg.address(href) == href


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "data:text/html,x", " /a", "//evil.example", "/\\evil", "a b", ""],
)
def test_other_addresses_are_refused(href: str) -> None:
    with pytest.raises(ValueError, match="address"):
        svg.address(href)
