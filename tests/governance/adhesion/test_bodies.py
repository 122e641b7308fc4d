"""A body that the register lacks: an administrator links it, or adds it."""

import pytest

from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance.models import Application, Entity, User
from governance.rules import adhesion_states as at
from governance.services.adhesion import bodies, filing, moving
from tests.cast import Cast
from tests.conftest import LogIn
from tests.governance.adhesion import scenes
from tests.governance.adhesion.scenes import act

FACTS = {"asked_name": "Consorci de la Vall", "asked_kind": "consorci", "asked_about": "Nou."}
ADDED = {"name": "Consorci de la Vall", "kind": "consorci", "code": "", "nif": ""}


@pytest.fixture
def case(cast: Cast, neus: User) -> Application:
    """An application for a body that the register lacks, under review."""
    found = filing.start_for_unknown(facts=FACTS, by=neus, now=scenes.NOW)
    scenes.fill_in(found)
    moving.submit(case=found, act=act(neus, found))
    moving.move(case=found, code=at.TAKE, act=act(cast.adam, found))
    return found


def test_it_is_not_accepted_before_the_register_has_it(case: Application, cast: Cast) -> None:
    with pytest.raises(DomainError):
        scenes.make(case, at.ACCEPT, cast.adam, cast.dip)
    bodies.add(case=case, facts=ADDED, act=act(cast.adam, case))
    scenes.make(case, at.ACCEPT, cast.adam, cast.dip)
    assert case.state == at.ACCEPTED


def test_an_added_body_can_be_found_like_any_other(case: Application, cast: Cast) -> None:
    body = bodies.add(case=case, facts=ADDED, act=act(cast.adam, case))
    assert Application.objects.get(pk=case.pk).entity == body
    assert " vall" in body.search_name
    assert body.sort_name


BAD = [
    {"kind": "organisme_autonom"},
    {"code": "1234567890"},
    {"nif": "P0000000X"},
    {"kind": "ministeri"},
]


@pytest.mark.parametrize("wrong", BAD, ids=str)
def test_what_the_register_refuses_is_said_and_nothing_is_written(
    wrong: dict[str, str], case: Application, cast: Cast
) -> None:
    before = Entity.objects.count()
    with pytest.raises(DomainError):
        bodies.add(case=case, facts=ADDED | wrong, act=act(cast.adam, case))
    assert Entity.objects.count() == before


def test_a_body_is_not_added_twice(case: Application, cast: Cast) -> None:
    scenes.a_body(
        "Consorci de la Vall", kind="consorci", sort_name="consorci de la vall", search_name=" x"
    )
    with pytest.raises(DomainError):
        bodies.add(case=case, facts=ADDED, act=act(cast.adam, case))


def test_the_filer_and_others_settle_nothing(case: Application, cast: Cast, neus: User) -> None:
    for person in (neus, cast.tecla, cast.aurora):
        with pytest.raises(NotAllowed):
            bodies.link(case=case, entity=cast.b, act=act(person, case))


def test_linking_twice_is_told(case: Application, cast: Cast) -> None:
    bodies.link(case=case, entity=scenes.a_body("Consorci Vell"), act=act(cast.adam, case))
    with pytest.raises(Conflict):
        bodies.link(case=case, entity=scenes.a_body("Altre"), act=act(cast.adam, case))


def test_a_body_with_an_open_case_takes_no_second(case: Application, cast: Cast) -> None:
    taken = scenes.sent(cast.bob).entity
    with pytest.raises(Conflict):
        bodies.link(case=case, entity=taken, act=act(cast.adam, case))


def test_the_page_adds_the_body_and_says_what_is_wrong_first(
    case: Application, cast: Cast, log_in: LogIn
) -> None:
    client, path = log_in(cast.adam), f"/adhesio/{case.pk}/ens/"
    typed = {**ADDED, "seen": case.step}
    assert client.post(path, typed | {"name": "<b>"}).status_code == 422
    assert client.post(path, typed | {"code": "1234567890"}).status_code == 422
    for code in ("1234567890", "0800180001"):
        said = client.post(path, typed | {"kind": "patronat", "parent_code": code})
        assert (said.status_code, "parent_code " in said.content.decode()) == (422, False)
    assert client.post(path, typed | {"entity": "x"}).status_code == 404
    assert client.post(path, typed).status_code == 302
    case.refresh_from_db()
    assert case.body_name == "Consorci de la Vall"
