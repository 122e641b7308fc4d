"""Outlines are loaded all or nothing, and drawn beneath the map."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from governance.models import User
from selfassessment.models import Boundary
from selfassessment.selectors.steering import places
from selfassessment.selectors.steering.names import Names
from selfassessment.selectors.steering.view import Filters, View
from tests.selfassessment import scenes
from tests.selfassessment.rules.test_boundaries import GEO

pytestmark = pytest.mark.django_db


def test_outlines_replace_those_there_are_and_are_drawn(tmp_path: Path) -> None:
    Boundary.objects.create(code="1", name="Old", rings=[])
    path = tmp_path / "comarques.json"
    path.write_text(json.dumps(GEO))
    call_command("import_boundaries", str(path), verbosity=0)
    assert [row.name for row in Boundary.objects.all()] == ["Barcelonès"]
    campaign = scenes.a_campaign()
    view = View(User(), campaign, Filters(), None, Names(campaign))
    assert "<polygon" in places.place_map(view).svg


@pytest.mark.parametrize("text", ["", "{", '{"type": "Feature"}', "\u00ff"])
def test_a_broken_file_changes_nothing(tmp_path: Path, text: str) -> None:
    Boundary.objects.create(code="1", name="Old", rings=[])
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(CommandError):
        call_command("import_boundaries", str(path))
    with pytest.raises(CommandError, match="there is no file"):
        call_command("import_boundaries", str(tmp_path / "nowhere.json"))
    assert Boundary.objects.get().name == "Old"
