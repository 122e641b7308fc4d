"""What somebody says of a change around the method."""

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from docs_library.forms.fields import day, text, translated
from docs_library.models import Norm
from docs_library.rules import collection_names
from docs_library.rules.watch import kinds as rules
from docs_library.services.watch.changes import Change
from governance.models import Tool
from governance.rules import entity_kinds


class ChangeForm(forms.Form):
    """A change of one source: a norm, a service or the organisation."""

    kind = forms.ChoiceField(label=gettext_lazy("What happens"), widget=forms.RadioSelect)
    norm = forms.ModelChoiceField(Norm.objects.none(), label=gettext_lazy("Norm"))
    tool = forms.ModelChoiceField(Tool.objects.none(), label=gettext_lazy("Service or tool"))
    title = forms.CharField(
        label=gettext_lazy("What is decided, in short"), min_length=4, max_length=200,
        widget=forms.TextInput(attrs={"lang": "ca"}),
    )  # fmt: skip
    holds_from = day(gettext_lazy("From"))
    note = text(
        gettext_lazy("What changes, and what it means for the documents"),
        required=True,
        help_text=gettext_lazy("It becomes the reason of the editions that are written for it."),
    )
    source = forms.URLField(
        label=gettext_lazy("Where it was published"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    collections = forms.MultipleChoiceField(
        label=gettext_lazy("Which collections it concerns"),
        widget=forms.CheckboxSelectMultiple,
        choices=translated(collection_names.choices()),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("For which kinds of bodies"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None means all."),
    )

    ASKED = {
        rules.NORM: ("norm",),
        rules.TOOL: ("tool",),
        rules.ORGANISATION: ("title", "collections", "kinds"),
    }

    def __init__(
        self, source: str, data: QueryDict | None, *, first: dict[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=first, use_required_attribute=False)
        for other, names in self.ASKED.items():
            for name in names if other != source else ():
                del self.fields[name]
        happens = rules.kinds_of(source)
        self._offer("kind", happens)
        if len(happens) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
            self.initial.setdefault("kind", happens[0][0])
        self._offer(
            "kinds", [(k.code, k.plural) for k in entity_kinds.KINDS.values() if k.may_join]
        )
        if "norm" in self.fields:
            norms = cast("forms.ModelChoiceField[Norm]", self.fields["norm"])
            norms.queryset = Norm.objects.order_by("name")
        if "tool" in self.fields:
            tools = cast("forms.ModelChoiceField[Tool]", self.fields["tool"])
            tools.queryset = Tool.objects.order_by("name")

    @property
    def change(self) -> Change:
        """What was written, for the service."""
        given = self.cleaned_data
        return Change(
            kind=given["kind"],
            holds_from=given["holds_from"],
            note=given["note"],
            source=given["source"],
            norm=given.get("norm"),
            tool=given.get("tool"),
            title=given.get("title", ""),
            collections=tuple(given.get("collections", ())),
            kinds=tuple(given.get("kinds", ())),
        )

    def _offer(self, name: str, pairs: list[tuple[str, str]]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = [(code, _(label)) for code, label in pairs]
