"""What each step of a proposal asks of the person who takes it."""

from typing import cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from docs_library.forms.fields import text
from docs_library.models import Norm, Proposal
from docs_library.rules.proposals import impacts, names
from docs_library.rules.proposals.moves import MOVES
from docs_library.selectors.proposals.finding import preparing
from docs_library.services.proposals.assessing import Impact
from governance.models import CommitteeSession


class StepForm(forms.Form):
    """A step: which one of its history the person has seen, and why it is taken."""

    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    into = forms.ModelChoiceField(
        Proposal.objects.none(),
        label=_("Join it to"),
        help_text=_("Those that sound alike come first."),
        widget=forms.Select(attrs={"lang": "ca"}),
    )
    session = forms.ModelChoiceField(CommitteeSession.objects.none(), label=_("Session"))
    comment = text(_("Why"), required=True, help_text=_("The proposer will read it."))

    def __init__(
        self,
        data: QueryDict | None,
        *,
        code: str,
        seen: int,
        others: "QuerySet[Proposal] | None" = None,
    ) -> None:
        super().__init__(data, initial={"seen": seen}, use_required_attribute=False)
        if code != names.MERGE:
            del self.fields["into"]
        elif others is not None:
            field = cast("forms.ModelChoiceField[Proposal]", self.fields["into"])
            field.queryset = others
        if code != names.PUT_ON_AGENDA:
            del self.fields["session"]
        else:
            held = cast("forms.ModelChoiceField[CommitteeSession]", self.fields["session"])
            held.queryset = preparing()
        if not MOVES[code].comment:
            self.fields["comment"].required = False
            self.fields["comment"].help_text = ""
            self.fields["comment"].label = _("Comment")
        elif code == names.ASK_INFO:
            self.fields["comment"].label = _("What you need to know")
        elif code == names.GIVE_INFO:
            self.fields["comment"].label = _("Your answer")
            self.fields["comment"].help_text = ""


class AssessForm(forms.Form):
    """How much would change, each measure from 0 to 3."""

    note = text(_("Why, and what would have to be done"), required=True, rows=5)
    norms = forms.ModelMultipleChoiceField(
        Norm.objects.none(),
        label=_("Norms that it touches"),
        required=False,
        help_text=_("Several may be chosen."),
    )

    def __init__(self, data: QueryDict | None, *, first: dict[str, object]) -> None:
        super().__init__(data, initial=first, use_required_attribute=False)
        cast(
            "forms.ModelMultipleChoiceField[Norm]", self.fields["norms"]
        ).queryset = Norm.objects.order_by("name")
        degrees = [(str(n), f"{n} · {gettext(label)}") for n, label in impacts.degree_choices()]
        measures = {
            code: forms.ChoiceField(label=gettext(label), choices=degrees, widget=forms.RadioSelect)
            for code, label in impacts.MEASURES.items()
        }
        self.fields = {**measures, **self.fields}

    @property
    def impact(self) -> Impact:
        """What was given, for the service."""
        given = self.cleaned_data
        degrees = {code: int(given[code]) for code in impacts.MEASURES}
        return Impact(degrees, given["note"], list(given["norms"]))
