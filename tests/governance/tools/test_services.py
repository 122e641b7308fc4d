"""Uses and notices: dated, never rewritten, counted by tool, and there for the watch to read."""

from datetime import date, timedelta

import pytest

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance.models import AuditEvent, Entity, Tool, ToolNotice, ToolUse
from governance.selectors import tools as reading
from governance.services import tools, tools_seed
from governance.services.tools import Announcement, Use
from tests.cast import Cast
from tests.governance.deployment.making import NOW

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
WORDS = {"name": "e-Avisos", "group": "publishing", "purpose": "Avisa.", "owner": "Prova"}
RETIRED = Announcement("retirement", date(2026, 9, 1), "Deixa de funcionar.")


@pytest.fixture
def tool(cast: Cast) -> Tool:
    return tools.add(words=WORDS, by=cast.adam)


def test_a_tool_has_a_name_of_its_own(cast: Cast, tool: Tool) -> None:
    assert tool.slug == "e-avisos"
    with pytest.raises(Conflict):
        tools.add(words={**WORDS, "name": "E-AVISOS"}, by=cast.adam)
    with pytest.raises(DomainError):
        tools.add(words={**WORDS, "name": "!!!"}, by=cast.adam)


def test_nobody_overwrites_a_tool_they_have_not_seen(cast: Cast, tool: Tool) -> None:
    changed = {**WORDS, "purpose": "Avisa de debò."}
    assert tools.change(tool=tool, words=changed, seen=1, by=cast.adam).version == 2
    with pytest.raises(Conflict):
        tools.change(tool=tool, words=WORDS, seen=1, by=cast.adam)
    tool.refresh_from_db()
    assert tool.purpose == "Avisa de debò."


@pytest.mark.parametrize("name", ["alice", "tecla", "aurora", "edith"])
def test_only_the_consortium_keeps_the_catalogue(cast: Cast, tool: Tool, name: str) -> None:
    person = cast.person(name)
    assert person is not None
    with pytest.raises(NotAllowed):
        tools.add(words={**WORDS, "name": "Una altra"}, by=person)
    with pytest.raises(NotAllowed):
        tools.announce(tool=tool, what=RETIRED, by=person, now=NOW)


def test_what_is_announced_is_there_for_the_watch_until_it_holds(cast: Cast, tool: Tool) -> None:
    notice = tools.announce(tool=tool, what=RETIRED, by=cast.adam, now=NOW)

    assert list(reading.announced(TODAY)) == [notice]
    assert list(reading.announced(TODAY - timedelta(days=1))) == []
    assert list(reading.announced(date(2026, 9, 1))) == []
    assert reading.standing(tool, TODAY).state == "announced"
    assert reading.standing(tool, date(2026, 9, 1)).state == "retired"
    line = AuditEvent.objects.get(verb="tool.announced")
    assert line.facts == {"tool": "e-avisos", "kind": "retirement", "since": "2026-09-01"}


def test_the_soonest_notice_comes_first(cast: Cast, tool: Tool) -> None:
    late = tools.announce(tool=tool, what=RETIRED, by=cast.adam, now=NOW)
    soon = Announcement("change", date(2026, 4, 1), "Canvia la pantalla.")
    first = tools.announce(tool=tool, what=soon, by=cast.adam, now=NOW)
    assert list(reading.announced(TODAY)) == [first, late]


def test_a_withdrawn_notice_counts_no_more_and_stays_on_record(cast: Cast, tool: Tool) -> None:
    notice = tools.announce(tool=tool, what=RETIRED, by=cast.adam, now=NOW)
    tools.withdraw(notice=notice, by=cast.adam, now=NOW)
    assert list(reading.announced(TODAY)) == []
    assert reading.standing(tool, TODAY).state == "active"
    assert ToolNotice.objects.get().withdrawn_at == NOW
    with pytest.raises(IllegalMove):
        tools.withdraw(notice=notice, by=cast.adam, now=NOW)


def test_no_tool_replaces_itself(cast: Cast, tool: Tool) -> None:
    what = Announcement("retirement", date(2027, 1, 1), "Es retira.", tool)
    with pytest.raises(DomainError):
        tools.announce(tool=tool, what=what, by=cast.adam, now=NOW)


