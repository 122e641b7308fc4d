"""Forms of the catalogue of tools and of what a body says that it uses."""

from datetime import date
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.forms.deployment import day_field, offer
from governance.models import Tool, ToolUse
from governance.rules import tools
from governance.services.tools import Announcement, Use


class UseForm(forms.Form):
    """How far a body uses a tool, and since when. `seen` is the row that they saw, if any."""

    level = forms.ChoiceField(label=_("How far it is used"))
    since = day_field(_("Since"), required=True)
    note = forms.CharField(
        label=_("Note"), help_text=_("Version, supplier, area…"), max_length=200, required=False
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, tool: Tool, use: ToolUse | None, today: date, data: QueryDict | None = None
    ) -> None:
        initial: dict[str, object] = {"since": today, "level": tools.FULLY}
        if use is not None:
            initial |= {"level": use.level, "note": use.note, "seen": use.pk}
        super().__init__(
            data, initial=initial, auto_id=f"{tool.slug}_%s", use_required_attribute=False
        )
        offer(self.fields["level"], [(c, gettext(label)) for c, label in tools.level_choices()])

    @property
    def use(self) -> Use:
        """What was written, for the service."""
        given = self.cleaned_data
        return Use(given["level"], given["since"], given["note"], given["seen"])


class ToolForm(forms.Form):
    """The words of a tool of the catalogue."""

    name = forms.CharField(label=_("Name"), max_length=120)
    group = forms.ChoiceField(label=_("Group"))
    purpose = forms.CharField(
        label=_("What it is for"),
        help_text=_("In one or two sentences that anybody understands."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    owner = forms.CharField(label=_("Who provides it"), max_length=120)
    website = forms.URLField(
        label=_("Website"), max_length=300, required=False, assume_scheme="https"
    )
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    WORDS = ("name", "group", "purpose", "owner", "website")

    def __init__(self, tool: Tool | None, data: QueryDict | None = None) -> None:
        names = (*self.WORDS, "version")
        initial = {name: getattr(tool, name) for name in names} if tool else {}
        super().__init__(data, initial=initial, use_required_attribute=False)
        offer(self.fields["group"], [(c, gettext(label)) for c, label in tools.group_choices()])

    @property
    def words(self) -> dict[str, str]:
        """The columns of the tool as written."""
        return {name: self.cleaned_data[name] for name in self.WORDS}


class NoticeForm(forms.Form):
    """Announce that a tool changes or is retired."""

    kind = forms.ChoiceField(label=_("What happens"), widget=forms.RadioSelect)
    holds_from = day_field(_("From"), required=True)
    note = forms.CharField(
        label=_("What bodies have to know"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    replacement = forms.ModelChoiceField(
        Tool.objects.none(), label=_("What replaces it"), required=False, empty_label=_("Nothing")
    )
    source = forms.URLField(
        label=_("Where it was announced"), max_length=500, required=False, assume_scheme="https"
    )

    def __init__(self, tool: Tool, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        offer(self.fields["kind"], [(code, gettext(text)) for code, text in tools.KINDS.items()])
        others = Tool.objects.exclude(pk=tool.pk).order_by("name")
        cast("forms.ModelChoiceField[Tool]", self.fields["replacement"]).queryset = others

    @property
    def announcement(self) -> Announcement:
        """What was written, for the service."""
        return Announcement(**self.cleaned_data)
