"""What is stored beside the answers is what the answers come to, whatever was changed."""

from random import Random

import pytest

from selfassessment.models import Assessment, Score
from selfassessment.rules.answer_rules import AnswerRefused
from selfassessment.rules.scoring.engine import score
from selfassessment.selectors import assessments, instruments
from selfassessment.services import answering
from selfassessment.services.answering import Stale
from selfassessment.services.scores import result_columns
from tests.cast import Cast
from tests.selfassessment.scenes import NOW, REASON, a_draft, an_assessment, answer, with_free_codes

STEPS = 40


def a_random_draft(random: Random, codes: list[str]) -> answering.Draft:
    """A draft that may be sound, stale or refused."""
    aside = random.random() < 0.2
    return a_draft(
        random.choice(codes),
        None if aside else random.choice([None, 0, 1, 2, 3, 4]),
        not_applicable=aside,
        reason=REASON if aside else "",
        seen=random.choice([0, 0, 1, 2, 3]),
    )


@pytest.mark.parametrize("seed", range(5))
def test_after_any_changes_stored_and_recomputed_scores_agree(cast: Cast, seed: int) -> None:
    random = Random(seed)  # noqa: S311  # changes that can be repeated, no secrets
    assessment = an_assessment(cast.a, dimensions=3, questions=2)
    instrument = instruments.of_assessment(assessment)
    kept = 0
    for _ in range(STEPS):
        draft = a_random_draft(random, [question.code for question in instrument])
        try:
            answering.save(assessment=assessment, draft=draft, by=cast.bob, now=NOW)
            kept += 1
        except (Stale, AnswerRefused):
            pass
        agree(assessment)
    assert 0 < kept < STEPS


def test_the_score_is_kept_for_the_dimension_where_the_question_stands(cast: Cast) -> None:
    assessment = with_free_codes(cast.a)
    answer(assessment, cast.bob, "ORG.1", level=4)
    assert list(Score.objects.values_list("dimension", "low_numerator")) == [("TIC", 50)]
    answer(assessment, cast.bob, "Q7", level=2)
    assert set(Score.objects.values_list("dimension", flat=True)) == {"TIC", "ORG"}
    agree(assessment)


def agree(assessment: Assessment) -> None:
    instrument = instruments.of_assessment(assessment)
    result = score(instrument, assessments.given(assessment))
    row = Assessment.objects.get(pk=assessment.pk)
    assert {name: getattr(row, name) for name in result_columns(result)} == result_columns(result)
    stored = {row.dimension: row for row in Score.objects.filter(assessment=assessment)}
    for part in result.dimensions:
        if part.code in stored:
            found = stored[part.code]
            assert (found.low, found.high) == (part.low, part.high)
            assert (found.answered, found.total) == (part.answered, part.total)
        else:
            assert part.answered == part.not_applicable == 0
