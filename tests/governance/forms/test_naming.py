"""The field for names."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from governance.forms.naming import NameField


def test_a_name_comes_out_tidied() -> None:
    assert NameField().clean("  Maria  Puig ") == "Maria Puig"


@pytest.mark.parametrize("name", ["<script>", "Ma\u202eria", "M" * 500, "", None, "\x00"])
def test_a_name_that_cannot_stand_is_refused(name: str | None) -> None:
    with pytest.raises(ValidationError):
        NameField().clean(name)


def test_the_reason_names_the_limit() -> None:
    with translation.override("en"), pytest.raises(ValidationError, match="to 40 characters"):
        NameField(most=40).clean("M" * 41)


def test_a_name_that_may_be_left_out_may_be_left_out() -> None:
    assert NameField(required=False).clean("  ") == ""
