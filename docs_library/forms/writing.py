"""What editors write: the text of an edition and the facts of a document."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from docs_library.forms import fields
from docs_library.forms.fields import day, translated
from docs_library.models import Document, Edition
from docs_library.rules import collection_names, document_kinds, edition_states
from docs_library.rules.content import Content
from governance.models import Tool
from governance.rules import bands, entity_kinds

MOST_NORMS, LONGEST_NORM = 60, 300


class TextForm(forms.Form):
    """All that an edition says."""

    use_required_attribute = False
    title = fields.Written(
        label=gettext_lazy("Title"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"lang": "ca"}),
    )
    summary = fields.text(
        gettext_lazy("Summary"),
        rows=2,
        longest=1000,
        help_text=gettext_lazy("One or two sentences that say what it is for."),
    )
    text = fields.Written(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true", "lang": "ca"}),
        help_text=gettext_lazy(
            "In Markdown: ## before a heading, - before each point of a list, ** around what is"
            " important."
        ),
    )
    change_kind = forms.ChoiceField(label=gettext_lazy("Kind of change"))
    change_note = fields.text(gettext_lazy("What changes"))
    why = fields.text(gettext_lazy("Why"))
    to_do = fields.text(gettext_lazy("What bodies must do"))
    until = day(gettext_lazy("Until when"), required=False)
    impact_normative = fields.text(gettext_lazy("Normative impact"), rows=2)
    impact_technological = fields.text(gettext_lazy("Technological impact"), rows=2)
    impact_organisational = fields.text(gettext_lazy("Organisational impact"), rows=2)
    norms = fields.text(
        gettext_lazy("Norms"),
        rows=4,
        longest=20_000,
        help_text=gettext_lazy(
            "One in each line, as it is to be printed: Llei 39/2015, d’1 d’octubre, article 16."
        ),
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = edition_states.change_choices()
        first = edition.change_kind == "initial"
        self._until = edition.until
        choice = self.fields["change_kind"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(k, _(v)) for k, v in kinds if (k == "initial") is first]

    def clean_text(self) -> str:
        """Return the text with the line ends of this house."""
        written: str = self.cleaned_data["text"]
        return written.replace("\r\n", "\n").replace("\r", "\n")

    def clean_until(self) -> date | None:
        """Return the day until which bodies must act; refuse a new one that has passed."""
        given: date | None = self.cleaned_data["until"]
        if given and given != self._until and given < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Choose today or a later day."))
        return given

    def clean_norms(self) -> list[str]:
        """Return the citations, one a line; refuse what no citation is as long as."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["norms"].splitlines()]
        found = [line for line in lines if line]
        if len(found) > MOST_NORMS or any(len(line) > LONGEST_NORM for line in found):
            raise forms.ValidationError(
                _("At most 60 norms, one a line, each of at most 300 characters.")
            )
        return found

    def content(self, code: str) -> Content:
        """Return what was written as the content of the document with CODE."""
        given = self.cleaned_data
        return Content(
            code=code,
            text=given["text"],
            norms=tuple(given["norms"]),
            until=given["until"].isoformat() if given["until"] else "",
            **{name: given[name].replace("\r\n", "\n") for name in _PLAIN},
        )


_PLAIN = (
    *("title", "summary", "change_kind", "change_note", "why", "to_do"),
    *("impact_normative", "impact_technological", "impact_organisational"),
)


def initial(edition: Edition) -> dict[str, object]:
    """Return what the form of EDITION shows at first."""
    return {
        **{name: getattr(edition, name) for name in (*_PLAIN, "text", "until")},
        "norms": "\n".join(edition.norms),
    }


class CardForm(forms.Form):
    """The facts of a document that do not belong to an edition."""

    use_required_attribute = False
    collection = forms.ChoiceField(
        label=gettext_lazy("Collection"), choices=translated(collection_names.choices())
    )
    owner = forms.CharField(
        label=gettext_lazy("Who answers for it"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("The unit or body that keeps it up to date."),
    )
    is_required = forms.BooleanField(
        label=gettext_lazy("Required of all bodies it is for; otherwise it is recommended"),
        required=False,
    )
    may_be_adapted = forms.BooleanField(
        label=gettext_lazy("Bodies may adapt it to their own case"), required=False, initial=True
    )
    review_due = day(gettext_lazy("To be reviewed before"), required=False)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("For which kinds of bodies"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None means all."),
    )
    bands = forms.MultipleChoiceField(
        label=gettext_lazy("For which sizes of bodies"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=translated((band.code, band.label) for band in bands.BANDS.values()),
        help_text=gettext_lazy("None means all."),
    )
    tools = forms.ModelMultipleChoiceField(
        Tool.objects.none(),
        label=gettext_lazy("Which services and tools it stands on"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("When one changes or is retired, this document is to be reviewed."),
    )
    related = forms.CharField(
        label=gettext_lazy("Related documents"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Their codes, separated by commas: INS-03, GUI-02."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kinds"]
        if isinstance(kinds, forms.MultipleChoiceField):
            kinds.choices = [
                (kind.code, _(kind.plural)) for kind in entity_kinds.KINDS.values() if kind.may_join
            ]

        tools = self.fields["tools"]
        if isinstance(tools, forms.ModelMultipleChoiceField):
            tools.queryset = Tool.objects.order_by("name")

    def clean_related(self) -> list[Document]:
        """Return the documents named; refuse a code that no document has."""
        codes = {code.strip().upper() for code in self.cleaned_data["related"].split(",")} - {""}
        found = list(Document.objects.filter(code__in=codes).in_order())
        odd = sorted(codes - {document.code for document in found})
        if odd:
            raise forms.ValidationError(
                _("No document has the code %(codes)s.") % {"codes": ", ".join(odd)}
            )
        return found


class NewDocumentForm(CardForm):
    """A document that does not exist yet; its code is given by its kind."""

    field_order = ("title", "kind")
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of document"),
        choices=translated(document_kinds.choices()),
        help_text=gettext_lazy("The kind gives the code, which never changes."),
    )


class UploadForm(forms.Form):
    """A file to attach or to import."""

    file = forms.FileField(label=gettext_lazy("File"))