def test_what_a_body_said_before_stays_with_its_days(cast: Cast, tool: Tool) -> None:
    first = tools.use(
        entity=cast.a, tool=tool, what=Use("trial", date(2024, 1, 1)), by=cast.alice, now=NOW
    )
    later = Use("fully", date(2026, 2, 1), "a tot arreu", first.pk)
    second = tools.use(entity=cast.a, tool=tool, what=later, by=cast.bob, now=NOW)

    first.refresh_from_db()
    assert (first.level, first.ends_on) == ("trial", date(2026, 2, 1))
    assert reading.past_uses(cast.a) == [second, first]
    then = [row.use for row in reading.of_body(cast.a, date(2025, 1, 1))]
    assert then == [first]
    assert [row.use for row in reading.in_use(cast.a, TODAY)] == [second]


def test_what_is_not_used_is_said_but_is_not_in_use(cast: Cast, tool: Tool) -> None:
    tools.use(entity=cast.a, tool=tool, what=Use("none", TODAY), by=cast.alice, now=NOW)
    assert reading.in_use(cast.a, TODAY) == []
    assert [row.use.level for row in reading.of_body(cast.a, TODAY) if row.use] == ["none"]


def test_the_same_said_twice_is_said_once(cast: Cast, tool: Tool) -> None:
    for _time in range(2):
        tools.use(entity=cast.a, tool=tool, what=Use("fully", TODAY), by=cast.alice, now=NOW)
    assert ToolUse.objects.count() == 1


def test_nobody_overwrites_what_they_have_not_seen(cast: Cast, tool: Tool) -> None:
    tools.use(entity=cast.a, tool=tool, what=Use("fully", TODAY), by=cast.alice, now=NOW)
    with pytest.raises(Conflict):
        tools.use(entity=cast.a, tool=tool, what=Use("trial", TODAY), by=cast.bob, now=NOW)


def test_a_row_that_began_the_same_day_makes_room(cast: Cast, tool: Tool) -> None:
    first = tools.use(entity=cast.a, tool=tool, what=Use("trial", TODAY), by=cast.alice, now=NOW)
    again = Use("partly", TODAY, seen=first.pk)
    tools.use(entity=cast.a, tool=tool, what=again, by=cast.alice, now=NOW)
    assert ToolUse.objects.get().level == "partly"


@pytest.mark.parametrize("since", [TODAY + timedelta(days=1), date(2023, 1, 1)])
def test_days_that_cannot_be_are_refused(cast: Cast, tool: Tool, since: date) -> None:
    first = tools.use(
        entity=cast.a, tool=tool, what=Use("trial", date(2024, 1, 1)), by=cast.alice, now=NOW
    )
    what = Use("fully", since, seen=first.pk)
    with pytest.raises(DomainError):
        tools.use(entity=cast.a, tool=tool, what=what, by=cast.alice, now=NOW)


@pytest.mark.parametrize("name", ["rosa", "charlie", "rita", "aurora"])
def test_only_who_works_for_the_body_says_what_it_uses(cast: Cast, tool: Tool, name: str) -> None:
    person = cast.person(name)
    assert person is not None
    with pytest.raises(NotAllowed):
        tools.use(entity=cast.a, tool=tool, what=Use("fully", TODAY), by=person, now=NOW)


def test_tools_are_counted_among_the_bodies_asked_about(
    cast: Cast, tool: Tool, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's own
    for body, who, level in ((cast.a, cast.alice, "fully"), (cast.b, cast.charlie, "none")):
        tools.use(entity=body, tool=tool, what=Use(level, TODAY), by=who, now=NOW)
    with django_assert_num_queries(4):
        (row,) = reading.by_tool(Entity.objects.all(), TODAY)
    assert (row.fully, row.none, row.used, row.said) == (1, 1, 1, 2)
    assert row.unsaid == Entity.objects.count() - 2
    (mine,) = reading.by_tool(Entity.objects.filter(pk=cast.a.pk), TODAY)
    assert (mine.fully, mine.total) == (1, 1)
    (before,) = reading.by_tool(Entity.objects.all(), TODAY - timedelta(days=1))
    assert before.used == 0


def test_the_projects_own_catalogue_is_loaded_once_and_names_what_e_set_rests_on() -> None:
    assert tools_seed.load() == 16
    assert tools_seed.load() == 0
    slugs = set(Tool.objects.values_list("slug", flat=True))
    assert {
        *("mux", "e-tram", "e-notum", "e-tauler", "seu-e", "via-oberta", "e-fact", "iarxiu"),
        *("copia", "t-cat", "portasignatures", "hestia", "eacat", "valid", "gestor-tercers"),
    } <= slugs
    assert not Tool.objects.filter(purpose="").exists()
