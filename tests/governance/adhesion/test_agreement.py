"""The agreement: a tagged PDF with the facts of the body."""

import pytest

from governance.models import CasePaper, Population, User
from governance.rules import adhesion_states as at
from tests.cast import Cast
from tests.governance.adhesion import scenes
from tests.support import pdf
from tests.support.pdf_text import pages


@pytest.fixture
def agreement(cast: Cast, neus: User) -> bytes:
    body = scenes.a_body("Ajuntament de Vallfosca & <Companyia>", code=None, nif="P0800100J")
    Population.objects.create(entity=body, year=2024, inhabitants=1234)
    case = scenes.sent(neus, body)
    for code in scenes.way_to(at.AGREEMENT_SENT):
        scenes.make(case, code, cast.adam, cast.dip)
    paper = CasePaper.objects.get(application=case, kind=CasePaper.Kind.AGREEMENT)
    assert case.agreement_number in paper.name
    with paper.file.open("rb") as file:
        return bytes(file.read())


def test_it_is_accessible_and_says_who_agrees(agreement: bytes, cast: Cast) -> None:
    assert pdf.problems(agreement) == []
    text = " ".join(pages(agreement))
    for fact in ("Ajuntament de Vallfosca & <Companyia>", "P0800100J", "1.234", cast.dip.name):
        assert fact in text
    assert "Neus Vallfosca" in text
