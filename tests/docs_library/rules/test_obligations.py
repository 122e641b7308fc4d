"""What a heading calls obligatory stays in every copy; more may be added."""

import pytest

from docs_library.rules import blocks, obligations

PUBLISHED = """# Guia

Lliure.

## Terminis (obligatoris)

Deu dies.

### Recursos

Un mes.

## Consells

Lliure també.
"""


def test_what_stands_under_such_a_heading_is_obligatory_down_to_the_next_of_its_level() -> None:
    found = obligations.obligatory(blocks.split(PUBLISHED))

    assert [block.content for block in found] == [
        *("Terminis (obligatoris)", "Deu dies.", "Recursos", "Un mes.")
    ]


@pytest.mark.parametrize(
    ("title", "says_so"),
    [
        ("Signatura (obligatòria)", True),
        ("Signatura (Obligatori)", True),
        ("Passos (obligatòries)", True),
        ("Signatura obligatòria", False),
        ("Signatura (obligatòria) i segell", False),
    ],
)
def test_a_heading_says_it_at_its_end_in_brackets(title: str, says_so: bool) -> None:
    assert bool(obligations.obligatory(blocks.split(f"# {title}\n\nText.\n"))) is says_so


def test_to_add_is_free_and_to_take_out_or_rewrite_is_told() -> None:
    noted = PUBLISHED.replace("Deu dies.\n", "Deu dies.\n\nAquí, cinc.\n")
    rewritten = PUBLISHED.replace("Deu dies.", "Vint dies.")

    assert obligations.missing(PUBLISHED, noted) == []
    assert [one.content for one in obligations.missing(PUBLISHED, rewritten)] == ["Deu dies."]
