"""An answer as it is typed in; nothing is saved here."""

from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from selfassessment.rules.answer_rules import LONGEST_COMMENT, LONGEST_REASON
from selfassessment.services.answering import Draft

NOT_APPLICABLE = "na"


class Lines(forms.CharField):
    """A text whose line ends count as one character, as the page counts them."""

    def to_python(self, value: Any) -> str:
        """Return VALUE with the line ends that people typed, not those that forms send."""
        return cast("str", super().to_python(value)).replace("\r\n", "\n")


class SeveralBoxes(forms.Widget):
    """What is ticked or typed under one name, as one text."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:  # noqa: ARG002  # Django's
        """Return all that DATA has under NAME, with blanks between."""
        found: list[str] = data.getlist(name) if hasattr(data, "getlist") else [data.get(name, "")]
        return " ".join(found)


class Value(Lines):
    """What goes beyond a level: a number, a text, or the codes of ticked boxes."""

    widget = SeveralBoxes


class AnswerForm(forms.Form):
    """One answer as it comes from the page; the template draws it, this validates it."""

    level = forms.ChoiceField(
        choices=[("", ""), *((str(n), str(n)) for n in range(5)), (NOT_APPLICABLE, "")],
        required=False,
        error_messages={"invalid_choice": _("Choose one of the levels from 0 to 4.")},
    )
    value = Value(max_length=LONGEST_COMMENT, required=False)
    reason = Lines(max_length=LONGEST_REASON, required=False)
    comment = Lines(max_length=LONGEST_COMMENT, required=False, strip=False)
    version = forms.IntegerField(min_value=0)
    over = forms.IntegerField(min_value=0, required=False)
    key = forms.UUIDField()
    after = forms.UUIDField(required=False)

    def draft(self, code: str) -> Draft:
        """Return the valid form as the draft of an answer to question CODE."""
        data: dict[str, Any] = self.cleaned_data
        level: str = data["level"]
        not_applicable = level == NOT_APPLICABLE
        return Draft(
            code=code,
            level=int(level) if level and not not_applicable else None,
            not_applicable=not_applicable,
            reason=data["reason"] if not_applicable else "",
            comment=data["comment"],
            seen=data["version"] if data["over"] is None else data["over"],
            key=data["key"],
            after=data["after"],
            value=data["value"],
        )


def fresh_key() -> UUID:
    """Return a new key for the next change."""
    return uuid4()
