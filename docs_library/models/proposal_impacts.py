"""What a proposal would mean, and the text that it proposes."""

from django.db import models
from django.db.models import Q

from docs_library.models import proposal_guards as guards
from docs_library.models.editions import Edition
from docs_library.models.norms import Norm
from docs_library.models.proposals import PERSON, Proposal
from docs_library.rules.proposals import impacts
from eset_portal.common import frozen
from eset_portal.common.models import Keyed


class ProposalAssessment(Keyed):
    """How much a proposal would change, by somebody else than its proposer; the latest counts.

    BODIES is how many bodies it concerned then, WORKING how many of them worked by the document.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="assessments")
    normative = models.PositiveSmallIntegerField()
    technological = models.PositiveSmallIntegerField()
    organisational = models.PositiveSmallIntegerField()
    effort = models.PositiveSmallIntegerField()
    risk = models.PositiveSmallIntegerField()
    bodies = models.PositiveIntegerField()
    working = models.PositiveIntegerField()
    note = models.TextField(max_length=4000)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__lte": impacts.MOST for name in impacts.MEASURES}),
                name="assessment_is_from_0_to_3",
            ),
            models.CheckConstraint(
                condition=Q(note__regex=r"\S.{8}\S"), name="assessment_says_why"
            ),
        ]
        indexes = [models.Index(fields=["proposal", "-at"], name="assessments_of_proposal")]
        triggers = [guards.assessed_by_another(), *frozen.append_only()]

    def __str__(self) -> str:
        return str(self.proposal_id)


class AssessmentNorm(Keyed):
    """A norm that an assessment found to be concerned."""

    assessment = models.ForeignKey(
        ProposalAssessment, on_delete=models.PROTECT, related_name="norms"
    )
    norm = models.ForeignKey(Norm, on_delete=models.PROTECT, related_name="assessments")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "norm"], name="assessment_norm_once")
        ]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.norm_id}"


class ProposedText(Keyed):
    """The text that a proposal wants, over EDITION: first its own, then brought to each new one.

    Where it no longer applies, FITS is false and TEXT empty; what was written before stays.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="texts")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="proposed_texts")
    text = models.TextField(blank=True, default="")
    fits = models.BooleanField(default=True)
    by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fits=False, text="") | Q(fits=True) & ~Q(text=""),
                name="proposed_text_fits_or_is_empty",
            )
        ]
        indexes = [models.Index(fields=["proposal", "-at"], name="texts_of_proposal")]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.edition_id}"
