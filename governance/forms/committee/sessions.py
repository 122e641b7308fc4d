"""Forms of a session: when and where, and what is on its agenda."""

from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from governance.forms.deployment import day_field
from governance.models import CommitteeSession, Entity
from governance.services.committee.agenda import Matter
from governance.services.committee.planning import When


class WhenForm(forms.Form):
    """When and where a session is held."""

    day = day_field(_("Day"), required=True)
    clock = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=_("Meeting place"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Link to join"), max_length=500, required=False, assume_scheme="https"
    )

    def __init__(self, session: CommitteeSession | None, data: QueryDict | None = None) -> None:
        initial: dict[str, object] = {"clock": "10:00"}
        if session is not None:
            start = timezone.localtime(session.starts_at)
            initial = {"day": start.date(), "clock": start.time()}
            initial |= {"place": session.place, "link": session.link}
        super().__init__(data, initial=initial, use_required_attribute=False)

    @property
    def when(self) -> When:
        """What was written, for the service."""
        given = self.cleaned_data
        start = datetime.combine(given["day"], given["clock"])
        return When(timezone.make_aware(start), given["place"], given["link"])


class MatterForm(forms.Form):
    """An item to put on the agenda."""

    title = forms.CharField(label=_("What it is about"), max_length=200)
    text = forms.CharField(
        label=_("Text"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    proposer_entity = forms.ModelChoiceField(
        Entity.objects.none(),
        label=_("Institution that proposes it"),
        help_text=_("Its members do not vote on the item."),
        required=False,
        empty_label=_("None"),
    )

    def __init__(self, session: CommitteeSession, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        field = self.fields["proposer_entity"]
        rows = Entity.objects.filter(seats__body=session.body_id).distinct()
        field.queryset = rows.order_by("sort_name")  # type: ignore[attr-defined]

    @property
    def matter(self) -> Matter:
        """What was written, for the service."""
        return Matter(**self.cleaned_data)
