"""What a body answered the last time to the forerunners of the questions of today."""

from collections.abc import Mapping

from selfassessment.models import Assessment
from selfassessment.rules import carrying
from selfassessment.rules.instrument import Question
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import assessments, control, instruments, lineage


def given(assessment: Assessment) -> Mapping[str, tuple[Question, Given]]:
    """Return, by the code of a question of ASSESSMENT, what was asked before and answered.

    The answers are those handed in last; empty without any. Which question was the forerunner
    is what the versions declare.
    """
    before = assessment.carried_from or assessments.last_given(assessment)
    if before is None or not before.frozen_levels:
        return {}
    now, then = assessment.campaign.version, before.campaign.version
    asked = instruments.of_version(then)
    past = {question.code: question for question in asked}
    known = control.thawed(before.frozen_levels)
    origins = carrying.origins(instruments.of_version(now), asked, lineage.between(now, then))
    return {new: (past[old], known[old]) for new, old in origins.items() if old in known}
