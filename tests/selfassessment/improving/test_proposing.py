"""Where proposals come from is counted by the size of their bodies."""

import pytest

from governance.models import Population
from governance.rules.bands import BANDS
from selfassessment.selectors.improving import proposing
from tests.cast import Cast
from tests.docs_library.proposals.scenes import NOW, sent


@pytest.mark.django_db
def test_proposals_are_counted_by_the_size_of_their_bodies(cast: Cast) -> None:
    for body, inhabitants in ((cast.a, 300), (cast.b, 60_000)):
        Population.objects.create(entity=body, year=2025, inhabitants=inhabitants)
    for by in (cast.alice, cast.alice, cast.charlie, cast.tecla):
        sent(by)
    found = proposing.by_size(cast.adam, NOW.date())
    assert list(found) == [*BANDS, proposing.NOWHERE]
    assert {code: n for code, n in found.items() if n} == {"T1": 2, "T6": 1, proposing.NOWHERE: 1}
