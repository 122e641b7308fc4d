"""Read how a questionnaire rates."""

from itertools import pairwise

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument.rating import FLOORS, SCHEMES, USUAL, Rating
from selfassessment.rules.instrument.reading import ABSENT, Reader
from selfassessment.rules.vocabulary import LEVELS


def read_rating(reader: Reader, value: object) -> Rating:
    """Return how the questionnaire rates; the usual way where it says nothing."""
    if value is ABSENT:
        return USUAL
    known = ("scheme",), ("floors", "critical", "cap", "passing")
    fields = reader.record("rating", value, *known)
    return Rating(
        scheme=reader.member("rating.scheme", fields["scheme"], SCHEMES),
        floors=_floors(reader, fields["floors"]),
        critical=reader.whole("rating.critical", fields["critical"], LEVELS, USUAL.critical),
        cap=reader.whole("rating.cap", fields["cap"], LEVELS, USUAL.cap),
        passing=reader.whole("rating.passing", fields["passing"], LEVELS[1:], USUAL.passing),
    )


def _floors(reader: Reader, value: object) -> tuple[int, ...]:
    if value is ABSENT:
        return FLOORS
    floors = tuple(
        reader.whole(place, item, range(101))
        for place, item in reader.items("rating.floors", value)
    )
    rising = all(one < then for one, then in pairwise(floors))
    if len(floors) != len(FLOORS) or floors[0] != 0 or not rising:
        message = noop("five rising numbers from 0 to 100 are expected here, the first of them 0")
        reader.refuse("rating.floors", message)
        return FLOORS
    return floors
