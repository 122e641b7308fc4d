"""When one body is like another of its kind: from next door outwards."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop

BAND = "band"
COMARCA = "comarca"
PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class Step:
    """How far one has gone: the facts that bodies of one kind share, and words for it."""

    label: str
    facts: frozenset[str]


STEPS = (
    Step(noop("Of your size, in your comarca"), frozenset({BAND, COMARCA})),
    Step(noop("Of your size, in your province"), frozenset({BAND, PROVINCE})),
    Step(noop("Of another size, in your comarca"), frozenset({COMARCA})),
    Step(noop("Of your size, further away"), frozenset({BAND})),
    Step(noop("Of another size, in your province"), frozenset({PROVINCE})),
    Step(noop("Of your kind"), frozenset()),
)
