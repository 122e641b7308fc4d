"""What a body says of what it shares."""

from typing import TYPE_CHECKING, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from docs_library.forms.fields import text, translated
from docs_library.models import Document, Edition, LocalEdition, Practice
from docs_library.rules.practices import kinds
from docs_library.selectors.practices import finding, page
from docs_library.services.practices.writing import Words
from governance.models import Entity, Tool

SHOWN = 8  # of the documents and tools to choose from, before one scrolls
SEVERAL = _("Several may be chosen.")


if TYPE_CHECKING:
    LocalEditionField = forms.ModelChoiceField[LocalEdition]
else:
    LocalEditionField = forms.ModelChoiceField


class CopyField(LocalEditionField):
    """The approved text of one of the own copies of a body."""

    def label_from_instance(self, obj: LocalEdition) -> str:
        """Return the document that it is a copy of."""
        return str(obj.adaptation.document)


class PracticeForm(forms.Form):
    """The words of a practice, what it stands on, and whom to ask."""

    kind = forms.ChoiceField(label=_("What it is"), choices=translated(kinds.kind_choices()))
    title = forms.CharField(
        label=_("In short"),
        min_length=4,
        max_length=150,
        widget=forms.TextInput(attrs={"lang": "ca", "autocomplete": "off"}),
    )
    problem = text(_("What problem it solves"), required=True, help_text=_("At least a sentence."))
    how = text(
        _("How it is done"),
        rows=8,
        required=True,
        longest=10_000,
        help_text=_("So that another body can do it without asking."),
    )
    gains = text(
        _("What it cost and what it saved"),
        help_text=_("Hours, money, queries: what you know, even roughly."),
    )
    copy = CopyField(
        LocalEdition.objects.none(),
        label=_("Own copy that you share with it"),
        required=False,
        empty_label=_("None"),
        help_text=_("Other bodies can begin their own copy of the document from yours."),
    )
    documents = forms.ModelMultipleChoiceField(
        Document.objects.none(),
        label=_("Documents that it follows"),
        required=False,
        help_text=SEVERAL,
    )
    tools = forms.ModelMultipleChoiceField(
        Tool.objects.none(), label=_("Tools used"), required=False, help_text=SEVERAL
    )
    licence = forms.ChoiceField(
        label=_("Licence"), choices=translated(kinds.licence_choices()), initial="cc_by"
    )
    contact = forms.CharField(
        label=_("Whom others may ask"),
        max_length=120,
        help_text=_("Better a post than a person, such as “Secretaria”."),
        widget=forms.TextInput(attrs={"lang": "ca", "autocomplete": "off"}),
    )
    contact_email = forms.EmailField(
        label=_("Their e-mail address"), help_text=_("All members of e-SET will see it.")
    )

    def __init__(self, data: QueryDict | None, *, first: dict[str, object], entity: Entity) -> None:
        super().__init__(data, initial=first, use_required_attribute=False)
        copies = cast("CopyField", self.fields["copy"])
        copies.queryset = finding.sharable(entity)
        if not copies.queryset.exists():
            del self.fields["copy"]
        published = Edition.objects.numbered().values("document")
        _choose(self.fields["documents"]).queryset = Document.objects.filter(
            pk__in=published
        ).in_order()
        for name in ("documents", "tools"):
            self.fields[name].widget.attrs["size"] = SHOWN
        _choose(self.fields["tools"]).queryset = Tool.objects.order_by("name")

    @property
    def words(self) -> Words:
        """What was written, for the service."""
        given = self.cleaned_data
        told = {name: given[name] for name in ("kind", "title", "problem", "how", "gains")}
        asked = {name: given[name] for name in ("licence", "contact", "contact_email")}
        return Words(
            **told,
            **asked,
            documents=list(given["documents"]),
            tools=list(given["tools"]),
            copy=given.get("copy"),
        )

    def clean_problem(self) -> str:
        """Refuse a problem in two words."""
        return _long_enough(self.cleaned_data["problem"])

    def clean_how(self) -> str:
        """Refuse a way in two words."""
        return _long_enough(self.cleaned_data["how"])


def said(practice: Practice) -> dict[str, object]:
    """Return what PRACTICE says, as the form shows it first."""
    names = ("kind", "title", "problem", "how", "gains", "licence", "contact", "contact_email")
    found: dict[str, object] = {name: getattr(practice, name) for name in names}
    documents = practice.documents.values_list("document", flat=True)
    tools = page.tools(practice).values_list("pk", flat=True)
    return found | {
        "copy": practice.copy_id,
        "documents": list(documents),
        "tools": list(tools),
    }


def _choose(field: forms.Field) -> "forms.ModelMultipleChoiceField[Document | Tool]":
    return cast("forms.ModelMultipleChoiceField[Document | Tool]", field)


def _long_enough(given: str) -> str:
    if len(given.strip()) < kinds.SHORTEST:
        raise forms.ValidationError(_("Write at least a sentence."))
    return given
