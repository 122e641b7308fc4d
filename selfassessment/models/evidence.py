"""What shows an answer to be so: files, links, documents of the library, what the supporter has."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.models import Keyed
from selfassessment.rules import evidence_kinds
from selfassessment.rules.evidence_kinds import DOCUMENT, FILE, LINK, SUPPORTER

IS_SOUND = (
    Q(kind=FILE, link="", document=None) & ~Q(sha256="")
    | Q(kind=LINK, link__startswith="https://", document=None, sha256="", file="")
    | Q(kind=DOCUMENT, link="", document__isnull=False, sha256="", file="")
    | Q(kind=SUPPORTER, link="", document=None, sha256="", file="")
)


def _kinds() -> list[tuple[str, str]]:
    return evidence_kinds.choices()


class Evidence(Keyed):
    """A piece of evidence for one answer. What is removed stays on record; its file may be gone.

    REUSED_FROM is the piece of an earlier assessment that it repeats: both share one file.
    """

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="evidence"
    )
    question = models.ForeignKey("selfassessment.Question", on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=_kinds)
    name = models.CharField(max_length=300)
    note = models.CharField(max_length=500, blank=True)
    file = models.FileField(upload_to="evidence", max_length=300, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    link = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey("docs_library.Document", on_delete=models.PROTECT, null=True)
    reused_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=IS_SOUND, name="evidence_is_sound"),
            models.CheckConstraint(condition=~Q(name=""), name="evidence_has_a_name"),
            models.UniqueConstraint(
                fields=["assessment", "question", "kind", "sha256", "link", "document"],
                condition=Q(removed_at=None) & ~Q(kind=SUPPORTER),
                nulls_distinct=False,
                name="one_piece_once_a_question",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> str:
        """The kind in words, in the reader's language."""
        return gettext(evidence_kinds.LABELS[self.kind])

    @property
    def has_file(self) -> bool:
        """Whether there is a file to hand out."""
        return self.kind == FILE and bool(self.file)
