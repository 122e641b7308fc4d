"""Kinds of local bodies: one row each."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop
from governance.rules import joining, papers
from governance.rules.joining import Step
from governance.rules.papers import Paper


@dataclass(frozen=True, slots=True)
class EntityKind:
    """A kind of body: stored code, words, the type number EACAT gives it, and what concerns it.

    `papers` is what it owes when it applies, `steps` the way it goes. One with a parent may
    be taken along by it where `along` says so, and then applies for nothing itself. One that
    is `in_comarca` lies in exactly one at any time.
    """

    code: str
    label: str
    plural: str
    eacat_type: int | None
    papers: tuple[Paper, ...] = papers.COLLEGIATE
    steps: tuple[Step, ...] = joining.ALONE
    has_parent: bool = False
    along: bool = False
    may_join: bool = True
    banded: bool = False
    in_comarca: bool = False


KINDS = {
    kind.code: kind
    for kind in (
        EntityKind(
            "ajuntament",
            noop("Town council"),
            noop("Town councils"),
            2,
            papers=papers.OWN,
            banded=True,
            in_comarca=True,
        ),
        EntityKind(
            "consell_comarcal",
            noop("County council"),
            noop("County councils"),
            3,
            steps=joining.SUPPORTING,
        ),
        EntityKind(
            "emd",
            noop("Decentralised municipal entity"),
            noop("Decentralised municipal entities"),
            4,
            papers=papers.LOCAL,
            has_parent=True,
            along=True,
            in_comarca=True,
        ),
        EntityKind(
            "diputacio",
            noop("Provincial council"),
            noop("Provincial councils"),
            6,
            steps=joining.SUPPORTING,
        ),
        EntityKind(
            "entitat_metropolitana",
            noop("Metropolitan entity"),
            noop("Metropolitan entities"),
            7,
            steps=joining.SUPPORTING,
        ),
        EntityKind(
            "mancomunitat",
            noop("Association of municipalities"),
            noop("Associations of municipalities"),
            9,
            papers=papers.ASSOCIATED,
        ),
        EntityKind("consorci", noop("Consortium"), noop("Consortia"), 12, papers=papers.ATTACHED),
        EntityKind(
            "comunitat_municipis",
            noop("Community of municipalities"),
            noop("Communities of municipalities"),
            17,
            papers=papers.ASSOCIATED,
        ),
        EntityKind(
            "organisme_autonom",
            noop("Autonomous agency"),
            noop("Autonomous agencies"),
            20,
            papers=papers.DEPENDENT,
            has_parent=True,
            along=True,
        ),
        EntityKind(
            "patronat",
            noop("Municipal board"),
            noop("Municipal boards"),
            20,
            papers=papers.DEPENDENT,
            has_parent=True,
            along=True,
        ),
        EntityKind(
            "epe",
            noop("Public business entity"),
            noop("Public business entities"),
            21,
            papers=papers.DEPENDENT,
            has_parent=True,
        ),
        EntityKind(
            "societat_mercantil",
            noop("Municipal company"),
            noop("Municipal companies"),
            22,
            papers=(),
            steps=(),
            has_parent=True,
            may_join=False,
        ),
        EntityKind(
            "aran",
            noop("General Council of Aran"),
            noop("General Council of Aran"),
            3,
            steps=joining.SUPPORTING,
        ),
    )
}


def choices() -> list[tuple[str, str]]:
    """Return the kinds as (code, label) pairs in table order."""
    return [(kind.code, kind.label) for kind in KINDS.values()]


def steps_of(kind: str, *, taken_along: bool) -> tuple[Step, ...]:
    """Return the steps that concern a body of KIND, which comes alone or is TAKEN_ALONG."""
    return joining.WITH_PARENT if taken_along else KINDS[kind].steps
