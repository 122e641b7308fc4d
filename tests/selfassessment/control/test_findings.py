"""Findings: one for each question that does not conform, followed up by two sides."""

from datetime import timedelta

import pytest

from eset_portal.common.rules.errors import Conflict, DomainError
from selfassessment.models import Finding, FindingStep
from selfassessment.selectors import findings as listed
from selfassessment.services import findings
from selfassessment.services.control import moving
from selfassessment.services.findings import Step
from tests.cast import Cast
from tests.selfassessment.control.scenes import judge, validated
from tests.selfassessment.scenes import NOW, TODAY

DUE = TODAY + timedelta(days=30)
DONE = "S’ha aprovat el procediment."


def follow(finding: Finding, move: str, by, **more: object) -> Finding:
    held = Finding.objects.get(pk=finding.pk)
    step = Step(move, **({"seen": held.version} | more))
    return findings.follow(finding=held, step=step, by=by, now=NOW)


@pytest.fixture
def finding(cast: Cast) -> Finding:
    """One that does not conform, and nothing planned."""
    assessment = validated(cast, lower={"D1.1": 0})
    return Finding.objects.get(assessment=assessment)


def test_what_does_not_conform_by_the_validated_levels_is_found(cast: Cast) -> None:
    assessment = validated(cast, lower={"D1.1": 0, "D2.2": 2})
    rows = listed.of_assessment(assessment)
    found = [(row.question.code, row.verdict, row.level, row.state) for row in rows]
    assert found == [
        ("D1.1", "no_conforme", 0, "open"),
        ("D2.2", "observacio", 2, "open"),
    ]


def test_the_way_of_a_finding_from_plan_to_verified(cast: Cast, finding: Finding) -> None:
    follow(finding, "agree", cast.bob, who="Secretaria", due_on=DUE)
    follow(finding, "report", cast.bob, note=DONE)
    follow(finding, "reject", cast.tecla, note="Falta publicar-lo.")
    follow(finding, "report", cast.bob, note=DONE)
    now = follow(finding, "verify", cast.tecla)
    assert (now.state, now.who, now.due_on, now.version) == ("resolved", "Secretaria", DUE, 5)
    steps = FindingStep.objects.filter(finding=finding).order_by("version")
    assert [row.move for row in steps] == ["agree", "report", "reject", "report", "verify"]
    assert [row.made_by for row in steps][:2] == [cast.bob, cast.bob]


@pytest.mark.parametrize(
    ("move", "more"),
    [
        ("agree", {"who": "", "due_on": DUE}),
        ("agree", {"who": "Secretaria", "due_on": None}),
        ("agree", {"who": "Secretaria", "due_on": TODAY - timedelta(days=1)}),
        ("agree", {"who": "x" * 121, "due_on": DUE}),
    ],
)
def test_a_plan_says_who_and_until_when(cast: Cast, finding: Finding, move: str, more) -> None:
    with pytest.raises(DomainError):
        follow(finding, move, cast.bob, **more)
    assert Finding.objects.get().state == "open"


def test_saying_that_it_is_done_says_what(cast: Cast, finding: Finding) -> None:
    follow(finding, "agree", cast.bob, who="Secretaria", due_on=DUE)
    with pytest.raises(DomainError):
        follow(finding, "report", cast.bob, note="fet")


def test_two_at_once_and_the_second_is_told(cast: Cast, finding: Finding) -> None:
    follow(finding, "agree", cast.bob, who="Secretaria", due_on=DUE)
    with pytest.raises(Conflict):
        follow(finding, "agree", cast.alice, who="Alcaldia", due_on=DUE, seen=0)
    assert Finding.objects.get().who == "Secretaria"


@pytest.mark.parametrize("move", ["report", "verify", "reject"])
def test_a_step_that_is_not_next_is_refused(cast: Cast, finding: Finding, move: str) -> None:
    with pytest.raises(Conflict):
        follow(finding, move, cast.tecla, note=DONE)


def test_a_control_taken_up_again_drops_what_no_longer_holds_and_finds_it_anew(cast: Cast) -> None:
    assessment = validated(cast, lower={"D1.1": 0})
    for verdict, more, state in [
        ("accept", {}, "dropped"),
        ("lower", {"level": 2}, "open"),
    ]:
        moving.reopen(assessment=assessment, reason="Es torna a mirar.", by=cast.tecla, now=NOW)
        judge(assessment, cast.tecla, "D1.1", verdict, **more)
        moving.validate(assessment=assessment, by=cast.tecla, now=NOW)
        assert Finding.objects.get().state == state
    assert Finding.objects.get().verdict == "observacio"
    assert FindingStep.objects.count() == 2


def test_only_those_who_see_the_body_see_its_findings(cast: Cast, finding: Finding) -> None:
    for name in ("alice", "rosa", "tecla", "adam", "aurora"):
        assert listed.one(cast.person(name), finding.pk) == finding
    for name in ("charlie", "rita"):
        assert listed.one(cast.person(name), finding.pk) is None


def test_the_list_answers_what_it_is_asked(cast: Cast, finding: Finding) -> None:
    def count(**wanted: str) -> int:
        return listed.of(cast.tecla, listed.Wanted(**wanted), on=TODAY).count()

    assert count() == count(state="open") == count(verdict="no_conforme") == 1
    assert count(verdict="observacio") == count(state="agreed") == count(q="zzz") == 0
    follow(finding, "agree", cast.bob, who="Secretaria", due_on=TODAY)
    assert count(only="late") == 0
    late = listed.of(cast.tecla, listed.Wanted(only="late"), on=DUE)
    assert [row.is_late(DUE) for row in late] == [True]
    tally = listed.tally(cast.tecla, on=DUE)
    assert (tally.open, tally.agreed, tally.late) == (0, 1, 1)
