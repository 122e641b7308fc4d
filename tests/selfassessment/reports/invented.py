"""An invented body's report, with plausible answers to the project's own questionnaire."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Series, one_decimal
from eset_portal.common.charts.radar import radar
from selfassessment.reports.values import (
    Cap,
    Control,
    ControlRow,
    DegreeStep,
    Dimension,
    Identity,
    Level,
    Mark,
    Meaning,
    NextDegree,
    Question,
    ReportContext,
    Step,
    Tag,
    Verification,
)
from tests.selfassessment.reports import invented_lists

SEED = Path("selfassessment/seed/questionnaire.yaml")
DEGREES = (
    ("No iniciat", "0–20"),
    ("Inicial", "20–40"),
    ("En desplegament", "40–60"),
    ("Implantat", "60–80"),
    ("Consolidat", "80–100"),
)
LONG = (
    "Consorci per a la Gestió Integrada dels Serveis d’Aigües, Residus i Administració Electrònica"
    " dels Municipis de la Vall Alta de Sant Pere de Vilademostra i l’Ametlla de Mostra"
)


def report(**changes: Any) -> ReportContext:
    """Return the report of a submitted assessment, with CHANGES."""
    parts = tuple(_dimension(raw, at) for at, raw in enumerate(_seed()["dimensions"]))
    context = ReportContext(
        language="ca",
        campaign="Campanya 2026",
        identity=Identity(
            body="Ajuntament de Vilademostra",
            place="Garrotxa · 1.124 habitants (2024)",
            state="Presentat el 3 d’octubre de 2026, pendent de control",
            elaborated_by="Ajuntament de Vilademostra",
            questionnaire="Consolidació, versió 1.0",
            questionnaire_hash="9f2c 71aa 04de",
            submitted="3 d’octubre de 2026",
            control_by="Diputació de Girona",
            instrument="Consolidació",
            issued="Document generat el 4 d’octubre de 2026.",
        ),
        mark=_mark("68,4", 3, "Falten 11,6 punts per arribar a Consolidat."),
        dimensions=parts,
        verification=Verification(
            "https://portal.example.cat/v/7KQ2-M9XD-4TRB-W8HF-Z3NC-QP5G",
            "7KQ2-M9XD-4TRB-W8HF-Z3NC-QP5G",
        ),
        rules_version="1",
        created=datetime(2026, 10, 4, 9, 30, tzinfo=UTC),
        sentences=(
            "Supera la mediana dels ajuntaments de la seva mida en vuit de les deu dimensions."
            " L’arxiu electrònic és on hi ha més camí per fer.",
        ),
        levels=tuple(
            Meaning(_level(one["value"]), one["name"], one["description"])
            for one in _seed()["scale"]
        ),
        peer_note="Grup: 38 ajuntaments de 1.001 a 5.000 habitants amb resultat presentat.",
        next_degree=_ahead(parts),
        beside=invented_lists.beside(parts),
        evidence=invented_lists.evidence(parts),
    )
    return replace(charted(context), **changes)


def validated(**changes: Any) -> ReportContext:
    """Return the report of an assessment that has been through control."""
    context = report()
    parts = tuple(
        replace(
            one,
            previous=one.peer,
            questions=tuple(
                replace(row, validated=row.declared if at else _level(1))
                for at, row in enumerate(one.questions)
            ),
        )
        for one in context.dimensions
    )
    rows = tuple(
        ControlRow(
            row.code,
            row.text,
            row.validated or row.declared,
            _result((row.validated or row.declared).number),
            remark="" if at else "El document aportat és un esborrany sense aprovar.",
        )
        for one in parts
        for at, row in enumerate(one.questions[:2])
    )
    control = Control(
        Tag("Conforme amb observacions", "warn"),
        "Cap pregunta crítica és no conforme i més del 80 % de les revisades són conformes.",
        (("conformes", "14"), ("amb observacions", "4"), ("no conformes", "2")),
        rows,
    )
    after = {
        "trend": invented_lists.trend(parts),
        "follow_up": invented_lists.follow_up(parts),
        "actions": invented_lists.actions(parts),
    }
    return replace(context, dimensions=parts, control=control, **{**after, **changes})


def capped(**changes: Any) -> ReportContext:
    """Return a report whose degree is held back by two critical questions."""
    context = report()
    first, second = (one.questions[0] for one in context.dimensions[7:9])
    mark = _mark("63,4", 2, "Dues respostes crítiques el limiten; sense elles, Implantat.")
    caps = (
        Cap(first.code, first.text, "nivell 1, cal el 2"),
        Cap(second.code, second.text, "nivell 0, cal el 2"),
    )
    return replace(context, mark=replace(mark, uncapped_degree="Implantat"), caps=caps, **changes)


def provisional(**changes: Any) -> ReportContext:
    """Return the report of an assessment still open: an interval, answers missing, a few N/A."""
    context = report()
    missing = Level(None, "—")
    first, second, *others = context.dimensions
    first = replace(
        first,
        score="31,2–58,0",
        questions=tuple(replace(row, declared=missing, answer="") for row in first.questions),
    )
    second = replace(
        second,
        score="No aplicable",
        degree="",
        peer="",
        questions=tuple(
            replace(row, declared=Level(None, "N/A"), answer="", note="L’ens no té personal propi.")
            for row in second.questions
        ),
    )
    mark = _mark("41,2–58,0", 2, "Provisional: falten 6 respostes de 56.")
    return replace(
        context,
        identity=replace(context.identity, state="En curs, provisional", submitted=""),
        mark=replace(mark, is_provisional=True),
        dimensions=(first, second, *others),
        next_degree=None,
        beside=None,
        peer_note="",
        bars=None,
        **changes,
    )


def charted(context: ReportContext) -> ReportContext:
    """Return CONTEXT with its charts drawn from its dimensions."""
    whole = _chart("Resultat per dimensions, al costat del grup", context.dimensions)
    rising = sorted(context.dimensions, key=lambda one: invented_lists.number(one.score))
    ordered = _chart("Dimensions, de la més feble a la més forta", rising)
    return replace(context, radar=radar(whole, "radar"), bars=bars(ordered, "bars"))


def _chart(title: str, parts: Sequence[Dimension]) -> Chart:
    return Chart(
        title=title,
        description="Resultats del 0 al 100.",
        labels=tuple(one.short_name for one in parts),
        series=(
            Series("Vosaltres", tuple(invented_lists.number(one.score) for one in parts)),
            Series("Grup", tuple(invented_lists.number(one.peer) for one in parts), css="peer"),
        ),
        heading="Dimensió",
    )


def _seed() -> Any:
    return yaml.safe_load(SEED.read_text(encoding="utf-8"))


def _dimension(raw: Any, place: int) -> Dimension:
    around = (3, 2, 2, 3, 3, 3, 2, 2, 3, 2)[place]
    rows = tuple(
        _question(item, around, at)
        for at, item in enumerate(raw["questions"])
        if item["applies"] not in ("DEP", "GRAN")
    )
    numbers = [row.declared.number or 0 for row in rows]
    score = Fraction(sum(numbers) * 25, len(numbers))
    return Dimension(
        code=raw["code"],
        name=raw["name"],
        short_name=raw["short_name"],
        score=one_decimal(score),
        degree=DEGREES[min(4, int(score // 20))][0],
        peer=one_decimal(score - (4, 7, -3, 9, 2)[place % 5]),
        questions=rows,
    )


def _question(raw: Any, around: int, at: int) -> Question:
    number = max(0, min(4, around + (0, 1, 0, -1, 0, 0, 1)[(at * 3 + around) % 7]))
    tags = (Tag("crítica", "warn"),) if raw.get("critical") else ()
    return Question(
        code=raw["code"],
        text=raw["text"],
        declared=_level(number),
        answer=raw["levels"][number],
        tags=tags + ((Tag("control", "on"),) if raw.get("control") else ()),
    )


def _mark(score: str, own: int, sentence: str) -> Mark:
    scale = tuple(
        DegreeStep(label, span, is_reached=at <= own, is_own=at == own)
        for at, (label, span) in enumerate(DEGREES)
    )
    return Mark(score, DEGREES[own][0], sentence, scale)


def _ahead(parts: tuple[Dimension, ...]) -> NextDegree:
    steps = tuple(
        Step(
            code=one.questions[0].code,
            question=one.questions[0].text,
            change="del nivell 2 al 3",
            effect=f"+{at},{at}",
            tags=one.questions[0].tags,
        )
        for at, one in zip((3, 2, 1), parts[5:], strict=False)
    )
    return NextDegree("Consolidat", "Amb aquests tres canvis s’arriba a 80,1 de 100.", steps)


def _level(number: int) -> Level:
    return Level(number, str(number))


def _result(number: int | None) -> Tag:
    if number is None or number < 2:
        return Tag("no conforme", "bad")
    return Tag("conforme", "good") if number > 2 else Tag("observació", "warn")
