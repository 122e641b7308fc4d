"""A question as methodology editors write it, of whichever kind."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.rules import bands, entity_kinds
from selfassessment.forms.authoring import CODE, line, lines, weight
from selfassessment.rules.question_kinds import KINDS
from selfassessment.rules.vocabulary import BANDS, LEVELS
from selfassessment.rules.vocabulary import KINDS as BODIES

LISTS = ("evidence", "norms", "documents")
FLAGS = ("critical", "control", "allows_na")
OPTION_PARTS = 3


class QuestionForm(forms.Form):
    """All that a question may have; what does not belong to its kind is left out when kept."""

    use_required_attribute = False
    code = forms.CharField(label=_("Code"), max_length=20, validators=[CODE])
    kind = forms.ChoiceField(label=_("Kind of question"))
    text = lines(_("Question"), 2, 500)
    weight = line(_("Weight"), 20, help_text=_("0 only informs. With decimals: 1.5"))
    unit = line(_("Unit"), 30)
    decimals = forms.IntegerField(label=_("Decimals"), min_value=0, max_value=6, required=False)
    most = line(_("Greatest number"), 20)
    number_bands = lines(
        _("Bands"), 4, help_text=_("One a line: from which number on, = and the level: 10 = 2")
    )
    options = lines(
        _("Options"), 4, help_text=_("One a line: code | points | text, like web | 2 | Al web")
    )
    evidence = lines(_("Expected evidence"), 3, help_text=_("One a line."))
    norms = lines(_("Norms"), 2, help_text=_("Their codes, one a line: L39/2015"))
    documents = lines(_("Documents"), 2, help_text=_("Of the library, one a line: INS-03"))
    critical = forms.BooleanField(label=_("Critical"), required=False)
    control = forms.BooleanField(label=_("Part of the control"), required=False)
    allows_na = forms.BooleanField(label=_("May not apply, with a reason"), required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of bodies"), required=False, widget=forms.CheckboxSelectMultiple
    )
    sizes = forms.MultipleChoiceField(
        label=_("Sizes of town halls"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None means all."),
    )
    depends_on = line(_("Only if this question"), 20, help_text=_("Its code; empty: always."))
    at_least = forms.TypedChoiceField(
        label=_("has at least level"), choices=[(n, n) for n in LEVELS], coerce=int
    )
    at_most = forms.TypedChoiceField(
        label=_("and at most level"), choices=[(n, n) for n in LEVELS], coerce=int
    )
    chosen = line(_("or has this option chosen"), 20, help_text=_("The code of the option."))
    origins = line(
        _("Comes from"),
        300,
        help_text=_(
            "Codes in the version before, for what was split, merged or moved; - for none."
            " Empty: the question of the same code."
        ),
    )
    gate = forms.TypedChoiceField(
        label=_("Gate"),
        choices=[(0, _("None")), *((n, n) for n in LEVELS[1:])],
        coerce=int,
        help_text=_("Of the degree, where degrees come about by gates."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level in LEVELS:
            self.fields[f"level_{level}"] = lines(_("Level %(level)d") % {"level": level}, 2, 500)
        words = {
            "kind": [(code, gettext(kind.LABEL)) for code, kind in KINDS.items()],
            "kinds": [(code, gettext(entity_kinds.KINDS[code].plural)) for code in BODIES],
            "sizes": [(code, gettext(bands.BANDS[code].label)) for code in BANDS],
        }
        for name, choices in words.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def piece(self) -> dict[str, object]:
        """Return what was typed as the plain content of a question of its kind."""
        said = self.cleaned_data
        return {
            "code": said["code"],
            "kind": said["kind"],
            "text": _one(said["text"]),
            "weight": weight(said["weight"]),
            **_details(said),
            **{name: _items(said[name]) for name in LISTS},
            **{name: said[name] for name in FLAGS},
            "applies": {"kinds": sorted(said["kinds"]), "bands": sorted(said["sizes"])},
            **_condition(said),
            **({"gate": said["gate"]} if said["gate"] else {}),
            **_origins(said["origins"]),
        }


def initial(piece: dict[str, Any]) -> dict[str, object]:
    """Return what the form of the question PIECE shows at first."""
    condition = piece.get("condition", {})
    numbers = [f"{row['from']} = {row['level']}" for row in piece.get("bands", [])]
    options = [f"{o['code']} | {o['points']} | {o['text']}" for o in piece.get("options", [])]
    return {
        **{
            name: piece.get(name, "") for name in ("code", "kind", "text", "weight", "unit", "most")
        },
        **{name: piece[name] for name in FLAGS},
        **{name: "\n".join(piece[name]) for name in LISTS},
        **{f"level_{n}": text for n, text in enumerate(piece.get("levels", []))},
        "decimals": piece.get("decimals", 0),
        "number_bands": "\n".join(numbers),
        "options": "\n".join(options),
        "kinds": piece["applies"]["kinds"],
        "sizes": piece["applies"]["bands"],
        "depends_on": condition.get("question", ""),
        "at_least": condition.get("at_least", 0),
        "at_most": condition.get("at_most", LEVELS[-1]),
        "chosen": condition.get("chosen", ""),
        "gate": piece.get("gate", 0),
        "origins": " ".join(piece["from"] or ["-"]) if "from" in piece else "",
    }


def fresh(code: str) -> dict[str, Any]:
    """Return a question with CODE that nobody has written yet."""
    return {
        "code": code,
        "kind": "level",
        "text": "",
        "weight": 1,
        "levels": [""] * len(LEVELS),
        **{name: [] for name in LISTS},
        "critical": False,
        "control": False,
        "allows_na": True,
        "applies": {"kinds": sorted(BODIES), "bands": []},
    }


def _details(said: dict[str, Any]) -> dict[str, object]:
    if said["kind"] == "level":
        return {"levels": [_one(said[f"level_{level}"]) for level in LEVELS]}
    if said["kind"] == "number":
        most = {"most": weight(said["most"])} if said["most"] else {}
        found = [_band(row) for row in _items(said["number_bands"])]
        return {"unit": said["unit"], "decimals": said["decimals"] or 0, "bands": found, **most}
    if said["kind"] == "choices":
        return {"options": [_option(row) for row in _items(said["options"])]}
    return {}


def _band(row: str) -> dict[str, object]:
    start, _sign, level = row.partition("=")
    return {"from": weight(start), "level": weight(level)}


def _option(row: str) -> dict[str, object]:
    parts = [part.strip() for part in row.split("|", OPTION_PARTS - 1)]
    code, points, text = [*parts, "", ""][:OPTION_PARTS]
    return {"code": code, "text": text, "points": weight(points)}


def _condition(said: dict[str, Any]) -> dict[str, object]:
    if not said["depends_on"]:
        return {}
    span = {"at_least": said["at_least"], "at_most": said["at_most"]}
    chosen = {"chosen": said["chosen"]} if said["chosen"] else {}
    return {"condition": {"question": said["depends_on"], **span, **chosen}}


def _origins(typed: str) -> dict[str, object]:
    codes = typed.replace(",", " ").split()
    return {"from": [code for code in codes if code != "-"]} if codes else {}


def _items(typed: str) -> list[str]:
    return [row.strip() for row in typed.splitlines() if row.strip()]


def _one(typed: str) -> str:
    return typed.replace("\r\n", "\n").strip()
