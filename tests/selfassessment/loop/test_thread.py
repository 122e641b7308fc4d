"""The thread of a thing shows its whole loop to those who may see it, and counts the rest."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from docs_library.models import EditionNorm
from docs_library.services.proposals.writing import Words
from selfassessment.models import ImprovementAction
from selfassessment.rules import loop as rules
from selfassessment.selectors import assessments
from selfassessment.selectors.loop import anchors, deciding, line
from selfassessment.services import proposing
from selfassessment.services.proposing import Asked
from tests.world import World


def codes(world: World, who: str, kind: str, key: str) -> list[str]:
    """Return the stations with something on them, as WHO sees them."""
    user = getattr(world.cast, who)
    anchor = anchors.find(kind, key, user)
    assert anchor is not None
    found = line.stations(anchor, user, entity=world.cast.a, on=timezone.localdate())
    return [one.code for one in found if one.total]


def test_a_norm_leads_to_the_editions_that_stand_on_it_and_back(world: World) -> None:
    link = EditionNorm.objects.filter(edition__major__isnull=False).order_by("pk")[0]
    found = codes(world, "aurora", "norm", str(link.norm_id))
    assert found[0] == rules.NORM
    assert rules.EDITION in found
    assert rules.NORM in codes(world, "aurora", "edition", str(link.edition_id))


def test_an_action_leads_to_its_question_and_only_for_those_who_see_its_body(
    world: World,
) -> None:
    action = ImprovementAction.objects.filter(entity=world.cast.a).order_by("pk")[0]
    found = codes(world, "alice", "action", str(action.pk))
    assert {rules.QUESTION, rules.ACTION} <= set(found)
    assert anchors.find("action", str(action.pk), world.cast.charlie) is None


def test_what_others_do_is_not_shown_and_too_few_are_not_counted(world: World) -> None:
    action = ImprovementAction.objects.filter(entity=world.cast.a).order_by("pk")[0]
    anchor = anchors.find("question", action.question.code, world.cast.charlie)
    assert anchor is not None
    stations = line.stations(
        anchor, world.cast.charlie, entity=world.cast.b, on=timezone.localdate()
    )
    (actions,) = [one for one in stations if one.code == rules.ACTION]
    assert (actions.cards, actions.hidden, actions.some) == ([], 0, True)


def test_a_proposal_and_its_question_lead_to_each_other_and_to_no_other(world: World) -> None:
    first, second = anchors.asked_now()[:2]
    campaign = assessments.newest_campaign()
    assert campaign is not None
    words = Words("clarity", "Més clar", "No s’entén què es demana.", "Cal posar-hi un exemple.")
    asked = Asked(campaign.version.questions.get(code=first.code), f"{second.code} i més")
    alice = world.cast.alice
    made = proposing.begin(
        asked=asked, words=words, by=alice, entity=world.cast.a, now=timezone.now()
    )
    key = str(made.pk)
    assert rules.QUESTION in codes(world, "alice", "proposal", key)
    assert key in _addresses(world, first.code)
    assert key not in _addresses(world, second.code)
    cut = first.code[:-1]
    lost = anchors.Anchor("question", cut, question=cut)
    assert key not in str(deciding.stations(lost, alice))


def _addresses(world: World, question: str) -> str:
    """Return where the stations about proposals lead, in the thread of a QUESTION."""
    anchor = anchors.find("question", question, world.cast.alice)
    assert anchor is not None
    return str(deciding.stations(anchor, world.cast.alice)[0].cards)


@pytest.mark.parametrize(("hidden", "told"), [(0, 0), (1, None), (4, None), (5, 5), (90, 90)])
def test_few_hidden_things_have_no_number(hidden: int, told: int | None) -> None:
    assert rules.unseen(hidden) == told


@pytest.mark.parametrize("key", ["x", "00000000-0000-0000-0000-000000000000", "' OR 1=1"])
@pytest.mark.parametrize("kind", ["norm", "document", "edition", "question", "action", "other"])
def test_what_does_not_exist_has_no_thread(world: World, kind: str, key: str) -> None:
    assert anchors.find(kind, key, world.cast.aurora) is None


def test_a_page_takes_few_queries_whatever_hangs_on_it(world: World) -> None:
    user = world.cast.aurora
    anchor = anchors.find("document", world.edition.document.code, user)
    assert anchor is not None
    with CaptureQueriesContext(
        connection,
    ) as asked:
        line.stations(anchor, user, entity=None, on=timezone.localdate())
    assert len(asked) <= 18
