"""Build an instrument out of plain content, or say everything that is wrong with it."""

import re
from collections.abc import Mapping
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument.conditions import check_conditions, read_condition
from selfassessment.rules.instrument.rating_reading import read_rating
from selfassessment.rules.instrument.reading import ABSENT, Reader
from selfassessment.rules.instrument.structure import (
    Applies,
    Dimension,
    Instrument,
    Question,
    ScaleLevel,
)
from selfassessment.rules.question_kinds import KINDS as KINDS_OF_QUESTION
from selfassessment.rules.question_kinds import Kind, reachable
from selfassessment.rules.vocabulary import BANDS, KINDS, LEVELS, QUESTION_KINDS, TOP_LEVEL

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}", re.ASCII)
_NUMBER = re.compile(r"[0-9][A-Za-z0-9.-]{0,19}", re.ASCII)
_NORM = re.compile(r"[A-Za-z][A-Za-z0-9./-]{1,29}", re.ASCII)
_DOCUMENT = re.compile(r"[A-Z]{2,5}-[0-9]{1,4}", re.ASCII)
_LANGUAGES = ("ca", "es", "en", "oc")

LEVEL = "level"

_NAME = 120
_TEXT = 500

_INSTRUMENT = ("title", "number", "language", "scale", "dimensions")
_LEVEL = ("value", "name", "description")
_DIMENSION = ("code", "name", "short_name", "weight", "questions")
_QUESTION = ("code", "text", "weight", "applies")
_MORE = (
    "kind",
    "evidence",
    "norms",
    "documents",
    "critical",
    "control",
    "allows_na",
    "condition",
    "gate",
    "from",
)


def parse(content: Mapping[str, object]) -> Instrument:
    """Return the instrument that CONTENT describes.

    Raises InvalidInstrument with every problem found, each with its place.
    """
    reader = Reader()
    fields = reader.record("", content, _INSTRUMENT, ("rating",))
    instrument = Instrument(
        title=reader.text("title", fields["title"], _NAME),
        number=reader.pattern("number", fields["number"], _NUMBER),
        language=reader.member("language", fields["language"], _LANGUAGES),
        scale=_scale(reader, fields["scale"]),
        dimensions=tuple(
            _dimension(reader, place, value)
            for place, value in reader.items("dimensions", fields["dimensions"])
        ),
        rating=read_rating(reader, fields["rating"]),
    )
    if isinstance(fields["dimensions"], list | tuple) and not _weighs(instrument.dimensions):
        reader.refuse("dimensions", noop("at least one dimension needs a weight greater than 0"))
    _check_codes(reader, instrument)
    check_conditions(reader, instrument)
    reader.close()
    return instrument


def read_applies(reader: Reader, place: str, value: object) -> Applies:
    """Return whom a question, or a group of questions, concerns."""
    fields = reader.record(place, value, ("kinds",), ("bands",))
    words = {
        key: [
            reader.member(inner, item, known)
            for inner, item in reader.items(f"{place}.{key}", fields[key])
        ]
        for key, known in (("kinds", KINDS), ("bands", BANDS))
    }
    for key, found in words.items():
        reader.unique(f"{place}.{key}", found)
    if isinstance(fields["kinds"], list | tuple) and not words["kinds"]:
        reader.refuse(f"{place}.kinds", noop("at least one kind of body is needed"))
    return Applies(kinds=frozenset(words["kinds"]), bands=frozenset(words["bands"]))


def _scale(reader: Reader, value: object) -> tuple[ScaleLevel, ...]:
    rows = [
        (place, reader.record(place, row, _LEVEL)) for place, row in reader.items("scale", value)
    ]
    if value is not ABSENT and [fields["value"] for _, fields in rows] != list(LEVELS):
        reader.refuse("scale", noop("the levels 0 to 4 are expected here, in this order"))
    return tuple(
        ScaleLevel(
            value=position,
            name=reader.text(f"{place}.name", fields["name"], _NAME),
            description=reader.text(f"{place}.description", fields["description"], _TEXT),
        )
        for position, (place, fields) in enumerate(rows)
    )


