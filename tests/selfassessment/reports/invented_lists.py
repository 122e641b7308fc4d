"""The lists and comparisons of an invented report."""

from collections.abc import Sequence
from fractions import Fraction

from eset_portal.common.charts.chart import Chart, Series, one_decimal
from eset_portal.common.charts.lines import lines
from selfassessment.reports.values import Beside, Dimension, Piece, Tag, Trend


def beside(parts: Sequence[Dimension]) -> Beside:
    """The body beside its group."""
    rows = tuple((one.code, one.name, one.score, one.peer, _difference(one)) for one in parts)
    return Beside("De les 10 dimensions, 8 superen la mitjana dels ajuntaments de la mida.", rows)


def trend(parts: Sequence[Dimension]) -> Trend:
    """How it moved, with its line."""
    past = Chart(
        title="De campanya a campanya",
        description="El resultat global de cada campanya.",
        labels=("Campanya 2024", "Campanya 2025", "Campanya 2026"),
        series=(Series("Vosaltres", (Fraction(48), Fraction(59), Fraction(68))),),
        heading="Campanya",
    )
    rows = tuple((one.questions[0].code, one.questions[0].text, "1", "3") for one in parts[:6])
    return Trend(
        ("En les 52 preguntes comunes: 59,0 abans i 68,4 ara (+9,4).",), lines(past, "t"), rows
    )


def follow_up(parts: Sequence[Dimension]) -> tuple[Piece, ...]:
    """What follows from the control."""
    return tuple(
        Piece(
            one.questions[0].code,
            one.questions[0].text,
            note="No conforme · Secretaria",
            tag=Tag("Planificada", "on"),
            day="31 de gener de 2027",
        )
        for one in parts[:3]
    )


def actions(parts: Sequence[Dimension]) -> tuple[Piece, ...]:
    """What it has set out to do."""
    return tuple(
        Piece(
            one.questions[1].code,
            "Aprovar el quadre de classificació i aplicar-lo a tots els expedients",
            note="Del nivell 1 al 3 · Arxiu",
            tag=Tag("En marxa", "on"),
            day="30 de juny de 2027",
        )
        for one in parts[3:8]
    )


def evidence(parts: Sequence[Dimension]) -> tuple[Piece, ...]:
    """What it has brought, two pieces a dimension."""
    return tuple(
        Piece(
            one.questions[at].code,
            "Acord del Ple d’aprovació del reglament d’administració electrònica.pdf",
            note="Fitxer · 1,2 MB",
            day="12 de setembre de 2026",
            print="9f2c71aa04de8b31",
        )
        for one in parts
        for at in (0, 2)
    )


def number(text: str) -> Fraction:
    """The number that TEXT writes."""
    return Fraction(text.replace(",", "."))


def _difference(one: Dimension) -> str:
    return one_decimal(number(one.score) - number(one.peer))
