"""Whoever answers sees with which tools the body works."""

from django.utils import timezone

from governance.models import Tool, ToolUse
from governance.services import tools_seed
from tests.selfassessment.scenes import an_assessment
from tests.support.language import reading


def test_the_tools_in_use_are_at_hand_while_answering(cast, log_in) -> None:
    tools_seed.load()
    used, unused = Tool.objects.order_by("name")[:2]
    today = timezone.localdate()
    for tool, level in ((used, "partly"), (unused, "none")):
        ToolUse.objects.create(
            entity=cast.a, tool=tool, level=level, starts_on=today, at=timezone.now()
        )
    assessment = an_assessment(cast.a, on=today, now=timezone.now())
    address = f"/autoavaluacio/{assessment.pk}/D1/"
    page = reading(log_in(cast.bob), "en").get(address).content.decode()
    assert "1 tool in use" in page
    assert used.name in page
    assert unused.name not in page
