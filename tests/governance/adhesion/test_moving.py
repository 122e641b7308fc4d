"""A move on a real case: state, trail, letter and timeline, all or none."""

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext

from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance.models import (
    Application,
    AuditEvent,
    CaseMove,
    DeploymentPlan,
    Letter,
    Membership,
    Population,
    Support,
    TakenAlong,
    User,
)
from governance.rules import adhesion_states as at
from governance.rules.deployment import phases
from governance.services.adhesion import deciding, filing, moving
from governance.services.deployment import plans as planning
from tests.cast import Cast
from tests.factories import EntityFactory, member, sync
from tests.governance.adhesion import scenes
from tests.governance.adhesion.scenes import act
from tests.governance.deployment.making import a_plan, a_template, finish


def stands(case: Application) -> tuple[str, int]:
    row = Application.objects.get(pk=case.pk)
    return row.state, row.step


@pytest.mark.parametrize("state", list(at.ADHESION.states))
def test_a_case_comes_to_each_state_by_its_moves(state: str, cast: Cast, neus: User) -> None:
    case = scenes.in_state(state, neus, cast.adam, cast.dip)
    told = list(CaseMove.objects.filter(application=case).order_by("pk"))
    assert stands(case) == (state, len(told))
    assert [row.start for row in told] == [at.DRAFT, *(row.end for row in told)][: len(told)]


