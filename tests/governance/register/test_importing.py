"""Taking a file into the register: all of it or nothing."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from governance.models import AuditEvent, ComarcaMembership, Entity, Population
from tests.governance.register.conftest import Import

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("territory")]

HEAD = "code,ine_code,kind,name,parent_code,comarca_code,comarca_since,population_2024,nif"
ABRERA = "0800180001,080018,ajuntament,Ajuntament d'Abrera,,11,2023-01-01,12981,"
ALELLA = "0800390004,080039,ajuntament,Ajuntament d'Alella,,21,2023-01-01,10200,"


def test_a_good_file_is_written(take: Import) -> None:
    done = take(f"{HEAD}\n{ABRERA}\n{ALELLA}\n")

    assert (done.new, done.changed, done.unchanged, done.rejected) == (2, 0, 0, [])
    abrera = Entity.objects.get(code="0800180001")
    assert (abrera.sort_name, abrera.search_name) == (
        "abrera",
        " ajuntament abrera dabrera 0800180001 080018",
    )
    assert abrera.populations.get().inhabitants == 12981


def test_doing_it_twice_changes_nothing(take: Import) -> None:
    take(f"{HEAD}\n{ABRERA}\n{ALELLA}\n")
    before = list(Entity.objects.order_by("pk").values())

    done = take(f"{HEAD}\n{ABRERA}\n{ALELLA}\n")

    assert (done.new, done.changed, done.unchanged) == (0, 0, 2)
    assert list(Entity.objects.order_by("pk").values()) == before
    assert AuditEvent.objects.filter(verb="register.imported").count() == 1


def test_a_spreadsheet_that_took_the_zeros_gives_the_same_bodies(take: Import) -> None:
    take(f"{HEAD}\n{ABRERA}\n")

    done = take(f"{HEAD}\n{ABRERA.replace('0800180001,080018', '800180001,80018')}\n")

    assert (done.new, done.unchanged) == (0, 1)


def test_what_changed_is_written_and_counted(take: Import) -> None:
    take(f"{HEAD}\n{ABRERA}\n{ALELLA}\n")

    done = take(f"{HEAD}\n{ABRERA.replace('12981', '13000')}\n{ALELLA}\n")

    assert (done.changed, done.unchanged) == (1, 1)
    assert Population.objects.get(entity__code="0800180001").inhabitants == 13000


def test_a_new_comarca_ends_the_one_before(take: Import) -> None:
    take(f"{HEAD}\n{ABRERA}\n")

    take(f"{HEAD}\n{ABRERA.replace('11,2023-01-01', '40,2026-05-01')}\n")

    stays = ComarcaMembership.objects.order_by("starts_on").values_list("comarca_id", "ends_on")
    assert [(code, ends and ends.isoformat()) for code, ends in stays] == [
        ("11", "2026-05-01"),
        ("40", None),
    ]


def test_a_comarca_before_the_present_one_is_refused(take: Import) -> None:
    take(f"{HEAD}\n{ABRERA}\n")

    done = take(f"{HEAD}\n{ABRERA.replace('11,2023-01-01', '40,2022-05-01')}\n")

    assert [problem.line for problem in done.rejected] == [2]
    assert ComarcaMembership.objects.get().comarca_id == "11"


def test_an_import_that_would_leave_bodies_without_comarca_is_refused_whole(take: Import) -> None:
    take(f"{HEAD}\n{ABRERA}\n")

    done = take(
        f"{HEAD}\n{ABRERA.replace('12981', '13000')}\n{ALELLA.replace('21,2023-01-01', ',')}\n"
        ",,ajuntament,Ajuntament de Prova,,,,,\n"
    )

    assert [problem.line for problem in done.rejected] == [3, 4]
    assert {problem.message for problem in done.rejected} == {
        "This body would lie in no comarca: say in which it lies."
    }
    assert [body.name for body in Entity.objects.all()] == ["Ajuntament d'Abrera"]
    assert Population.objects.get().inhabitants == 12981
    assert ComarcaMembership.objects.get().comarca_id == "11"


def test_a_file_without_comarques_takes_none_away(take: Import) -> None:
    take(f"{HEAD}\n{ABRERA}\n")

    done = take("code,kind,name\n0800180001,ajuntament,Ajuntament d'Abrera\n")

    assert (done.rejected, done.unchanged) == ([], 1)
    assert ComarcaMembership.objects.get(ends_on=None).comarca_id == "11"


def test_what_the_file_leaves_out_stays_and_is_listed(take: Import) -> None:
    take(f"{HEAD}\n{ABRERA}\n{ALELLA}\n")

    done = take(f"{HEAD}\n{ALELLA}\n")

    assert [body.name for body in done.missing] == ["Ajuntament d'Abrera"]
    assert Entity.objects.count() == 2


def test_an_empty_cell_takes_nothing_away(take: Import) -> None:
    take(f"{HEAD}\n{ABRERA}\n")

    done = take(f"{HEAD}\n,,ajuntament,Ajuntament d'Abrera,,,,,\n")

    assert done.unchanged == 1
    assert Entity.objects.get().code == "0800180001"


def test_a_body_without_a_code_gets_it_later(take: Import) -> None:
    take("kind,name\nconsorci,Consorci de Prova\n")

    done = take("kind,name,code\nconsorci,Consorci de Prova,9821920002\n")

    assert (done.new, done.changed) == (0, 1)
    assert Entity.objects.get().code == "9821920002"


def test_a_dependent_body_may_come_before_what_it_depends_on(take: Import) -> None:
    done = take(f"{HEAD}\n,,emd,EMD d'Abrera de Dalt,0800180001,11,2023-01-01,,\n{ABRERA}\n")

    assert done.new == 2
    parent = Entity.objects.get(kind="emd").parent
    assert parent is not None
    assert parent.code == "0800180001"


BAD = {
    "a wrong control digit": ("0800180002,,ajuntament,X,,,,,", "control digit"),
    "a wrong INE control": (",080017,ajuntament,X,,,,,", "INE code"),
    "a wrong NIF": (",,consorci,X,,,,,P1701600H", "control letter"),
    "an unknown kind": (",,castell,X,,,,,", "no kind of body"),
    "no name": (",,consorci,,,,,,", "name is missing"),
    "a name of 500 signs": (f",,consorci,{'a' * 500},,,,,", "longer than"),
    "a script": (",,consorci,<script>alert(1)</script>,,,,,", "is not a name"),
    "a name without letters": (",,consorci,12 34,,,,,", "is not a name"),
    "a NUL": (",,consorci,Consorci\x00 X,,,,,", "cannot be seen"),
    "text that turns around": (",,consorci,Consorci \u202egnp.exe,,,,,", "cannot be seen"),
    "a dependent body alone": (",,emd,EMD de Prova,,,,,", "depends on another"),
    "a parent too many": (",,consorci,X,0800390004,,,,", "depends on no other"),
    "an unknown parent": (",,emd,EMD de Prova,0800390004,,,,", "There is no"),
    "an unknown comarca": (",,consorci,X,,99,,,", "There is no"),
    "a town council in no comarca": (",,ajuntament,Ajuntament de Prova,,,,,", "no comarca"),
    "a strange date": (",,consorci,X,,11,1-5-2023,,", "not written as"),
    "half an inhabitant": (",,consorci,X,,,,12.5,", "whole number"),
    "a code that is there twice": (ABRERA.replace("Abrera", "Abrera Nou"), "too"),
    "one cell too many": (f"{ALELLA},,x", "more cells"),
}


@pytest.mark.parametrize("case", BAD)
def test_one_bad_line_is_named_and_nothing_is_written(take: Import, case: str) -> None:
    row, words = BAD[case]

    done = take(f"{HEAD}\n{ABRERA}\n{row}\n")

    assert {problem.line for problem in done.rejected} == {3}
    assert any(words in problem.message for problem in done.rejected)
    assert (done.new, Entity.objects.count(), Population.objects.count()) == (0, 0, 0)
    assert not AuditEvent.objects.filter(verb="register.imported").exists()


def test_two_bodies_that_depend_on_each_other_are_refused(take: Import) -> None:
    done = take(
        "kind,name,code,parent_code\n"
        "organisme_autonom,Un,0800180112,0800180123\norganisme_autonom,Dos,0800180123,0800180112\n"
    )

    assert [problem.line for problem in done.rejected] == [2, 3]


def test_a_fact_of_another_body_is_refused(take: Import) -> None:
    take(f"{HEAD}\n{ABRERA.rstrip(',')},P1701600G\n{ALELLA}\n")

    done = take(f"{HEAD}\n{ALELLA.rstrip(',')},P1701600G\n".replace("10200,", "10200,", 1))

    assert [problem.line for problem in done.rejected] == [2]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("kind,code", "is missing"),
        ("kind,name,colour", "no column called"),
        ("kind,name,name", "there twice"),
    ],
)
def test_columns_that_do_not_fit_are_named(take: Import, head: str, words: str) -> None:
    done = take(f"{head}\nconsorci,x,y\n")

    assert [problem.line for problem in done.rejected] == [1]
    assert words in done.rejected[0].message


def test_the_command_says_line_and_reason(tmp_path, capsys) -> None:  # type: ignore[no-untyped-def] # pytest's own
    path = tmp_path / "bodies.csv"
    path.write_text(f"{HEAD}\n{ABRERA}\n0800180002,,ajuntament,X,,,,,\n", encoding="utf-8")

    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("import_entities", str(path))

    assert "line 3: " in capsys.readouterr().out


def test_the_command_says_what_is_new_and_left_out(tmp_path, capsys) -> None:  # type: ignore[no-untyped-def] # pytest's own
    path = tmp_path / "bodies.csv"
    path.write_text(f"{HEAD}\n{ABRERA}\n", encoding="utf-8")
    call_command("import_entities", str(path))
    path.write_text(f"{HEAD}\n{ALELLA}\n", encoding="utf-8")
    call_command("import_entities", str(path))

    told = capsys.readouterr().out
    assert "1 new, 0 changed, 0 unchanged, 0 rejected" in told
    assert "0800180001 Ajuntament d'Abrera" in told
