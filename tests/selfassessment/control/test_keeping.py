"""The days of controls are kept without anybody remembering them."""

from datetime import timedelta

import pytest

from governance.models import AuditEvent
from selfassessment.models import Campaign
from selfassessment.services.control import keeping, opinions
from tests.cast import Cast
from tests.selfassessment.control.scenes import UNTIL, fresh, returned, validated
from tests.selfassessment.scenes import NOW, answer

OVER = NOW + timedelta(days=60)


def test_what_the_body_let_pass_goes_on_the_day_after(cast: Cast) -> None:
    assessment = returned(cast, "D1.1")
    answer(assessment, cast.bob, "D1.1", level=1, seen=1)
    last = NOW + (UNTIL - NOW.date())
    assert keeping.resume_expired(now=last) == 0
    assert keeping.resume_expired(now=last + timedelta(days=1)) == 1
    assert keeping.resume_expired(now=last + timedelta(days=1)) == 0
    now = fresh(assessment)
    assert (now.state, now.frozen_levels["D1.1"]) == ("in_control", 1)
    assert AuditEvent.objects.get(verb="control.resumed").actor is None


@pytest.mark.parametrize(("days", "closes"), [(0, 0), (1, 1)])
def test_what_is_validated_closes_after_the_amendments_period(cast, days, closes) -> None:
    assessment = validated(cast)
    last = (OVER - timedelta(days=days)).date()
    Campaign.objects.update(amendments_until=last)
    assert keeping.close_due(now=OVER) == closes
    assert (fresh(assessment).state == "closed") is bool(closes)


def test_without_a_period_nothing_closes_by_itself(cast: Cast) -> None:
    validated(cast)
    assert keeping.close_due(now=OVER + timedelta(days=999)) == 0


def test_what_the_aoc_was_asked_about_waits_and_holds_nobody_up(cast: Cast) -> None:
    asked, other = validated(cast), validated(cast)
    Campaign.objects.update(amendments_until=NOW.date() + timedelta(days=20))
    opinions.ask(assessment=asked, code="", words="No hi estem d’acord.", by=cast.alice, now=NOW)
    assert keeping.close_due(now=OVER) == 1
    assert (fresh(asked).state, fresh(other).state) == ("validated", "closed")
