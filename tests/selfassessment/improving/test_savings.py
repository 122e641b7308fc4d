"""What sharing saved is pieces times hours, by assumptions that can be tried."""

from django.http import QueryDict

from selfassessment.forms.savings import SavingsForm
from selfassessment.rules import savings


def test_hours_are_pieces_times_what_is_assumed_of_each() -> None:
    found = savings.lines({"document": 3, "update": 2}, {"update": 5})
    assert [(line.code, line.saved) for line in found] == [
        ("document", 3 * savings.ASSUMED["document"]),
        ("model", 0),
        ("copy", 0),
        ("update", 10),
    ]
    assert savings.total(found) == 3 * savings.ASSUMED["document"] + 10


def test_what_is_not_sound_is_said_and_the_usual_counts() -> None:
    form = SavingsForm(QueryDict("document=7&model=-3&copy=x&update=9999"))
    assert form.hours() == {"document": 7}
    assert sorted(form.errors) == ["copy", "model", "update"]
