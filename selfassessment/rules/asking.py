"""Parts of a questionnaire that stand by themselves."""

from collections.abc import Collection

from selfassessment.rules.instrument import Instrument


def complete(instrument: Instrument, codes: Collection[str]) -> frozenset[str]:
    """Return CODES with the questions on whose answers they depend, however far back.

    Without those nobody would ever be asked what depends on them.
    """
    before = {q.code: q.condition.question for q in instrument if q.condition}
    found = set(codes)
    waiting = [before[code] for code in found if code in before]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += [before[code]] if code in before else []
    return frozenset(found)
