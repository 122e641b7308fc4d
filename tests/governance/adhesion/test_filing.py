"""Begin an application: for a body of the register, or for one that it lacks."""

import pytest
from django.test import Client

from eset_portal.common.rules.errors import Conflict, DomainError
from governance.models import Application, TakenAlong, User
from governance.rules import adhesion_states as at
from governance.rules import naming
from governance.selectors import joining
from governance.services.adhesion import filing, moving
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import SINCE, EntityFactory
from tests.governance.adhesion import scenes

FACTS = {"asked_name": "Consorci Nou", "asked_kind": "consorci", "asked_about": "De la comarca."}


def listed(name: str, **facts: object) -> object:
    key = naming.search_key(name)
    return EntityFactory.create(
        name=name, search_name=key, sort_name=naming.sort_key(name), **facts
    )


@pytest.mark.parametrize("query", ["ametlla", "l'Ametlla", "AMETLLA del vallès", "vallès ametlla"])
def test_a_body_is_found_without_its_article_and_accents(query: str, db: None) -> None:
    body = listed("Ajuntament de l'Ametlla del Vallès")
    listed("Ajuntament d'Alella")
    assert joining.found(query) == [body]


def test_what_cannot_join_or_exists_no_more_is_not_offered(db: None) -> None:
    listed("Empresa Municipal de Vallfosca", kind="societat_mercantil")
    listed("Ajuntament de Vallfosca", status="dissolved")
    assert joining.found("vallfosca") == []
    assert joining.found("  ") == []


def test_a_body_that_has_joined_or_applied_is_marked(cast: Cast, neus: User) -> None:
    body = listed("Ajuntament de Vallfosca")
    assert [row.has_case for row in joining.found("vallfosca")] == [False]
    scenes.sent(neus, body)
    assert [row.has_case for row in joining.found("vallfosca")] == [True]
    assert joining.is_taken(cast.a), "it has a manager"


def test_a_body_that_another_takes_along_applies_for_nothing(cast: Cast, neus: User) -> None:
    body = scenes.a_body("EMD de Vallfosca", kind="emd", parent=cast.a)
    TakenAlong.objects.create(entity=body, parent=cast.a, starts_on=SINCE)
    with pytest.raises(Conflict):
        scenes.a_draft(neus, body)


def test_applying_twice_goes_on_with_the_same_draft(neus: User) -> None:
    body = scenes.a_body()
    assert scenes.a_draft(neus, body) == scenes.a_draft(neus, body)


IMPOSSIBLE = [
    ({"status": "dissolved"}, DomainError),
    ({"kind": "societat_mercantil"}, DomainError),
]


@pytest.mark.parametrize(("facts", "error"), IMPOSSIBLE)
def test_what_cannot_join_cannot_apply(facts: dict, error: type[Exception], neus: User) -> None:
    with pytest.raises(error):
        scenes.a_draft(neus, scenes.a_body(**facts))


def test_for_a_body_that_has_joined_nobody_applies_again(cast: Cast, neus: User) -> None:
    with pytest.raises(Conflict):
        scenes.a_draft(neus, cast.a)


def test_drafts_have_an_end(neus: User) -> None:
    for number in range(filing.MOST_DRAFTS):
        scenes.a_draft(neus, scenes.a_body(f"Ajuntament {number}"))
    with pytest.raises(DomainError):
        filing.start_for_unknown(facts=FACTS, by=neus, now=scenes.NOW)


def test_nobody_but_the_filer_saves_a_draft(cast: Cast, neus: User) -> None:
    case = scenes.a_draft(neus)
    with pytest.raises(Conflict):
        filing.save(case=case, answers={"reasons": "x"}, by=cast.adam, now=scenes.NOW)


def test_a_draft_is_kept_though_half_filled_in(neus: User, log_in: LogIn) -> None:
    case = scenes.a_draft(neus)
    answer = log_in(neus).post(f"/adhesio/{case.pk}/respostes/", {"post": "Secretària"})
    assert answer.status_code == 302
    case.refresh_from_db()
    assert (case.post, case.state) == ("Secretària", at.DRAFT)


def test_a_draft_saves_itself_and_says_so(neus: User, log_in: LogIn) -> None:
    case = scenes.a_draft(neus)
    answer = log_in(neus).post(
        f"/adhesio/{case.pk}/respostes/",
        {"reasons": "Per treballar"},
        headers={"HX-Request": "true"},
    )
    assert 'id="saved"' in answer.content.decode()
    case.refresh_from_db()
    assert case.reasons == "Per treballar"


def test_what_is_wrong_in_a_draft_is_said_and_the_rest_is_kept(neus: User, log_in: LogIn) -> None:
    case = scenes.a_draft(neus)
    data = {"post": "S\u202eecretària", "phone": "930", "reasons": "r" * 5000}
    answer = log_in(neus).post(f"/adhesio/{case.pk}/respostes/", data)
    assert answer.status_code == 422
    case.refresh_from_db()
    assert (case.post, case.phone, case.reasons) == ("", "930", "")


def test_an_incomplete_application_is_not_sent_and_says_what_is_missing(
    neus: User, log_in: LogIn
) -> None:
    case = scenes.a_draft(neus)
    answer = log_in(neus).post(f"/adhesio/{case.pk}/respostes/", {"post": "S", "send": "1"})
    assert answer.status_code == 422
    assert answer.content.decode().count('href="#id_') == 4
    case.refresh_from_db()
    assert case.state == at.DRAFT


def test_without_its_papers_it_is_not_sent_either(neus: User, log_in: LogIn) -> None:
    case = scenes.a_draft(neus)
    answer = log_in(neus).post(f"/adhesio/{case.pk}/respostes/", {**scenes.TYPED, "send": "1"})
    assert answer.status_code == 422
    with pytest.raises(DomainError):
        moving.submit(case=case, act=scenes.act(neus, case))


def test_a_whole_application_is_sent(neus: User, log_in: LogIn) -> None:
    case = scenes.a_draft(neus)
    scenes.fill_in(case)
    log_in(neus).post(f"/adhesio/{case.pk}/respostes/", {**scenes.TYPED, "send": "1"})
    case.refresh_from_db()
    assert case.state == at.SUBMITTED
    assert case.submitted_at is not None


@pytest.mark.parametrize("name", ["<script>x</script>", "Con\u202esorci", "C" * 500, ""])
def test_an_unknown_body_needs_a_real_name(name: str, neus: User, log_in: LogIn) -> None:
    answer = log_in(neus).post("/adhesio/ens-nou/", {**FACTS, "asked_name": name})
    assert answer.status_code == 422
    assert not Application.objects.exists()


def test_what_a_person_wrote_is_never_markup(cast: Cast, neus: User, log_in: LogIn) -> None:
    case = scenes.sent(neus)
    Application.objects.filter(pk=case.pk).update(reasons="<script>alert(1)</script>")
    page = log_in(cast.adam).get(f"/adhesio/{case.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_visitors_are_told_how_it_goes_and_lead_to_an_account() -> None:
    page = Client().get("/adhesio/").content.decode()
    assert "/compte/signup/?next=/adhesio/" in page
