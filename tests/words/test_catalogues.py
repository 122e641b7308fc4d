"""The catalogues: what is collected, what counts as a fault, and that ours have none."""

from pathlib import Path

import polib
import pytest
from django.core.management import call_command

from eset_portal.common.catalogue_checks import faults, unknown, words
from eset_portal.common.catalogue_sources import Message, in_python, in_template, messages
from eset_portal.management.commands.makemessages import renewed


def entry(msgid: str, msgstr: str = "", plurals: tuple[str, ...] = (), **more) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr, msgstr_plural=dict(enumerate(plurals)), **more)


def catalogue(*entries: polib.POEntry) -> polib.POFile:
    held = polib.POFile()
    held.extend(entries)
    return held


def found(one: polib.POEntry, language: str = "ca") -> list[str]:
    said = [Message(one.msgid, one.msgid_plural or "", one.msgctxt or "")]
    return [fault.split(":")[0] for fault in faults(catalogue(one), said, language)]


def test_the_catalogues_of_the_project_are_whole_and_well_spelt() -> None:
    call_command("check_translations")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ('_("Save")', Message("Save")),
        ('noop("Draft")', Message("Draft")),
        ("f\"{_('register')}-{day}\"", Message("register")),
        ('ngettext("one", "%(n)d", n)', Message("one", "%(n)d")),
        ('pgettext("level", "Validated")', Message("Validated", "", "level")),
        ('_("two "\n  "lines")', Message("two lines")),
    ],
)
def test_messages_are_collected_from_code(code: str, message: Message) -> None:
    assert list(in_python(code)) == [message]


def test_computed_words_are_left_to_where_they_are_marked() -> None:
    assert list(in_python("_(kind.plural)")) == []


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("<p title=\"it's\">{% translate 'It is ready' %}</p>", Message("It is ready")),
        ("{{ x|default:_('none') }}", Message("none")),
        ("{% translate 'Validated' context 'level' %}", Message("Validated", "", "level")),
        (
            "{% blocktranslate trimmed %}\n  From {{ a }}\n  on (day)\n{% endblocktranslate %}",
            Message("From %(a)s on (day)"),
        ),
        (
            "{% blocktranslate count n=x %}One{% plural %}{{ n }} more{% endblocktranslate %}",
            Message("One", "%(n)s more"),
        ),
    ],
)
def test_messages_are_collected_from_templates(template: str, message: Message) -> None:
    assert list(in_template(template)) == [message]


def test_each_message_knows_its_files(tmp_path: Path) -> None:
    (tmp_path / "governance").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "governance" / "a.py").write_text('_("Save")')
    (tmp_path / "templates" / "b.html").write_text("{% translate 'Save' %}")
    assert messages(tmp_path) == {Message("Save"): {"governance/a.py", "templates/b.html"}}


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (entry("Save"), "not translated"),
        (entry("Save", "Desa", flags=["fuzzy"]), "doubtful (fuzzy)"),
        (entry("It is", "L'és"), "a straight apostrophe, where Catalan writes ’"),
        (entry("Save", "Desa "), "a space at an end"),
        (entry("%(a)s more", "més"), "other placeholders or tags than in English"),
        (entry("a <b>c</b>", "a c"), "other placeholders or tags than in English"),
        (
            entry("%(n)s a", plurals=("%(n)s b", ""), msgid_plural="%(n)s as"),
            "a plural form is missing",
        ),
        (
            entry("one", plurals=("un", "molts"), msgid_plural="%(n)s ones"),
            "other placeholders or tags than in English",
        ),
    ],
)
def test_a_faulty_translation_is_told(one: polib.POEntry, fault: str) -> None:
    assert found(one) == [fault]


@pytest.mark.parametrize(
    "one",
    [
        entry("Save", "Desa"),
        entry("%(a)s of %(b)s", "de %(b)s, %(a)s"),
        entry("One", plurals=("Un", "%(n)s més"), msgid_plural="%(n)s more"),
        entry("30 %% of it", "el 30 %%"),
    ],
)
def test_a_sound_translation_is_left_in_peace(one: polib.POEntry) -> None:
    assert found(one) == []


def test_what_is_missing_stale_or_of_another_kind_is_told() -> None:
    held = catalogue(entry("Old", "Vell"), entry("Body", "Ens"), entry("Gone", "Fora", obsolete=1))
    told = list(faults(held, [Message("New"), Message("Body", "Bodies")], "ca"))
    assert [fault.split(" (")[0] for fault in told] == [
        "not in the catalogue",
        "no longer in the code",
        "obsolete: 'Gone'",
        "its plural is another in the code: 'Body'",
    ]


def test_only_words_that_a_dictionary_may_know_are_spelt() -> None:
    text = "L’<b>òrgan</b> %(name)s de l’AOC: `parent_code`, a_b, {{ ens.nif }} i l’e-SET"
    assert words(text) == ["òrgan", "de", "l'e-SET"]


def test_our_own_words_are_known_bare_and_elided() -> None:
    assert unknown(["l'e-SET", "E-SET", "errrada"], ["e-SET"]) == ["errrada"]


def test_renewing_keeps_the_words_and_drops_what_nobody_says() -> None:
    known = catalogue(entry("Save", "Desa"), entry("Old", "Vell"))
    fresh = renewed(known, {Message("Save"): {"a.py"}, Message("New", "News"): {"a.py"}}, "ca")
    assert [(one.msgid, one.msgstr) for one in fresh] == [("New", ""), ("Save", "Desa")]
    assert fresh[0].msgstr_plural == {0: "", 1: ""}


def test_renewing_twice_changes_nothing(tmp_path: Path) -> None:
    said = {Message("%(n)s body", "%(n)s bodies"): {"a.py"}, Message("Save"): {"b.py"}}
    first = renewed(catalogue(), said, "es")
    again = renewed(polib.pofile(str(first)), said, "es")
    assert str(first) == str(again)
