"""Read a drawing back: its marks by class, their numbers, its words."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Series
from eset_portal.common.charts.distribution import Distribution, Mark, distribution
from eset_portal.common.charts.dots import Dot, DotMap, dots
from eset_portal.common.charts.lines import lines
from eset_portal.common.charts.radar import radar

DIMENSIONS = ("Governança", "Sistema de treball", "Interoperabilitat", "Arxiu")
DEGREES = ("No iniciat", "Inicial", "En desplegament", "Implantat", "Consolidat")


def parsed(drawn: Drawn) -> Element:
    return fromstring(drawn.svg)


def marks(drawn: Drawn, css: str) -> list[Element]:
    """Return the elements whose classes include all of CSS."""
    wanted = set(css.split())
    return [one for one in parsed(drawn).iter() if wanted <= set(one.get("class", "").split())]


def pairs(mark: Element) -> list[tuple[float, float]]:
    return [tuple(map(float, pair.split(","))) for pair in mark.get("points", "").split()]


def texts(drawn: Drawn) -> list[str]:
    return [
        " ".join("".join(one.itertext()) for one in (list(text) or [text]))
        for text in parsed(drawn).iter()
        if text.tag.endswith("}text")
    ]


def number(mark: Element, name: str) -> float:
    return float(mark.get(name, "nan"))


def chart(*series: Series, labels: tuple[str, ...] = DIMENSIONS, **other: object) -> Chart:
    return Chart("Resultat", "Quatre dimensions", labels, series, heading="Dimensió", **other)


def places(*found: Dot, **other: object) -> DotMap:
    return DotMap(
        "On són", "Els ens", found, DEGREES, "Sense resposta", head=("Ens", "Grau"), **other
    )


def one_of_each(word: str = "Resultat") -> Iterator[Drawn]:
    """Draw every kind of chart with WORD wherever words come in."""
    series = (Series(word, (1, None, 3, 40)), Series(word, (2, 3, 4, 5), "peer"))
    plain = Chart(word, word, (word, "b", "c", "d"), series, unit=word, heading=word)
    yield radar(plain, "radar")
    yield bars(plain, "bars")
    yield lines(plain, "lines")
    spread = Distribution(word, word, (0, 50, 100), (3, None), (Mark(word, 40),), head=(word, "n"))
    yield distribution(spread, "distribution")
    degrees = (word, *DEGREES[1:])
    found = (Dot(word, 1.0, 41.0, 1, 0, "/ens/1?a=1&b=2"), Dot("b", 2.0, 42.0))
    yield dots(DotMap(word, word, found, degrees, word, head=(word, word)), "dots")
