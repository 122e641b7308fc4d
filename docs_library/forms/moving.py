"""What each step in the life of an edition asks of the person who takes it."""

from datetime import date, timedelta

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from docs_library.forms.fields import day, text
from docs_library.models import Document


class MoveForm(forms.Form):
    """A step that asks nothing; `revision` is the save that the person has read."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, revision: int, today: date) -> None:
        super().__init__(
            data, initial={"revision": revision, **self.first(today)}, use_required_attribute=False
        )

    def first(self, today: date) -> dict[str, object]:  # noqa: ARG002 - others ask for it
        """Return what the fields show at first."""
        return {}


class CommentForm(MoveForm):
    """A step with room for a few words."""

    comment = text(gettext_lazy("Comment"))


class ChangesForm(MoveForm):
    """What has to change before the text can be approved."""

    comment = text(gettext_lazy("What must change"), required=True)


class ReasonForm(MoveForm):
    """A step that may say why."""

    reason = text(gettext_lazy("Why"))


class PublishForm(MoveForm):
    """From when the edition applies."""

    effective_from = day(gettext_lazy("In force from"))

    def first(self, today: date) -> dict[str, object]:
        """Propose today."""
        return {"effective_from": today}


class ScheduleForm(PublishForm):
    """When the portal publishes by itself, and from when it applies."""

    publish_on = day(gettext_lazy("Publish on"))
    publish_time = forms.TimeField(
        label=gettext_lazy("At"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    field_order = ("revision", "publish_on", "publish_time", "effective_from")

    def first(self, today: date) -> dict[str, object]:
        """Propose tomorrow morning."""
        tomorrow = today + timedelta(days=1)
        return {"publish_on": tomorrow, "publish_time": "08:00", "effective_from": tomorrow}


class UrgentForm(PublishForm):
    """Why it cannot wait, and until when somebody reviews it."""

    reason = text(gettext_lazy("Why it cannot wait"), required=True)
    review_by = day(gettext_lazy("To be reviewed before"))
    field_order = ("revision", "reason", "effective_from", "review_by")

    def first(self, today: date) -> dict[str, object]:
        """Propose today, and a fortnight for the review."""
        return {"effective_from": today, "review_by": today + timedelta(days=14)}


class WithdrawForm(MoveForm):
    """Why the edition no longer counts, and what to read in its place."""

    reason = text(gettext_lazy("Why"), required=True)
    replacement = forms.CharField(
        label=gettext_lazy("Code of the document to read in its place"),
        required=False,
        max_length=12,
    )

    def clean_replacement(self) -> Document | None:
        """Return the document named; refuse a code that no document has."""
        code = self.cleaned_data["replacement"].strip().upper()
        found = Document.objects.filter(code=code).first() if code else None
        if code and found is None:
            raise forms.ValidationError(_("No document has the code %(codes)s.") % {"codes": code})
        return found


FORMS: dict[str, type[MoveForm]] = {
    "submit": MoveForm,
    "approve": CommentForm,
    "request_changes": ChangesForm,
    "schedule": ScheduleForm,
    "unschedule": MoveForm,
    "publish": PublishForm,
    "publish_urgently": UrgentForm,
    "confirm": CommentForm,
    "withdraw": WithdrawForm,
    "discard": ReasonForm,
}


class ReleaseForm(forms.Form):
    """A release: its name, its day, and what it brings."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=8,
        help_text=gettext_lazy("The year and a number, such as 2026.1."),
    )
    on = day(gettext_lazy("What is in force on"))
    change_note = text(gettext_lazy("What it brings"), required=True, rows=5)
