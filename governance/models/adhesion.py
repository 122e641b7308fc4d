"""Applications of bodies to join: the case, what happened to it, and its papers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from eset_portal.common.models import Keyed
from governance.rules import adhesion_states, entity_kinds, papers

PERSON = "governance.User"
BODY = "governance.Entity"


class Application(Keyed):
    """A body asks to join: a case, from the draft to the day on which the body leaves.

    A body that the register lacks has only a name and kind until an administrator adds it.
    `step` counts the moves: whoever decides says which step they saw.
    """

    entity = models.ForeignKey(
        BODY, on_delete=models.PROTECT, null=True, related_name="applications"
    )
    asked_name = models.CharField(max_length=150, blank=True)
    asked_kind = models.CharField(max_length=30, blank=True, choices=entity_kinds.choices)
    asked_about = models.CharField(max_length=1000, blank=True)
    filer = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="applications")
    post = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    reasons = models.CharField(max_length=4000, blank=True)
    tools = models.CharField(max_length=2000, blank=True)
    shared_secretaria = models.BooleanField(null=True)
    has_file_manager = models.BooleanField(null=True)
    uses_eset = models.BooleanField(default=False)
    in_archives_network = models.BooleanField(default=False)
    state = models.CharField(
        max_length=20, choices=adhesion_states.choices, default=adhesion_states.DRAFT
    )
    step = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    supporter = models.ForeignKey(BODY, on_delete=models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField(null=True)
    sign_by = models.DateField(null=True)
    agreement_number = models.CharField(max_length=30, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entity"],
                condition=Q(state__in=adhesion_states.FILED),
                name="one_open_application_a_body",
            ),
            models.UniqueConstraint(
                fields=["entity", "filer"],
                condition=Q(state=adhesion_states.DRAFT),
                name="one_draft_a_body_and_filer",
            ),
            models.CheckConstraint(
                condition=Q(entity__isnull=False) | (~Q(asked_name="") & ~Q(asked_kind="")),
                name="application_says_which_body",
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(adhesion_states.ADHESION.states)),
                name="application_state_is_known",
            ),
        ]
        indexes = [models.Index(fields=["state", "submitted_at"], name="application_by_state")]

    def __str__(self) -> str:
        return self.body_name

    @property
    def body_name(self) -> str:
        """The name of the body: the register's, or the one that the filer wrote."""
        return self.entity.name if self.entity else self.asked_name

    @property
    def kind(self) -> str:
        """The code of the body's kind."""
        return self.entity.kind if self.entity else self.asked_kind

    @property
    def kind_label(self) -> str:
        """The kind in words, in the reader's language."""
        return gettext(entity_kinds.KINDS[self.kind].label)

    @property
    def state_label(self) -> str:
        """The state in words, in the reader's language."""
        return gettext(adhesion_states.ADHESION.states[self.state].label)

    @property
    def tone(self) -> str:
        """The tone of the state's badge."""
        return adhesion_states.ADHESION.states[self.state].tone


class AskedPaper(models.Model):
    """A paper that the Consortium wants to see before it decides."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="asked")
    title = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


def place(paper: "CasePaper", name: str) -> str:
    """Return where the file of PAPER is kept: by its key, whatever NAME it came with."""
    del name
    return f"adhesion/{paper.application_id}/{paper.pk}.pdf"


class CasePaper(Keyed):
    """A PDF of a case; SIGNATURES are what it states of them, which nobody has verified.

    One that goes with the application says which by OWED, a code of rules/papers.py.
    """

    class Kind(models.TextChoices):
        OWED = "owed", _("Paper that goes with the application")
        ASKED = "asked", _("Paper that was asked for")
        AGREEMENT = "agreement", _("Agreement")
        SIGNED = "signed", _("Agreement signed by the body")
        COUNTERSIGNED = "countersigned", _("Agreement signed by both sides")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=15, choices=Kind)
    owed = models.CharField(max_length=20, blank=True)
    answers = models.ForeignKey(
        AskedPaper, on_delete=models.PROTECT, null=True, related_name="papers"
    )
    file = models.FileField(upload_to=place, max_length=200)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    signatures = models.JSONField(null=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["application", "kind", "-at"], name="papers_of_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """What it is, in the reader's language."""
        if self.answers:
            return self.answers.title
        return (
            gettext(papers.ALL[self.owed].label) if self.owed else str(self.Kind(self.kind).label)
        )
