"""A release freezes what is in force on a day, and hands it out with its hashes."""

import json
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest

from docs_library.models import Edition
from docs_library.reports import release_pack
from docs_library.rules import releases
from docs_library.selectors import released
from docs_library.services import releasing
from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance.models import AuditEvent, User
from tests.docs_library.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

Publish = Callable[..., Edition]
TODAY = NOW.date()
NOTE = "Tots els documents vigents aquell dia."


def make(by: User, name: str = "2026.1", on: date = TODAY, note: str = NOTE) -> None:
    releasing.release(name=name, on=on, change_note=note, by=by, now=NOW)


def test_a_release_holds_what_was_in_force_on_its_day(publish: Publish, april: User) -> None:
    publish("1.0", date(2025, 1, 1))
    newer = publish("1.1", date(2026, 2, 1), kind="minor")
    make(april, "2025.1", date(2026, 1, 31))
    make(april)

    before, after = released.release("2025.1"), released.release("2026.1")
    assert before is not None
    assert after is not None
    assert [part.number for part in releases.parts(before.manifest)] == ["1.0"]
    assert list(released.editions(after)) == [newer]
    assert after.sha256 == releases.sha256(after.manifest)
    assert AuditEvent.objects.filter(verb="library.released").count() == 2


def test_its_file_has_the_manifest_and_gives_the_same_bytes_twice(
    publish: Publish, april: User
) -> None:
    edition = publish("1.0", date(2025, 1, 1))
    make(april)
    one = released.release("2026.1")
    assert one is not None

    with release_pack.write(one, [(edition, "https://x/")]) as file:
        first = file.read()
    with release_pack.write(one, [(edition, "https://x/")]) as file:
        assert file.read() == first
    with zipfile.ZipFile(BytesIO(first)) as pack:
        assert json.loads(pack.read("manifest.json")) == one.manifest
        assert edition.text in pack.read("INS-90_1.0.md").decode()
        assert pack.read("manifest.sha256").decode().startswith(one.sha256)


def test_a_name_is_given_once(publish: Publish, april: User) -> None:
    publish("1.0", date(2025, 1, 1))
    make(april)

    with pytest.raises(Conflict, match="already"):
        make(april)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"name": "primera"}, "2026.1"),
        ({"on": NOW.date() + timedelta(days=1)}, "today"),
        ({"note": "curta"}, "sentence"),
        ({"on": date(2001, 1, 1)}, "nothing to release"),
    ],
)
def test_what_is_no_release_is_refused(
    publish: Publish, april: User, facts: dict[str, object], says: str
) -> None:
    publish("1.0", date(2025, 1, 1))

    with pytest.raises(DomainError, match=says):
        make(april, **facts)  # type: ignore[arg-type] - one at a time


def test_editors_do_not_release(publish: Publish, edith: User) -> None:
    publish("1.0", date(2025, 1, 1))

    with pytest.raises(NotAllowed):
        make(edith)
