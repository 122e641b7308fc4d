"""Catalogues become what Django reads, and only when they changed."""

import gettext
from pathlib import Path

import pytest

from eset_portal.launcher.messages import compile_all

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Save"
msgstr "Desa"

#, fuzzy
msgid "Doubtful"
msgstr "Dubtós"

msgid "%(n)s answer"
msgid_plural "%(n)s answers"
msgstr[0] "%(n)s resposta"
msgstr[1] "%(n)s respostes"
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "ca" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def test_words_and_plurals_are_found_and_doubtful_ones_are_not(
    catalogue: Path, tmp_path: Path
) -> None:
    assert compile_all(tmp_path) == [catalogue.with_suffix(".mo")]
    read = gettext.translation("django", str(tmp_path), ["ca"])
    assert read.gettext("Save") == "Desa"
    assert read.ngettext("%(n)s answer", "%(n)s answers", 2) == "%(n)s respostes"
    assert read.gettext("Doubtful") == "Doubtful"


def test_an_unchanged_catalogue_is_left_alone(catalogue: Path, tmp_path: Path) -> None:
    compile_all(tmp_path)
    assert compile_all(tmp_path) == []
