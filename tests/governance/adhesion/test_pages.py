"""The pages of a case: next step, what one may do, and clear answers when it is too late."""

import pytest
from django.test import Client

from governance.models import Application, User
from governance.rules import adhesion_states as at
from governance.rules.adhesion_words import STANDINGS
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import UserFactory
from tests.governance.adhesion import scenes


def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


STATES = list(at.ADHESION.states)


@pytest.mark.parametrize("state", STATES)
def test_filer_and_administrator_read_how_it_stands_and_find_their_moves(
    state: str, cast: Cast, neus: User, log_in: LogIn
) -> None:
    case = scenes.in_state(state, neus, cast.adam, cast.dip)
    page = english(log_in(neus)).get(f"/adhesio/{case.pk}/")
    assert STANDINGS[state].heading in page.content.decode()
    mine = {move.code for move in at.possible(state, {at.FILER})} - {at.SUBMIT}
    assert {action.form.code for action in page.context["actions"]} == mine
    if state == at.DRAFT:
        return
    page = log_in(cast.adam).get(f"/adhesio/{case.pk}/")
    theirs = {move.code for move in at.possible(state, {at.DECIDER})}
    assert {action.form.code for action in page.context["actions"]} == theirs


def test_a_move_that_lacks_something_says_what_instead_of_offering_it(
    cast: Cast, neus: User, log_in: LogIn
) -> None:
    case = scenes.in_state(at.AGREEMENT_SENT, neus, cast.adam, cast.dip)
    page = english(log_in(neus)).get(f"/adhesio/{case.pk}/").content.decode()
    assert at.WHY_NOT[at.SIGNED_THERE] in page
    assert f"/adhesio/{case.pk}/pas/{at.SIGN}/" not in page


def test_of_two_administrators_the_second_is_told_who_was_first(
    cast: Cast, neus: User, log_in: LogIn
) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    client, path = english(log_in(cast.adam)), f"/adhesio/{case.pk}/pas/reject/"
    typed = {"seen": case.step, "comment": "Ja hi sou."}
    assert client.post(path, typed).status_code == 302
    late = client.post(path, typed)
    assert late.status_code == 409
    assert f"{cast.adam.full_name} was quicker" in late.content.decode()
    assert STANDINGS[at.REJECTED].heading in late.content.decode()


def test_a_missing_reason_is_said_beside_the_form_and_what_was_typed_stays(
    cast: Cast, neus: User, log_in: LogIn
) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    typed = {"seen": case.step, "titles": "Acord del ple\nCertificat"}
    answer = log_in(cast.adam).post(f"/adhesio/{case.pk}/pas/ask_papers/", typed)
    assert answer.status_code == 422
    assert "Acord del ple\nCertificat" in answer.content.decode()
    assert 'href="#id_ask_papers_comment"' in answer.content.decode()


@pytest.mark.parametrize("titles", ["x\n" * 11, "x" * 201])
def test_too_many_or_too_long_titles_are_refused(
    titles: str, cast: Cast, neus: User, log_in: LogIn
) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    typed = {"seen": case.step, "titles": titles, "comment": "Falten."}
    answer = log_in(cast.adam).post(f"/adhesio/{case.pk}/pas/ask_papers/", typed)
    assert answer.status_code == 422


def test_terms_that_cannot_be_are_said_on_the_page(cast: Cast, neus: User, log_in: LogIn) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    typed = {"seen": case.step, "supporter": "", "starts_on": "2026-12-01", "sign_by": "2027-01-31"}
    answer = english(log_in(cast.adam)).post(f"/adhesio/{case.pk}/pas/accept/", typed)
    assert answer.status_code == 422
    assert "Choose who accompanies the body." in answer.content.decode()


def test_a_page_that_nobody_saw_is_refused(cast: Cast, neus: User, log_in: LogIn) -> None:
    case = scenes.sent(neus)
    answer = log_in(cast.adam).post(f"/adhesio/{case.pk}/pas/take/", {"seen": "x"})
    assert answer.status_code == 422
    assert Application.objects.get(pk=case.pk).state == at.SUBMITTED


def test_a_draft_is_read_by_its_filer_alone(cast: Cast, neus: User, log_in: LogIn) -> None:
    case = scenes.a_draft(neus)
    for person in (cast.adam, cast.aurora, cast.alice):
        assert log_in(person).get(f"/adhesio/{case.pk}/").status_code == 404
    assert log_in(neus).get(f"/adhesio/{case.pk}/").status_code == 200


def test_home_leads_whoever_has_no_role_to_join_and_then_to_their_case(
    cast: Cast, neus: User, log_in: LogIn
) -> None:
    client, no_role = english(log_in(neus)), "You have no role in any body yet"
    before = client.get("/").content.decode()
    assert 'href="/adhesio/"' in before
    assert no_role in before
    case = scenes.a_draft(neus)
    after = client.get("/").content.decode()
    assert f'href="/adhesio/{case.pk}/"' in after
    assert no_role not in after


def test_home_tells_the_consortium_how_many_wait_and_others_nothing(
    cast: Cast, neus: User, log_in: LogIn
) -> None:
    for number in range(2):
        scenes.sent(neus, scenes.a_body(f"Ajuntament {number}"))
    assert "2 applications wait" in english(log_in(cast.adam)).get("/").content.decode()
    for person in (cast.alice, cast.tecla, cast.aurora):
        assert "applications wait" not in english(log_in(person)).get("/").content.decode()


def test_the_navigation_leads_each_to_their_side(cast: Cast, log_in: LogIn) -> None:
    nobody = UserFactory.create()
    assert 'href="/adhesio/"' in log_in(nobody).get("/ajuda/").content.decode()
    assert 'href="/adhesions/"' in log_in(cast.adam).get("/ajuda/").content.decode()
    assert 'href="/adhesions/"' not in log_in(cast.alice).get("/ajuda/").content.decode()
