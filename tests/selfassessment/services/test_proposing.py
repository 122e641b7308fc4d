"""A proposal about a question knows which one, and the library only its name."""

import pytest
from django.db import Error, transaction

from docs_library.services.proposals.writing import Words
from selfassessment.models import Question, QuestionProposal
from selfassessment.selectors import proposals
from selfassessment.services import proposing
from selfassessment.services.proposing import Asked
from tests.cast import Cast
from tests.selfassessment.scenes import NOW, an_assessment


@pytest.mark.django_db
def test_the_question_is_kept_for_ever_and_found_by_its_code(cast: Cast) -> None:
    version = an_assessment(cast.a).campaign.version
    row = Question.objects.filter(version=version).order_by("position")[0]
    words = Words("clarity", "Una pregunta més clara", "No s’entén què demana.", "Cal un exemple.")
    asked = Asked(row, "Hi ha un responsable?")
    made = proposing.begin(asked=asked, words=words, by=cast.alice, entity=cast.a, now=NOW)
    assert (made.subject, made.label) == ("question", f"{row.code} · Hi ha un responsable?")
    assert proposals.about(cast.alice, row.code) == [made]
    assert proposals.about(cast.bob, row.code) == []
    with pytest.raises(Error), transaction.atomic():
        QuestionProposal.objects.filter(proposal=made).delete()
