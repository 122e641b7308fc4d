"""What each kind of body owes, which way it goes, and who may be taken along."""

import pytest

from governance.rules import joining
from governance.rules.entity_kinds import KINDS, EntityKind, steps_of
from governance.rules.memberships import SUPPORTERS

JOINING = [kind for kind in KINDS.values() if kind.may_join]


def codes(kind: EntityKind) -> list[str]:
    return [paper.code for paper in kind.papers]


@pytest.mark.parametrize("kind", JOINING, ids=lambda kind: kind.code)
def test_whoever_can_join_owes_the_signed_request_and_a_decision(kind: EntityKind) -> None:
    assert codes(kind)[0] == "request"
    assert {"resolution", "organ_agreement"} & {*codes(kind)}
    assert len({*codes(kind)}) == len(codes(kind))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_the_consent_of_a_parent_is_owed_where_there_is_one(kind: EntityKind) -> None:
    assert ("parent_consent" in codes(kind)) == (kind.has_parent and kind.may_join)


@pytest.mark.parametrize(
    ("kind", "owed"),
    [
        ("ajuntament", ["request", "resolution"]),
        ("emd", ["request", "organ_agreement", "parent_consent"]),
        ("mancomunitat", ["request", "organ_agreement", "statutes"]),
        ("consorci", ["request", "organ_agreement", "statutes", "adscription"]),
        ("patronat", ["request", "organ_agreement", "statutes", "parent_consent"]),
        ("societat_mercantil", []),
    ],
)
def test_a_kind_owes_its_own_papers(kind: str, owed: list[str]) -> None:
    assert codes(KINDS[kind]) == owed


def test_only_bodies_with_a_parent_can_be_taken_along() -> None:
    assert {kind.code for kind in KINDS.values() if kind.along} == {
        "emd",
        "patronat",
        "organisme_autonom",
    }
    assert all(kind.has_parent and kind.may_join for kind in KINDS.values() if kind.along)


def test_a_body_taken_along_applies_for_nothing() -> None:
    assert joining.APPLY in steps_of("emd", taken_along=False)
    along = steps_of("emd", taken_along=True)
    assert along[0] is joining.TAKEN_ALONG
    assert joining.APPLY not in along
    assert joining.ASSESSMENT in along


def test_support_for_others_concerns_those_who_may_support() -> None:
    supporting = {kind.code for kind in KINDS.values() if joining.ACCOMPANYING in kind.steps}
    assert supporting == SUPPORTERS


def test_a_kind_that_cannot_join_has_no_way() -> None:
    assert [kind.code for kind in KINDS.values() if not kind.steps] == ["societat_mercantil"]
