"""The plain form in which a questionnaire is stored, exchanged and hashed."""

import hashlib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, cast

import rfc8785

from selfassessment.rules.instrument.structure import Dimension, Instrument, Question


def to_content(instrument: Instrument) -> dict[str, object]:
    """Return INSTRUMENT as canonical content: plain JSON types, every key present.

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
    }


def content_hash(content: Mapping[str, object]) -> str:
    """Return the SHA-256, in hexadecimal, of CONTENT as canonical JSON (RFC 8785)."""
    return hashlib.sha256(rfc8785.dumps(cast("Any", content))).hexdigest()


def _dimension(dimension: Dimension) -> dict[str, object]:
    return {
        "code": dimension.code,
        "name": dimension.name,
        "short_name": dimension.short_name,
        "weight": _weight(dimension.weight),
        "questions": [_question(question) for question in dimension.questions],
    }


def _question(question: Question) -> dict[str, object]:
    return {
        "code": question.code,
        "kind": question.kind,
        "text": question.text,
        "weight": _weight(question.weight),
        "levels": list(question.levels),
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
    }


def _weight(weight: Fraction) -> int | str:
    """Whole weights as numbers, others as decimals; six places always suffice (see reading)."""
    if weight.denominator == 1:
        return weight.numerator
    millionths = weight * 10**6
    whole, rest = divmod(millionths.numerator, 10**6)
    return f"{whole}.{rest:06d}".rstrip("0")
