"""Questionnaires that are being written: what they say now, and every save before."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.frozen import append_only
from eset_portal.common.models import Keyed
from selfassessment.models.questionnaires import QuestionnaireVersion
from selfassessment.rules.draft_states import DRAFT


def _states() -> list[tuple[str, str]]:
    return DRAFT.choices


class QuestionnaireDraft(Keyed):
    """A version that is not published yet; `version` counts its saves and guards against loss.

    What was approved is the content with `approved_sha256`, no other: a change takes the
    approval back. `published` is what came of it.
    """

    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    base = models.ForeignKey(
        QuestionnaireVersion, on_delete=models.PROTECT, null=True, related_name="drafts"
    )
    content = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=12, choices=_states, default="writing")
    created_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_sha256 = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    published = models.OneToOneField(
        QuestionnaireVersion, on_delete=models.PROTECT, null=True, related_name="draft"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "published"])
                | ~Q(approved_sha256="") & Q(approved_by__isnull=False),
                name="an_approval_names_its_content",
            ),
            models.CheckConstraint(
                condition=Q(state="published", published__isnull=False)
                | ~Q(state="published") & Q(published=None),
                name="a_published_draft_has_its_version",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> str:
        """The state in words, in the reader's language."""
        return gettext(DRAFT.states[self.state].label)

    @property
    def state_tone(self) -> str:
        """The tone of the state's badge."""
        return DRAFT.states[self.state].tone


class DraftRevision(models.Model):
    """What a draft said after one save, for ever."""

    draft = models.ForeignKey(
        QuestionnaireDraft, on_delete=models.PROTECT, related_name="revisions"
    )
    version = models.PositiveIntegerField()
    content = models.JSONField()
    author = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "version"], name="one_revision_a_save")
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.draft_id} v{self.version}"
