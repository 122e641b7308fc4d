"""Kinds of local bodies: one row each."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop


@dataclass(frozen=True, slots=True)
class EntityKind:
    """A kind of body: stored code, words, the type number EACAT gives it, whether it depends."""

    code: str
    label: str
    plural: str
    eacat_type: int | None
    has_parent: bool = False
    may_join: bool = True
    banded: bool = False


KINDS = {
    kind.code: kind
    for kind in (
        EntityKind("ajuntament", noop("Town council"), noop("Town councils"), 2, banded=True),
        EntityKind("consell_comarcal", noop("County council"), noop("County councils"), 3),
        EntityKind(
            "emd",
            noop("Decentralised municipal entity"),
            noop("Decentralised municipal entities"),
            4,
            has_parent=True,
        ),
        EntityKind("diputacio", noop("Provincial council"), noop("Provincial councils"), 6),
        EntityKind(
            "entitat_metropolitana", noop("Metropolitan entity"), noop("Metropolitan entities"), 7
        ),
        EntityKind(
            "mancomunitat",
            noop("Association of municipalities"),
            noop("Associations of municipalities"),
            9,
        ),
        EntityKind("consorci", noop("Consortium"), noop("Consortia"), 12),
        EntityKind(
            "comunitat_municipis",
            noop("Community of municipalities"),
            noop("Communities of municipalities"),
            17,
        ),
        EntityKind(
            "organisme_autonom",
            noop("Autonomous agency"),
            noop("Autonomous agencies"),
            20,
            has_parent=True,
        ),
        EntityKind(
            "patronat", noop("Municipal board"), noop("Municipal boards"), 20, has_parent=True
        ),
        EntityKind(
            "epe",
            noop("Public business entity"),
            noop("Public business entities"),
            21,
            has_parent=True,
        ),
        EntityKind(
            "societat_mercantil",
            noop("Municipal company"),
            noop("Municipal companies"),
            22,
            has_parent=True,
            may_join=False,
        ),
        EntityKind("aran", noop("General Council of Aran"), noop("General Council of Aran"), 3),
    )
}


def choices() -> list[tuple[str, str]]:
    """Return the kinds as (code, label) pairs in table order."""
    return [(kind.code, kind.label) for kind in KINDS.values()]
