"""Forms of the plan of a body and its tasks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.models import PlanTask, PlanTemplate, User
from governance.rules.deployment import task_states

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def day_field(label: "StrOrPromise", *, required: bool = False) -> forms.DateField:
    """Return a field for a day, as browsers write it."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


def offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    """Let FIELD, one to choose in, offer CHOICES."""
    cast("forms.ChoiceField", field).choices = choices


class StartForm(forms.Form):
    """Choose the template of a new plan; the first of those offered fits best."""

    template = forms.ModelChoiceField(
        PlanTemplate.objects.filter(retired_at=None), label=_("Template"), empty_label=None
    )

    def __init__(self, offered: list[PlanTemplate], data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"template": offered[0].pk} if offered else {})
        offer(self.fields["template"], [(str(row.pk), row.title) for row in offered])


class ReopenForm(forms.Form):
    """Say why a phase is opened again."""

    reason = forms.CharField(
        label=_("Why it is opened again"),
        help_text=_("Everybody who works on the plan can read it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TaskForm(forms.Form):
    """Change a task: its state, who is in charge, and until when. `version` is what they saw."""

    state = forms.ChoiceField(label=_("State"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why it does not apply"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.TypedChoiceField(
        label=_("Who is in charge"), required=False, coerce=int, empty_value=None
    )
    due_on = day_field(_("Due date"))
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, task: PlanTask, owners: Iterable[User], data: QueryDict | None = None
    ) -> None:
        initial = {
            "state": task.state,
            "reason": task.reason,
            "owner": task.owner_id,
            "due_on": task.due_on,
            "version": task.version,
        }
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.people = {user.pk: user for user in (*owners, *([task.owner] if task.owner else []))}
        states = [(code, gettext(label)) for code, label in task_states.choices()]
        names = [(str(key), str(user)) for key, user in self.people.items()]
        offer(self.fields["state"], states)
        offer(self.fields["owner"], [("", gettext("Nobody yet")), *names])

    def clean(self) -> dict[str, object]:
        """Ask for the reason of what does not apply."""
        found: dict[str, object] = super().clean() or {}
        state, reason = str(found.get("state", "")), str(found.get("reason", ""))
        refusal = task_states.refusal(state, reason=reason) if state else ""
        if refusal:
            self.add_error("reason", gettext(refusal))
        return found

    @property
    def chosen_owner(self) -> User | None:
        """The person chosen; None for nobody."""
        return self.people.get(self.cleaned_data["owner"])


class CommentForm(forms.Form):
    """Write a comment on a task."""

    text = forms.CharField(
        label=_("Comment"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class FileForm(forms.Form):
    """Attach a file as evidence."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, text document, sheet, picture… of 20 MB at most. No personal data."),
        allow_empty_file=True,
    )


class LinkForm(forms.Form):
    """Give an address of the web as evidence."""

    address = forms.URLField(label=_("Address"), max_length=500, assume_scheme="https")
    name = forms.CharField(label=_("What is there"), max_length=200, required=False)
