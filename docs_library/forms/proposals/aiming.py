"""For each accepted open proposal, whether an edition that is published resolves it."""

from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from docs_library.models import Proposal

HERE, OPEN = "here", "open"
START = "p-"


def ask(
    form: forms.Form, about: "QuerySet[Proposal]", *, hint: str, edition: UUID | None = None
) -> None:
    """Let FORM, with which something is published, ask about each of the proposals it is ABOUT.

    HINT says what is asked; those that are aimed at the EDITION are chosen at first.
    """
    for row in about:
        form.fields[f"{START}{row.pk}"] = forms.ChoiceField(
            label=row.title,
            choices=[(HERE, _("Resolved here")), (OPEN, _("Still open"))],
            widget=forms.RadioSelect,
            initial=HERE if edition and row.aimed_at_id == edition else None,
            help_text=hint,
        )


def asked(form: forms.Form) -> list[UUID]:
    """Return which proposals FORM asks about."""
    return [UUID(name[len(START) :]) for name in form.fields if name.startswith(START)]


def resolved(form: forms.Form) -> set[UUID] | None:
    """Return which proposals a valid FORM says are resolved; None when it asked about none."""
    known = asked(form)
    return {key for key in known if form.cleaned_data[f"{START}{key}"] == HERE} if known else None
