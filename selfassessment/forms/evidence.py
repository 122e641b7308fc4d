"""Evidence as it is given; nothing is saved here."""

from collections.abc import Callable
from typing import ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from docs_library.models import Document
from eset_portal.common import uploads
from eset_portal.common.rules.errors import DomainError
from selfassessment.rules.evidence_kinds import DOCUMENT, FILE, LINK, SUPPORTER
from selfassessment.services.filling import pieces
from selfassessment.services.filling.pieces import Piece


class PieceForm(forms.Form):
    """A piece of evidence of one kind; MADE makes it of what its fields were given."""

    kind: ClassVar[str]
    made: ClassVar[Callable[..., Piece]]

    def piece(self) -> Piece | None:
        """Return what was given, checked; None with an error on its field."""
        if not self.is_valid():
            return None
        try:
            return self.made(**self.cleaned_data)
        except DomainError as error:
            self.add_error(next(iter(self.fields)), error.message)
            return None


def _checked(file: "UploadedFile[bytes]", note: str) -> Piece:
    return pieces.a_file(uploads.checked(file), note)


class FileForm(PieceForm):
    """A file."""

    kind, made = FILE, staticmethod(_checked)
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, PNG, JPG, ODT, ODS, DOCX or XLSX, of 20 MB at most."),
        allow_empty_file=True,
    )
    note = forms.CharField(label=_("What it shows"), max_length=500, required=False)


class LinkForm(PieceForm):
    """An address of the web."""

    kind, made = LINK, staticmethod(pieces.a_link)
    address = forms.CharField(
        label=_("Address"), max_length=500, widget=forms.URLInput(attrs={"placeholder": "https://"})
    )
    name = forms.CharField(label=_("What is there"), max_length=300, required=False)


class SupporterForm(PieceForm):
    """What the body that accompanies has, or does, for this one."""

    kind, made = SUPPORTER, staticmethod(pieces.from_supporter)
    note = forms.CharField(
        label=_("What they have or do for you"),
        help_text=_("For example: the Diputació keeps the register and its backup."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DocumentForm(PieceForm):
    """A document of the library, chosen from those found."""

    kind, made = DOCUMENT, staticmethod(pieces.a_document)
    document = forms.ModelChoiceField(Document.objects.all(), to_field_name="code")


FORMS: dict[str, type[PieceForm]] = {
    form.kind: form for form in (FileForm, LinkForm, SupporterForm, DocumentForm)
}
