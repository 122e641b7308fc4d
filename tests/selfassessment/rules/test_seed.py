"""The first questionnaire is sound, and the library it points to is the agreed one."""

import re
from collections import Counter

from selfassessment.rules.instrument import content_hash, to_content
from selfassessment.rules.loading import load_yaml
from selfassessment.rules.vocabulary import KINDS
from tests.selfassessment.rules.builders import SEED, the_seed

LIBRARY = {
    *(f"GUI-{n:02}" for n in range(1, 7)),
    *(f"INS-{n:02}" for n in range(1, 11)),
    *(f"PLA-{n:02}" for n in range(1, 8)),
    *(f"FIT-{n:02}" for n in range(1, 6)),
    *(f"FOR-{n:02}" for n in range(1, 6)),
}


def test_it_has_ten_dimensions_that_share_a_hundred_points() -> None:
    dimensions = the_seed().dimensions
    assert [dimension.short_name for dimension in dimensions] == [
        "Governança",
        "Persones",
        "Sistema de treball",
        "Registre",
        "Tramitació",
        "Ciutadania",
        "Interoperabilitat",
        "Arxiu",
        "Transparència",
        "Seguretat",
    ]
    assert [len(part.questions) for part in dimensions] == [6, 5, 8, 6, 8, 6, 5, 7, 4, 6]
    assert [part.weight for part in dimensions] == [10, 8, 16, 12, 14, 10, 8, 12, 4, 6]


def test_codes_follow_dimension_and_position() -> None:
    assert [question.code for question in the_seed()] == [
        f"{dimension.code}.{position}"
        for dimension in the_seed().dimensions
        for position, _ in enumerate(dimension.questions, 1)
    ]


def test_critical_questions_are_also_controlled() -> None:
    critical = [question for question in the_seed() if question.critical]
    assert len(critical) == 12
    assert all(question.control for question in critical)
    assert sum(question.control for question in the_seed()) == 34


def test_every_question_leads_to_the_library_and_every_document_is_led_to() -> None:
    linked = Counter(code for question in the_seed() for code in question.documents)
    assert set(linked) == LIBRARY
    assert all(question.documents for question in the_seed())


def test_every_question_asks_for_evidence_and_describes_five_different_levels() -> None:
    for question in the_seed():
        assert question.evidence, question.code
        assert len(set(question.levels)) == 5, question.code
        assert question.text.endswith("?"), question.code


def test_every_kind_of_body_is_asked_in_every_dimension() -> None:
    for kind in KINDS:
        assert all(part.questions for part in the_seed().visible_to(kind, "T1").dimensions), kind


def test_the_file_gives_canonical_content() -> None:
    content = load_yaml(SEED.read_text(encoding="utf-8"))
    assert content == to_content(the_seed())
    assert re.fullmatch(r"[0-9a-f]{64}", content_hash(content))
