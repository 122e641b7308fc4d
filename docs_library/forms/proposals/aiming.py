"""For each accepted open proposal, whether an edition that is published resolves it."""

from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from docs_library.models import Proposal

HERE, OPEN = "here", "open"
START = "p-"


def ask(form: forms.Form, asked: "QuerySet[Proposal]", *, edition: UUID) -> None:
    """Let FORM, with which EDITION is published, ask about each of the proposals ASKED."""
    for row in asked:
        form.fields[f"{START}{row.pk}"] = forms.ChoiceField(
            label=row.title,
            choices=[(HERE, _("Resolved here")), (OPEN, _("Still open"))],
            widget=forms.RadioSelect,
            initial=HERE if row.aimed_at_id == edition else None,
            help_text=_("Accepted proposal: say what this edition does about it."),
        )


def resolved(form: forms.Form) -> set[UUID] | None:
    """Return which proposals a valid FORM says are resolved; None when it asked about none."""
    answers = {name: form.cleaned_data[name] for name in form.fields if name.startswith(START)}
    if not answers:
        return None
    return {UUID(name[len(START) :]) for name, answer in answers.items() if answer == HERE}
