"""A citation names a norm, whatever it says of articles."""

import pytest

from docs_library.rules.norm_kinds import identify


@pytest.mark.parametrize(
    ("citation", "kind", "name"),
    [
        ("Llei 39/2015, d’1 d’octubre, articles 16 i 28", "act", "Llei 39/2015"),
        ("Llei orgànica 3/2018, de 5 de desembre", "act", "Llei orgànica 3/2018"),
        ("Reial decret 311/2022, de 3 de maig", "decree", "Reial decret 311/2022"),
        ("Reial decret legislatiu 5/2015, article 47 bis", "decree", None),
        ("Reglament (UE) 910/2014 (eIDAS)", "eu", "Reglament (UE) 910/2014"),
        ("Norma UNE-EN ISO 15489-1", "technical", "UNE-EN ISO 15489-1"),
        ("Ordenança de la plana", "other", "Ordenança de la plana"),
    ],
)
def test_a_norm_is_known_by_its_short_name(citation: str, kind: str, name: str | None) -> None:
    assert identify(citation) == (kind, name or "Reial decret legislatiu 5/2015")
