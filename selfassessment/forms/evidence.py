"""Evidence as it is given; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from docs_library.models import Document
from eset_portal.common import uploads
from eset_portal.common.rules.errors import DomainError
from selfassessment.rules.evidence_kinds import DOCUMENT, FILE, LINK, SUPPORTER
from selfassessment.services.filling import pieces
from selfassessment.services.filling.pieces import Piece


class PieceForm(forms.Form):
    """A piece of evidence of one kind; subclasses say how it is read."""

    kind: str

    def piece(self) -> Piece | None:
        """Return what was given, checked; None with an error on its field."""
        if not self.is_valid():
            return None
        try:
            return self._read()
        except DomainError as error:
            self.add_error(next(iter(self.fields)), error.message)
            return None

    def _read(self) -> Piece:
        raise NotImplementedError


class FileForm(PieceForm):
    """A file."""

    kind = FILE
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, PNG, JPG, ODT, ODS, DOCX or XLSX, of 20 MB at most."),
        allow_empty_file=True,
    )
    note = forms.CharField(label=_("What it shows"), max_length=500, required=False)

    def _read(self) -> Piece:
        file = uploads.checked(self.cleaned_data["file"])
        return pieces.a_file(file, self.cleaned_data["note"])


class LinkForm(PieceForm):
    """An address of the web."""

    kind = LINK
    address = forms.CharField(
        label=_("Address"), max_length=500, widget=forms.URLInput(attrs={"placeholder": "https://"})
    )
    name = forms.CharField(label=_("What is there"), max_length=300, required=False)

    def _read(self) -> Piece:
        return pieces.a_link(self.cleaned_data["address"], self.cleaned_data["name"])


class SupporterForm(PieceForm):
    """What the body that accompanies has, or does, for this one."""

    kind = SUPPORTER
    note = forms.CharField(
        label=_("What they have or do for you"),
        help_text=_("For example: the Diputació keeps the register and its backup."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def _read(self) -> Piece:
        return pieces.from_supporter(self.cleaned_data["note"])


class DocumentForm(PieceForm):
    """A document of the library, chosen from those found."""

    kind = DOCUMENT
    document = forms.ModelChoiceField(Document.objects.all(), to_field_name="code")

    def _read(self) -> Piece:
        return pieces.a_document(self.cleaned_data["document"])


FORMS: dict[str, type[PieceForm]] = {
    form.kind: form for form in (FileForm, LinkForm, SupporterForm, DocumentForm)
}
