"""What happened to a shared practice, which bodies use it and who follows it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from docs_library.models import practice_guards as guards
from docs_library.models.adaptations import Adaptation
from docs_library.models.practices import PERSON, Practice
from docs_library.rules.practices import names
from docs_library.rules.practices.moves import MOVES
from docs_library.rules.practices.states import LIFE
from eset_portal.common import frozen
from eset_portal.common.models import Keyed

WORDS = (names.QUESTION, names.ANSWER)


class PracticeMove(Keyed):
    """A line of the history of a practice: a move; or a question or its answer, which move nothing.

    ANSWERS is the question that an answer is about.
    """

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="moves")
    move = models.CharField(max_length=10)
    start = models.CharField(max_length=10)
    end = models.CharField(max_length=10)
    by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    comment = models.TextField(max_length=5000, blank=True, default="")
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(move__in=[*MOVES, *WORDS]), name="practice_move_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(move__in=WORDS) | Q(comment__regex=r"\S"),
                name="question_and_answer_say_something",
            ),
            models.CheckConstraint(
                condition=Q(move=names.ANSWER, answers__isnull=False)
                | ~Q(move=names.ANSWER) & Q(answers=None),
                name="answer_is_to_a_question",
            ),
        ]
        indexes = [models.Index(fields=["practice", "at"], name="moves_of_practice")]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.practice_id} {self.move}"

    @property
    def label(self) -> str:
        """What happened, in the reader's language."""
        return gettext(names.DONE[self.move])

    @property
    def tone(self) -> str:
        """The tone of the badge of the state it led to."""
        return LIFE.states[self.end].tone


class PracticeUse(Keyed):
    """A body says that it uses it too, and how."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="uses")
    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="practice_uses"
    )
    context = models.TextField(max_length=2000, blank=True, default="")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "entity"], name="one_use_a_body")
        ]
        triggers = [guards.used_by_another()]

    def __str__(self) -> str:
        return f"{self.practice_id} {self.entity_id}"


class PracticeStart(Keyed):
    """An own copy of another body was begun from a practice."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="starts")
    adaptation = models.OneToOneField(
        Adaptation, on_delete=models.PROTECT, related_name="begun_from"
    )
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.practice_id} {self.adaptation_id}"


class PracticeFollower(Keyed):
    """Somebody hears of each step of a practice."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="followers")
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="followed_practices")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "user"], name="nobody_follows_a_practice_twice"
            )
        ]

    def __str__(self) -> str:
        return f"{self.practice_id} {self.user_id}"
