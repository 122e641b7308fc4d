"""A field for the name of a person or a thing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from governance.rules import naming

LONGEST_NAME = 120


class NameField(forms.CharField):
    """A name, tidied; one that cannot stand is refused with what to do."""

    def __init__(self, *, most: int = LONGEST_NAME, **options: Any) -> None:
        self.most = most
        super().__init__(**options)
        self.widget.attrs.setdefault("maxlength", str(most))

    def clean(self, value: Any) -> str:
        """Return the tidied name, or raise ValidationError with the reason."""
        name = naming.tidy(str(value or ""))
        if not name and not self.required:
            return ""
        if reason := naming.fault(name, most=self.most):
            raise ValidationError(_(reason) % {"most": self.most})
        return name
