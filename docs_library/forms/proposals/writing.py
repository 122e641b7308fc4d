"""What a proposal says."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from docs_library.forms.fields import text, translated
from docs_library.models import Proposal
from docs_library.rules.proposals import kinds, quotes
from docs_library.services.proposals.writing import Words


class WordsForm(forms.Form):
    """The words of a proposal; passage and new text only for a document."""

    quote = text(
        _("The passage"),
        rows=3,
        longest=quotes.LONGEST,
        help_text=_("Copy it as it stands in the text. It is found again in later editions."),
    )
    wanted = text(
        _("How it should read"),
        rows=6,
        longest=20_000,
        help_text=_(
            "Change the text itself, if you like. It is kept over this edition and brought to"
            " later ones as long as it fits."
        ),
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=translated(kinds.kind_choices()))
    title = forms.CharField(
        label=_("In short"),
        min_length=4,
        max_length=150,
        widget=forms.TextInput(attrs={"lang": "ca", "autocomplete": "off"}),
    )
    problem = text(
        _("What the problem is"), rows=4, required=True, help_text=_("At least a sentence.")
    )
    suggestion = text(
        _("What you suggest"), rows=4, required=True, help_text=_("At least a sentence.")
    )
    is_private = forms.BooleanField(
        label=_("Only my body, who accompanies it and the Consortium see it"),
        required=False,
        help_text=_("Otherwise all members see it and may support it. You can open it later."),
    )

    def __init__(
        self, data: QueryDict | None, *, first: dict[str, object], of_document: bool
    ) -> None:
        super().__init__(data, initial=first, use_required_attribute=False)
        if not of_document:
            del self.fields["quote"]
        if not (of_document and (first.get("quote") or (data and data.get("quote")))):
            del self.fields["wanted"]

    @property
    def words(self) -> Words:
        """What was written, for the service."""
        given = self.cleaned_data
        return Words(
            kind=given["kind"],
            title=given["title"],
            problem=given["problem"],
            suggestion=given["suggestion"],
            quote=given.get("quote", ""),
            wanted=given.get("wanted", ""),
            is_private=given["is_private"],
        )

    def clean_problem(self) -> str:
        """Refuse a problem in two words."""
        return _long_enough(self.cleaned_data["problem"])

    def clean_suggestion(self) -> str:
        """Refuse a suggestion in two words."""
        return _long_enough(self.cleaned_data["suggestion"])


def _long_enough(said: str) -> str:
    if len(said.strip()) < kinds.SHORTEST:
        raise forms.ValidationError(_("Write at least a sentence."))
    return said


def said(proposal: Proposal) -> dict[str, object]:
    """Return what PROPOSAL says, as the form shows it first."""
    wanted = proposal.wanted
    if proposal.edition is not None and proposal.quote and not wanted:
        wanted = quotes.source(proposal.edition.text, proposal.quote).strip()
    return {
        "quote": proposal.quote,
        "wanted": wanted,
        "kind": proposal.kind,
        "title": proposal.title,
        "problem": proposal.problem,
        "suggestion": proposal.suggestion,
        "is_private": proposal.is_private,
    }