def test_a_move_leaves_a_line_in_the_trail_and_one_letter(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    before = Letter.objects.count()
    moving.move(case=case, code=at.REJECT, act=act(cast.adam, case, "Ja hi sou."))
    line = AuditEvent.objects.latest("id")
    assert (line.verb, line.actor, line.acting_for) == ("application.moved", cast.adam, case.entity)
    assert line.facts == {"move": at.REJECT}
    letter = Letter.objects.order_by("created_at", "pk").filter(user=neus).latest("key")
    assert Letter.objects.count() == before + 1
    assert "Ja hi sou." in letter.text
    assert f"/adhesio/{case.pk}/" in letter.text


def test_what_the_filer_does_is_told_to_those_who_decide_and_to_nobody_else(
    cast: Cast, neus: User
) -> None:
    scenes.sent(neus)
    assert [letter.address for letter in Letter.objects.all()] == [cast.adam.email]


def test_the_filer_does_not_decide_though_an_administrator(cast: Cast) -> None:
    case = scenes.sent(cast.adam)
    with pytest.raises(NotAllowed):
        moving.move(case=case, code=at.TAKE, act=act(cast.adam, case))
    assert stands(case) == (at.SUBMITTED, 1)


def test_others_decide_nothing(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    for person in (neus, cast.alice, cast.tecla, cast.aurora):
        with pytest.raises(NotAllowed):
            moving.move(case=case, code=at.REJECT, act=act(person, case, "No."))


def test_whoever_saw_an_older_step_is_told_who_was_quicker(cast: Cast, neus: User) -> None:
    case = scenes.sent(neus)
    late = Application.objects.get(pk=case.pk)
    moving.move(case=case, code=at.TAKE, act=act(cast.adam, case))
    with pytest.raises(Conflict) as refused:
        moving.move(case=late, code=at.TAKE, act=act(cast.adam, late))
    assert cast.adam.full_name in refused.value.message
    assert CaseMove.objects.filter(application=case, move=at.TAKE).count() == 1


def test_a_step_gone_and_come_back_is_not_the_step_that_was_seen(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    seen = case.step
    scenes.make(case, at.ASK_PAPERS, cast.adam, cast.dip)
    scenes.make(case, at.BRING_PAPERS, neus, cast.dip)
    assert case.state == at.UNDER_REVIEW
    stale = moving.Act(by=cast.adam, seen=seen, now=timezone.now())
    with pytest.raises(Conflict):
        deciding.accept(case=case, terms=scenes.terms(cast.dip), act=stale)


def test_a_reason_of_nothing_but_spaces_is_none(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    with pytest.raises(DomainError, match=r"\w"):
        moving.move(case=case, code=at.REJECT, act=act(cast.adam, case, "  \n "))
    assert stands(case)[0] == at.UNDER_REVIEW


def test_papers_that_are_asked_for_have_to_come_before_they_are_handed_in(
    cast: Cast, neus: User
) -> None:
    case = scenes.in_state(at.PAPERS_REQUESTED, neus, cast.adam, cast.dip)
    with pytest.raises(DomainError):
        moving.move(case=case, code=at.BRING_PAPERS, act=act(neus, case))
    scenes.make(case, at.BRING_PAPERS, neus, cast.dip)
    assert stands(case)[0] == at.UNDER_REVIEW


def test_to_ask_for_papers_one_says_which(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    with pytest.raises(DomainError):
        deciding.ask_papers(case=case, titles=[], act=act(cast.adam, case, "Falten."))


def test_a_returned_agreement_has_to_be_signed_anew(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.AGREEMENT_SIGNED, neus, cast.adam, cast.dip)
    later = timezone.now()
    returning = moving.Act(by=cast.adam, seen=case.step, now=later, comment="Falta la signatura.")
    moving.move(case=case, code=at.RETURN_AGREEMENT, act=returning)
    with pytest.raises(DomainError):
        moving.move(case=case, code=at.SIGN, act=act(neus, case, now=later))


def test_accepting_sets_supporter_and_dates(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    terms = scenes.terms(cast.other_dip)
    deciding.accept(case=case, terms=terms, act=act(cast.adam, case))
    case.refresh_from_db()
    assert (case.supporter, case.starts_on, case.sign_by) == (
        cast.other_dip,
        terms.starts_on,
        terms.sign_by,
    )
    assert Support.objects.get(entity=case.entity).supporter == cast.other_dip


def test_no_body_is_accepted_without_somebody_who_accompanies_it(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.UNDER_REVIEW, neus, cast.adam, cast.dip)
    for supporter in (None, cast.b, case.entity):
        with pytest.raises(DomainError):
            deciding.accept(case=case, terms=scenes.terms(supporter), act=act(cast.adam, case))
    assert stands(case)[0] == at.UNDER_REVIEW
    assert not Support.objects.filter(entity=case.entity).exists()


def test_a_body_that_accompanies_others_needs_nobody(cast: Cast, neus: User) -> None:
    county = scenes.a_body("Consell Comarcal de la Vall", kind="consell_comarcal")
    case = scenes.sent(neus, county)
    moving.move(case=case, code=at.TAKE, act=act(cast.adam, case))
    deciding.accept(case=case, terms=scenes.terms(None), act=act(cast.adam, case))
    assert stands(case)[0] == at.ACCEPTED


def test_the_filer_manages_eset_once_both_sides_have_signed(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.AGREEMENT_SIGNED, neus, cast.adam, cast.dip)
    assert not Membership.objects.filter(user=neus).exists()
    scenes.make(case, at.COUNTERSIGN, cast.adam, cast.dip)
    role = Membership.objects.get(user=neus)
    assert (role.entity, role.role, role.ends_on) == (case.entity, "entity_manager", None)


def test_a_technician_of_the_supporter_closes_the_deployment(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.DEPLOYING, neus, cast.adam, cast.dip)
    with pytest.raises(NotAllowed):
        moving.move(case=case, code=at.CONSOLIDATE, act=act(cast.rita, case))
    moving.move(case=case, code=at.CONSOLIDATE, act=act(cast.tecla, case))
    assert stands(case)[0] == at.ACTIVE


def test_the_plan_that_fits_the_body_begins_with_both_signatures(cast: Cast, neus: User) -> None:
    for title, bands in (("Ajuntaments", []), ("De 501 a 1.000", ["T2"]), ("Més grans", ["T3"])):
        a_template(title, bands=bands)
    a_template("Entitats descentralitzades", kinds=["emd"])
    body = scenes.a_body()
    Population.objects.create(entity=body, year=2024, inhabitants=900)
    along = EntityFactory.create(kind="emd", parent=body)
    TakenAlong.objects.create(entity=along, parent=body, starts_on=timezone.localdate())
    case = scenes.sent(neus, body)
    for code in scenes.way_to(at.DEPLOYING):
        scenes.make(case, code, neus if code == at.SIGN else cast.adam, cast.dip)
    plan = DeploymentPlan.objects.get(entity=body)
    assert (plan.title, plan.phase, plan.total) == ("De 501 a 1.000", "diagnosis", 7)
    assert DeploymentPlan.objects.get(entity=along).title == "Entitats descentralitzades"
    lines = AuditEvent.objects.filter(verb="deployment.started").order_by("id")
    assert [(line.actor, line.acting_for) for line in lines] == [
        (cast.adam, body),
        (cast.adam, along),
    ]


def test_a_body_that_no_template_fits_or_with_a_plan_joins_all_the_same(
    cast: Cast, neus: User
) -> None:
    a_template("Per a consells", kinds=["consell_comarcal"])
    case = scenes.in_state(at.DEPLOYING, neus, cast.adam, cast.dip)
    assert not DeploymentPlan.objects.filter(entity=case.entity).exists()
    other = scenes.a_body("Ajuntament de Prats")
    plan = a_plan(other)
    case = scenes.sent(neus, other)
    for code in scenes.way_to(at.DEPLOYING):
        scenes.make(case, code, neus if code == at.SIGN else cast.adam, cast.dip)
    assert list(DeploymentPlan.objects.filter(entity=other)) == [plan]


def test_the_deployment_is_not_closed_while_its_plan_has_open_phases(
    cast: Cast, neus: User
) -> None:
    case = scenes.in_state(at.DEPLOYING, neus, cast.adam, cast.dip)
    plan = a_plan(case.entity)
    with pytest.raises(DomainError) as refused:
        moving.move(case=case, code=at.CONSOLIDATE, act=act(cast.tecla, case))
    assert refused.value.message == gettext(at.WHY_NOT[at.DEPLOYED])
    for phase in phases.PHASES:
        finish(plan, phase, cast.tecla)
        planning.close_phase(plan=plan, phase=phase, by=cast.tecla, now=scenes.NOW)
    moving.move(case=case, code=at.CONSOLIDATE, act=act(cast.tecla, case))
    assert stands(case)[0] == at.ACTIVE


def test_two_people_may_draft_for_a_body_and_one_may_send(cast: Cast, neus: User) -> None:
    body = scenes.a_body()
    other = scenes.a_draft(cast.bob, body)
    scenes.sent(neus, body)
    scenes.fill_in(other)
    with pytest.raises(Conflict):
        moving.submit(case=other, act=act(cast.bob, other))
    assert stands(other) == (at.DRAFT, 0)


@pytest.mark.parametrize("end", at.ENDED)
def test_a_body_may_apply_again_after_the_end(end: str, cast: Cast, neus: User) -> None:
    case = scenes.in_state(end, neus, cast.adam, cast.dip)
    Membership.objects.filter(entity=case.entity).delete()
    again = scenes.sent(neus, case.entity)
    assert again.pk != case.pk


def test_what_happened_can_be_neither_changed_nor_taken_away(cast: Cast, neus: User) -> None:
    case = scenes.sent(neus)
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE governance_casemove SET comment = 'x' WHERE application_id = %s", [case.pk]
        )


def test_a_second_administrator_is_told_of_a_new_application_too(cast: Cast, neus: User) -> None:
    ada = member(cast.aoc, "aoc_admin", email="ada@example.org")
    sync(cast.aoc, on=timezone.localdate())
    scenes.sent(neus)
    told = set(Letter.objects.values_list("address", flat=True))
    assert told == {ada.email, cast.adam.email}


def test_answers_stay_as_they_are_once_sent(cast: Cast, neus: User) -> None:
    case = scenes.sent(neus)
    with pytest.raises(Conflict):
        filing.save(case=case, answers={"reasons": "Altra cosa"}, by=neus, now=scenes.NOW)
