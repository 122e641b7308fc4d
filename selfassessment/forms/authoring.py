"""What methodology editors write: the heading of a questionnaire, its dimensions, its files."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from eset_portal.common.rules.numerals import NONE, whole
from selfassessment.models import QuestionnaireVersion
from selfassessment.rules.instrument.rating import BANDS, FLOORS, GATES, USUAL
from selfassessment.rules.vocabulary import LEVELS

CODE = RegexValidator(
    r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,19}\Z",
    _("A code has at most 20 letters, digits, points and hyphens, and begins with no sign."),
)


def line(label: Any, longest: int = 500, **more: Any) -> forms.CharField:
    """Return a field for one line in Catalan that may be left empty while it is written."""
    widget = forms.TextInput(attrs={"lang": "ca"})
    return forms.CharField(label=label, max_length=longest, required=False, widget=widget, **more)


def lines(label: Any, rows: int = 3, longest: int = 20_000, **more: Any) -> forms.CharField:
    """Return a field for several lines in Catalan that may be left empty."""
    widget = forms.Textarea(attrs={"rows": rows, "lang": "ca"})
    return forms.CharField(label=label, max_length=longest, required=False, widget=widget, **more)


def weight(value: str) -> object:
    """Return what was typed as a weight as content keeps it, right or wrong."""
    typed = value.strip().replace(",", ".")
    sign, digits = (-1, typed[1:]) if typed.startswith("-") else (1, typed)
    return typed if whole(digits) == NONE else sign * whole(digits)


class NewDraftForm(forms.Form):
    """A new questionnaire, empty or from a published version."""

    use_required_attribute = False
    title = line(_("Title"), 120, help_text=_("Only for an empty one."))
    base = forms.ModelChoiceField(
        QuestionnaireVersion.objects.filter(published_at__isnull=False).defer("content"),
        label=_("Starting from"),
        required=False,
        empty_label=_("Nothing: an empty questionnaire"),
    )

    def clean(self) -> dict[str, Any] | None:
        """Ask for a title when there is nothing to start from."""
        found = super().clean() or {}
        if not found.get("base") and not found.get("title"):
            self.add_error("title", _("Write a title, or choose a version to start from."))
        return found


class HeadingForm(forms.Form):
    """Title, number, scale and rating."""

    use_required_attribute = False
    title = line(_("Title"), 120)
    number = line(_("Number"), 20, help_text=_("Of the version, like 2027.1: each has its own."))
    scheme = forms.ChoiceField(
        label=_("How degrees come about"),
        choices=[(BANDS, _("By bands of the score")), (GATES, _("By gates, as in C2M2"))],
    )
    floors = line(
        _("From which score each degree is reached"),
        60,
        help_text=_("Five rising numbers, the first 0. Usually 0 20 40 60 80."),
    )
    critical = forms.ChoiceField(
        label=_("A critical answer under this level holds back"), choices=[(n, n) for n in LEVELS]
    )
    cap = forms.ChoiceField(
        label=_("The highest degree while held back"),
        choices=[
            (0, _("Not started")),
            (1, _("Initial")),
            (2, _("Being rolled out")),
            (3, _("In place")),
            (4, _("Consolidated")),
        ],
    )
    passing = forms.ChoiceField(
        label=_("Level needed to pass a gate"), choices=[(n, n) for n in LEVELS[1:]]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level in LEVELS:
            words = _("Level %(level)d: name") % {"level": level}
            meaning = _("Level %(level)d: what it means") % {"level": level}
            self.fields[f"name_{level}"] = line(words, 120)
            self.fields[f"description_{level}"] = line(meaning)

    def heading(self) -> dict[str, object]:
        """Return what was typed as plain content; the usual rating is None."""
        said = self.cleaned_data
        scale = [
            {"value": n, "name": said[f"name_{n}"], "description": said[f"description_{n}"]}
            for n in LEVELS
        ]
        facts = {"title": said["title"], "number": said["number"]}
        return {**facts, "scale": scale, "rating": self._rating()}

    def _rating(self) -> dict[str, object] | None:
        said = self.cleaned_data
        if said["scheme"] == GATES:
            return {"scheme": GATES, "passing": int(said["passing"])}
        floors = [weight(word) for word in said["floors"].replace(",", " ").split()]
        limits = {"critical": int(said["critical"]), "cap": int(said["cap"])}
        usual = floors == list(FLOORS) and limits == {"critical": USUAL.critical, "cap": USUAL.cap}
        return None if usual else {"scheme": BANDS, "floors": floors, **limits}


def heading_initial(content: dict[str, Any]) -> dict[str, object]:
    """Return what the form of the heading of CONTENT shows at first."""
    rating = content.get("rating", {})
    return {
        "title": content["title"],
        "number": content["number"],
        "scheme": rating.get("scheme", BANDS),
        "floors": " ".join(str(floor) for floor in rating.get("floors", FLOORS)),
        "critical": rating.get("critical", USUAL.critical),
        "cap": rating.get("cap", USUAL.cap),
        "passing": rating.get("passing", USUAL.passing),
        **{f"name_{level['value']}": level["name"] for level in content["scale"]},
        **{f"description_{level['value']}": level["description"] for level in content["scale"]},
    }


class DimensionForm(forms.Form):
    """A dimension without its questions."""

    use_required_attribute = False
    code = forms.CharField(label=_("Code"), max_length=20, validators=[CODE])
    name = line(_("Name"), 120)
    short_name = line(_("Short name"), 40, help_text=_("For charts and tables."))
    weight = line(_("Weight"), 20)

    def piece(self) -> dict[str, object]:
        """Return what was typed as plain content."""
        return {**self.cleaned_data, "weight": weight(self.cleaned_data["weight"])}


class ImportForm(forms.Form):
    """A questionnaire from a file."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,.xlsx"}),
        error_messages={"required": _("Choose a file first.")},
    )
    other = forms.BooleanField(
        label=_("Also if it is of another questionnaire"),
        required=False,
        help_text=_("Without this, only a file with the same title is taken in."),
    )
