"""Forms of the templates of plans."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.forms.deployment import offer
from governance.forms.entities import band_choices
from governance.models import PlanTemplate, TemplateTask
from governance.rules import entity_kinds
from governance.rules.deployment import phases, task_states
from governance.services.deployment.templates import Words

MOST_DAYS = 2000


def _joinable() -> list[tuple[str, str]]:
    kinds = entity_kinds.KINDS.values()
    return [(kind.code, gettext(kind.plural)) for kind in kinds if kind.may_join]


class TemplateForm(forms.Form):
    """The words of a template, and whom it is for."""

    title = forms.CharField(label=_("Title"), max_length=120)
    intro = forms.CharField(
        label=_("Introduction"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of bodies"), widget=forms.CheckboxSelectMultiple
    )
    bands = forms.MultipleChoiceField(
        label=_("Sizes"),
        help_text=_("Choose none when it is for every size."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    source = forms.ModelChoiceField(
        PlanTemplate.objects.order_by("title"),
        label=_("Begin with the tasks of"),
        required=False,
        empty_label=_("No task"),
    )
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, template: PlanTemplate | None, data: QueryDict | None = None) -> None:
        names = ("title", "intro", "kinds", "bands", "version")
        initial = {name: getattr(template, name) for name in names} if template else {}
        super().__init__(data, initial=initial, use_required_attribute=False)
        offer(self.fields["kinds"], _joinable())
        offer(self.fields["bands"], band_choices())
        if template is not None:
            del self.fields["source"]

    @property
    def words(self) -> Words:
        """What was written, for the service."""
        given = self.cleaned_data
        return Words(given["title"], given["intro"], given["kinds"], given["bands"])


class TemplateTaskForm(forms.Form):
    """A task of a template."""

    phase = forms.ChoiceField(label=_("Phase"))
    title = forms.CharField(
        label=_("Title"), help_text=_("What is to be done, in one line."), max_length=160
    )
    text = forms.CharField(
        label=_("Explanation"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    required = forms.BooleanField(
        label=_("The phase cannot be closed without it"), required=False, initial=True
    )
    side = forms.ChoiceField(label=_("Who does it"))
    days = forms.IntegerField(
        label=_("Days after the start of the plan"), min_value=0, max_value=MOST_DAYS
    )
    page = forms.ChoiceField(
        label=_("Page of the portal that it is about"),
        help_text=_("The task can be done only when that page has been filled in."),
        required=False,
    )
    link = forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    FACTS = ("phase", "title", "text", "required", "side", "days", "page", "link")

    def __init__(
        self, template: PlanTemplate, task: TemplateTask | None, data: QueryDict | None = None
    ) -> None:
        initial = {name: getattr(task, name) for name in self.FACTS} if task else {}
        initial["version"] = template.version
        super().__init__(data, initial=initial, use_required_attribute=False)
        tables = {"phase": phases.choices(), "side": [*task_states.SIDES.items()]}
        tables["page"] = [*task_states.PAGES.items()]
        for name, rows in tables.items():
            offer(self.fields[name], [(code, gettext(label)) for code, label in rows])

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of the task as written."""
        return {name: self.cleaned_data[name] for name in self.FACTS}
