"""The invented applications of the demonstration: in each state that matters, and only once."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from eset_portal.common import pdf, pdf_reading
from governance.models import Application, CasePaper, Population, User
from governance.rules import adhesion_states as at
from governance.services.adhesion import demo, demo_papers
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.governance.adhesion import scenes


@pytest.fixture
def country(cast: Cast) -> Cast:
    """Bodies enough for the stories, and the administrator of a demonstration."""
    User.objects.filter(pk=cast.adam.pk).update(is_demo=True)
    for number, story in enumerate(demo.STORIES):
        body = EntityFactory.create(kind=story.kind, sort_name=f"poble {number}")
        Population.objects.create(entity=body, year=2024, inhabitants=story.most - number)
    return cast


def test_there_is_a_case_in_each_state_and_one_of_a_body_nobody_knows(country: Cast) -> None:
    made = demo.load(password="no importa quina", now=timezone.now())
    states = Counter(Application.objects.filter(is_demo=True).values_list("state", flat=True))
    wanted = Counter(story.state for story in demo.STORIES) + Counter([at.SUBMITTED])
    assert states == wanted
    assert made == sum(wanted.values())
    assert Application.objects.filter(entity=None).count() == 1
    assert User.objects.get(email=demo.NEUS).check_password("no importa quina")


def test_without_the_libraries_for_pdfs_those_with_an_agreement_are_left_out(
    country: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "lacking", lambda: "no Pango here")
    demo.load(password="x", now=timezone.now())
    assert not Application.objects.filter(state__in=demo.DRAWN).exists()


def test_the_command_loads_once_and_names_the_accounts(
    country: Cast, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    settings.PORTAL_DEMO, settings.DEMO_PASSWORD = True, "x"  # type: ignore[attr-defined]
    out = StringIO()
    call_command("load_adhesion_demo", stdout=out)
    assert demo.NEUS in out.getvalue()
    count = Application.objects.count()
    call_command("load_adhesion_demo", if_empty=True, stdout=out)
    assert Application.objects.count() == count
    with pytest.raises(CommandError):
        call_command("load_adhesion_demo", stdout=out)


def test_it_never_loads_beside_real_people(country: Cast, settings: object) -> None:
    settings.PORTAL_DEMO = False  # type: ignore[attr-defined]
    with pytest.raises(CommandError):
        call_command("load_adhesion_demo")
    assert not Application.objects.filter(is_demo=True).exists()


def test_the_blank_paper_is_a_good_pdf() -> None:
    file = scenes.upload("blank.pdf", demo_papers.blank())
    assert not pdf_reading.inspect(file.file).encrypted


def test_the_agreement_that_came_back_bears_signatures_and_says_that_they_are_invented(
    country: Cast,
) -> None:
    demo.load(password="x", now=timezone.now())
    for kind, number in ((CasePaper.Kind.SIGNED, 2), (CasePaper.Kind.COUNTERSIGNED, 3)):
        paper = CasePaper.objects.filter(kind=kind).earliest("pk")
        assert len(paper.signatures or []) == number
        assert all("inventada" in row["name"] for row in paper.signatures or [])
    assert CasePaper.objects.filter(kind=CasePaper.Kind.ASKED, signatures=[]).exists()