def _dimension(reader: Reader, place: str, value: object) -> Dimension:
    fields = reader.record(place, value, _DIMENSION)
    dimension = Dimension(
        code=reader.pattern(f"{place}.code", fields["code"], _CODE),
        name=reader.text(f"{place}.name", fields["name"], _NAME),
        short_name=reader.text(f"{place}.short_name", fields["short_name"], 40),
        weight=reader.weight(f"{place}.weight", fields["weight"]),
        questions=tuple(
            _question(reader, inner, item)
            for inner, item in reader.items(f"{place}.questions", fields["questions"])
        ),
    )
    if dimension.weight and not _weighs(dimension.questions):
        reader.refuse(
            f"{place}.questions", noop("at least one question needs a weight greater than 0")
        )
    return dimension


def _question(reader: Reader, place: str, value: object) -> Question:
    kind = _kind(reader, place, value)
    fields = reader.record(place, value, (*_QUESTION, *kind.KEYS), (*_MORE, *kind.MORE))
    question = Question(
        code=reader.pattern(f"{place}.code", fields["code"], _CODE),
        kind=next(name for name, known in KINDS_OF_QUESTION.items() if known is kind),
        text=reader.text(f"{place}.text", fields["text"], _TEXT),
        weight=reader.weight(f"{place}.weight", fields["weight"]),
        levels=_levels(reader, f"{place}.levels", fields.get("levels", ABSENT)),
        evidence=tuple(
            reader.text(inner, item, _TEXT)
            for inner, item in reader.items(f"{place}.evidence", fields["evidence"])
        ),
        norms=_codes(reader, f"{place}.norms", fields["norms"], _NORM),
        documents=_codes(reader, f"{place}.documents", fields["documents"], _DOCUMENT),
        critical=reader.flag(f"{place}.critical", fields["critical"], default=False),
        control=reader.flag(f"{place}.control", fields["control"], default=False),
        applies=read_applies(reader, f"{place}.applies", fields["applies"]),
        allows_na=reader.flag(f"{place}.allows_na", fields["allows_na"], default=True),
        details=kind.read(reader, place, fields),
        condition=read_condition(reader, f"{place}.condition", fields["condition"]),
        origins=None
        if fields["from"] is ABSENT
        else _codes(reader, f"{place}.from", fields["from"], _CODE),
        gate=reader.whole(f"{place}.gate", fields["gate"], range(TOP_LEVEL + 1)),
    )
    if not reachable(question):
        _only_informs(reader, place, question)
    return question


def _kind(reader: Reader, place: str, value: object) -> Kind:
    """Return the kind of the question at PLACE; level where it says none, or one unknown."""
    code = value.get("kind", LEVEL) if isinstance(value, Mapping) else LEVEL
    known = reader.member(f"{place}.kind", code, QUESTION_KINDS)
    return KINDS_OF_QUESTION.get(known, KINDS_OF_QUESTION[LEVEL])


def _only_informs(reader: Reader, place: str, question: Question) -> None:
    """Refuse what would count or control an answer that has no level."""
    if question.weight:
        reader.refuse(f"{place}.weight", noop("a text only informs: its weight has to be 0"))
    for name in ("critical", "control", "gate"):
        if getattr(question, name):
            reader.refuse(f"{place}.{name}", noop("a text only informs: this is not for it"))


def _levels(reader: Reader, place: str, value: object) -> tuple[str, ...]:
    texts = tuple(reader.text(inner, item, _TEXT) for inner, item in reader.items(place, value))
    if isinstance(value, list | tuple) and len(texts) != len(LEVELS):
        reader.refuse(
            place,
            noop("%(expected)d descriptions are expected, %(found)d found"),
            expected=len(LEVELS),
            found=len(texts),
        )
    return texts


def _codes(reader: Reader, place: str, value: object, pattern: re.Pattern[str]) -> tuple[str, ...]:
    codes = tuple(
        reader.pattern(inner, item, pattern) for inner, item in reader.items(place, value)
    )
    reader.unique(place, codes)
    return codes


def _check_codes(reader: Reader, instrument: Instrument) -> None:
    first: dict[str, str] = {}
    for position, dimension in enumerate(instrument.dimensions):
        place = f"dimensions[{position}]"
        _check_code(reader, first, place, dimension.code)
        for number, question in enumerate(dimension.questions):
            _check_code(reader, first, f"{place}.questions[{number}]", question.code)


def _check_code(reader: Reader, first: dict[str, str], place: str, code: str) -> None:
    if code and first.setdefault(code, place) != place:
        reader.refuse(
            f"{place}.code",
            noop("the code “%(code)s” is already used at %(first)s"),
            code=code,
            first=first[code],
        )


def _weighs(parts: tuple[Dimension, ...] | tuple[Question, ...]) -> bool:
    return sum((part.weight for part in parts), Fraction(0)) > 0
