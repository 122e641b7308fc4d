"""Releases: their names, their manifests and what differs between two."""

import pytest

from docs_library.rules import releases
from docs_library.rules.releases import Part
from eset_portal.common.rules.errors import DomainError

ONE = Part("INS-01", "1.0", "Un", "a" * 64)
TWO = Part("INS-02", "1.0", "Dos", "b" * 64)


def test_the_next_name_counts_in_its_year() -> None:
    assert releases.next_name(2026, []) == "2026.1"
    assert releases.next_name(2026, ["2025.7", "2026.9", "2026.1"]) == "2026.10"


@pytest.mark.parametrize("name", ["", "2026", "2026.0", "26.1", "2026.1.1", "2026.100", "../x"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(DomainError):
        releases.parse_name(name)


def test_the_hash_covers_every_edition_whatever_their_order() -> None:
    def made(*parts: Part) -> str:
        said = releases.manifest(name="2026.1", on="2026-01-01", change_note="x", parts=parts)
        assert releases.parts(said) == sorted(parts)
        return releases.sha256(said)

    assert made(ONE, TWO) == made(TWO, ONE) != made(ONE)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ([ONE], [ONE], []),
        ([ONE], [ONE, TWO], [("INS-02", "added")]),
        ([ONE, TWO], [TWO], [("INS-01", "removed")]),
        ([ONE], [Part("INS-01", "1.1", "Un", "c" * 64)], [("INS-01", "minor")]),
        ([ONE], [Part("INS-01", "2.0", "Un", "c" * 64)], [("INS-01", "major")]),
        ([], [], []),
    ],
)
def test_what_differs_is_told_by_document(
    before: list[Part], after: list[Part], kinds: list[tuple[str, str]]
) -> None:
    assert [(one.code, one.kind) for one in releases.compare(before, after)] == kinds
