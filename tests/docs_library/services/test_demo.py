"""What the demonstration shows of editing: one edition in review, one scheduled, two releases."""

from datetime import timedelta

import pytest

from docs_library.models import Edition, Release, Remark
from docs_library.services import demo, publishing
from governance.models import User
from tests.docs_library.conftest import NOW

pytestmark = pytest.mark.django_db


def test_it_is_there_once_and_stays_as_people_leave_it(edith: User, april: User) -> None:
    publishing.load_sample(now=NOW)

    for _time in range(2):
        demo.load(editor=edith, approver=april, now=NOW)

    rows = Edition.objects.open().values_list("document__code", "state")
    assert sorted(rows) == [(demo.SCHEDULED, "scheduled"), (demo.IN_REVIEW, "in_review")]
    assert (Remark.objects.count(), Release.objects.count()) == (1, 2)


DAY = timedelta(days=1)


def test_without_those_documents_it_shows_less(edith: User, april: User) -> None:
    publishing.load_sample(now=NOW)
    newest = Edition.objects.filter(document__code=demo.SCHEDULED).newest_first()[0]
    Edition.objects.filter(pk=newest.pk).update(effective_to=newest.effective_from + DAY)

    demo.load(editor=edith, approver=april, now=NOW)

    assert Release.objects.count() == 2
