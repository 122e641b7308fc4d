"""The plain form in which a questionnaire is stored, exchanged and hashed."""

import hashlib
from collections.abc import Mapping
from typing import Any, cast

import rfc8785

from selfassessment.rules import question_kinds
from selfassessment.rules.instrument.rating import GATES, USUAL, Rating
from selfassessment.rules.instrument.structure import (
    Condition,
    Dimension,
    Instrument,
    Question,
)
from selfassessment.rules.question_kinds.details import plain_number


def to_content(instrument: Instrument) -> dict[str, object]:
    """Return INSTRUMENT as canonical content: plain JSON types, every key of its kind present.

    What came later than the first questionnaires (conditions, gates, rating) stands there
    only where it is used, so that their content stays what it was.

    Reading it back with `parse` gives an equal instrument.
    """
    return {
        "title": instrument.title,
        "number": instrument.number,
        "language": instrument.language,
        "scale": [
            {"value": level.value, "name": level.name, "description": level.description}
            for level in instrument.scale
        ],
        "dimensions": [_dimension(dimension) for dimension in instrument.dimensions],
        **_rating(instrument.rating),
    }


def content_hash(content: Mapping[str, object]) -> str:
    """Return the SHA-256, in hexadecimal, of CONTENT as canonical JSON (RFC 8785)."""
    return hashlib.sha256(rfc8785.dumps(cast("Any", content))).hexdigest()


def _dimension(dimension: Dimension) -> dict[str, object]:
    return {
        "code": dimension.code,
        "name": dimension.name,
        "short_name": dimension.short_name,
        "weight": plain_number(dimension.weight),
        "questions": [_question(question) for question in dimension.questions],
    }


def _question(question: Question) -> dict[str, object]:
    return {
        "code": question.code,
        "kind": question.kind,
        "text": question.text,
        "weight": plain_number(question.weight),
        **question_kinds.KINDS[question.kind].plain(question),
        "evidence": list(question.evidence),
        "norms": list(question.norms),
        "documents": list(question.documents),
        "critical": question.critical,
        "control": question.control,
        "applies": {
            "kinds": sorted(question.applies.kinds),
            "bands": sorted(question.applies.bands),
        },
        "allows_na": question.allows_na,
        **_condition(question.condition),
        **({"gate": question.gate} if question.gate else {}),
        **({} if question.origins is None else {"from": list(question.origins)}),
    }


def _condition(condition: Condition | None) -> dict[str, object]:
    if condition is None:
        return {}
    chosen = {"chosen": condition.chosen} if condition.chosen else {}
    span = {"at_least": condition.at_least, "at_most": condition.at_most}
    return {"condition": {"question": condition.question, **span, **chosen}}


def _rating(rating: Rating) -> dict[str, object]:
    if rating == USUAL:
        return {}
    if rating.scheme == GATES:
        return {"rating": {"scheme": GATES, "passing": rating.passing}}
    limits = {"critical": rating.critical, "cap": rating.cap}
    return {"rating": {"scheme": rating.scheme, "floors": list(rating.floors), **limits}}
