"""What whoever moves an application on writes: the words, and what the move needs besides."""

from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from governance.forms.adhesion import LONGEST_NAME, kind_choices, line, text
from governance.forms.naming import NameField
from governance.models import Application, Comarca, Entity
from governance.rules import adhesion_states as at
from governance.rules.adhesion_states import MOVES
from governance.rules.memberships import SUPPORTERS

DAYS_TO_SIGN = 60
MOST_PAPERS = 10
LONGEST_TITLE = 200


class MoveForm(forms.Form):
    """A move with its words: `seen` is the step of the case that the page showed."""

    code = ""
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    comment = text(_("Comment"), 4000, required=False)

    use_required_attribute = False

    def __init__(self, data: QueryDict | None, *, code: str, case: Application) -> None:
        super().__init__(data)
        self.auto_id = f"id_{code}_%s"
        self.code, self.case = code, case
        self.fields["seen"].initial = case.step
        self.fields["comment"].required = MOVES[code].comment
        self.fields["comment"].label = (
            _("Reason, which the body will read") if MOVES[code].comment else _("Comment")
        )
        self.fields["comment"].widget.attrs["rows"] = 3

    @property
    def label(self) -> str:
        """The word of the button."""
        return MOVES[self.code].label


class AskPapers(MoveForm):
    """Which papers are wanted, a line each."""

    titles = text(_("Papers, one in each line"), 1500)
    field_order = ("titles", "comment", "seen")

    def clean_titles(self) -> list[str]:
        """Return the titles, empty lines left out."""
        lines = [row.strip() for row in self.cleaned_data["titles"].splitlines() if row.strip()]
        if len(lines) > MOST_PAPERS:
            raise forms.ValidationError(_("Ask for ten papers at most."))
        if any(len(row) > LONGEST_TITLE for row in lines):
            raise forms.ValidationError(_("A line has more than 200 characters: shorten it."))
        return lines


class Accept(MoveForm):
    """The terms: who accompanies, from which day, until when to sign."""

    supporter = forms.ModelChoiceField(
        label=_("Who accompanies the body"), queryset=Entity.objects.none(), required=False
    )
    starts_on = forms.DateField(
        label=_("From which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    sign_by = forms.DateField(
        label=_("Agreement to be signed by"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    field_order = ("supporter", "starts_on", "sign_by", "comment", "seen")

    def __init__(
        self, data: QueryDict | None, *, code: str, case: Application, today: date
    ) -> None:
        super().__init__(data, code=code, case=case)
        known = Entity.objects.filter(kind__in=SUPPORTERS, status=Entity.Status.ACTIVE)
        field = self.fields["supporter"]
        field.queryset = known.in_order()  # type: ignore[attr-defined]
        if case.entity is not None:
            body = Entity.objects.with_facts(today).get(pk=case.entity.pk)
            field.initial = getattr(body, "supporter_id", None)
        self.fields["starts_on"].initial = today
        self.fields["sign_by"].initial = today + timedelta(days=DAYS_TO_SIGN)


class KnownBody(forms.Form):
    """A body of the register, by its key."""

    entity = forms.UUIDField()

    @property
    def key(self) -> UUID | None:
        """The key; None when it is none."""
        return self.cleaned_data["entity"] if self.is_valid() else None


class NewBody(forms.Form):
    """The facts of a body to add to the register: columns of its file."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    name = NameField(label=_("Official name"), most=LONGEST_NAME)
    kind = forms.ChoiceField(label=_("Kind of body"), choices=kind_choices)
    code = line(_("Code"), 10, required=False)
    nif = line(_("NIF"), 12, required=False)
    parent_code = line(
        _("Code of the body it depends on"),
        10,
        required=False,
        help_text=_("For entities, agencies, boards and companies of a municipality."),
    )
    comarca_code = forms.ChoiceField(label=_("Comarca"), required=False)

    use_required_attribute = False

    def __init__(
        self, data: QueryDict | None = None, *, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.auto_id = "id_new_%s"
        known = Comarca.objects.order_by("sort_name").values_list("code", "name")
        self.fields["comarca_code"].choices = [("", "—"), *known]  # type: ignore[attr-defined]

    @property
    def facts(self) -> dict[str, str]:
        """The columns by name."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


def form_of(code: str, case: Application, today: date, data: QueryDict | None = None) -> MoveForm:
    """Return the form that the move CODE of CASE wants, filled with DATA if somebody sent it."""
    if code == at.ACCEPT:
        return Accept(data, code=code, case=case, today=today)
    wanted = AskPapers if code == at.ASK_PAPERS else MoveForm
    return wanted(data, code=code, case=case)
