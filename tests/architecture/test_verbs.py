"""Every verb and fact that code writes into the audit trail has its words, and they fit."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from governance.adapters import NOTICES
from governance.rules.fact_words import FACT_WORDS
from governance.rules.priority import CRITERIA
from governance.selectors import trail
from selfassessment.rules import savings

APPS = ("eset_portal", "governance", "docs_library", "selfassessment")
OTHER_ARGUMENTS = {"acting_for"}
FROM_THE_ROW = {"target"}
BUNCHES = {
    "docs_library/services/adapting/finishing.py": {"code", "number", "changes", "conflicts"},
    "docs_library/services/adapting/sessions.py": {"code", "number", "changes", "conflicts"},
    "docs_library/services/adapting/starting.py": {"code", "number"},
    "governance/services/adhesion/points.py": {*CRITERIA},
    "governance/services/changes.py": {"before", "name", "on"},
    "governance/services/committee/common.py": {"reason", "people"},
    "governance/services/endings.py": {"successor", "on"},
    "governance/services/exporting.py": {"entities", "file_type"},
    "selfassessment/services/assuming.py": {*savings.ASSUMED},
}
"""The facts that a file hands over as a bunch, which this test cannot read from the code."""


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """Return each place where code writes into the trail, as its file and the call."""
    files = [file for app in APPS for file in Path(app).rglob("*.py")]
    writing = {file: text for file in files if "audit.record" in (text := file.read_text())}
    return [
        (file.as_posix(), call)
        for file, text in writing.items()
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "audit.record"
    ]


def lines() -> Iterator[tuple[str, set[str] | None]]:
    """Yield each verb written and the names of its facts; None where they come as a bunch."""
    for _file, call in calls():
        if isinstance(call.args[1], ast.Constant):
            names = {keyword.arg for keyword in call.keywords}
            yield call.args[1].value, None if None in names else names - OTHER_ARGUMENTS


@pytest.mark.parametrize("verb", sorted({verb for verb, _facts in lines()} | {*NOTICES.values()}))
def test_a_verb_has_its_words(verb: str) -> None:
    assert verb in trail.words()


def chosen() -> set[str]:
    """Return the texts of the files that choose a verb before they write it, verbs among them."""
    files = {file for file, call in calls() if not isinstance(call.args[1], ast.Constant)}
    trees = (ast.walk(ast.parse(Path(file).read_text())) for file in files)
    return {str(one.value) for tree in trees for one in tree if isinstance(one, ast.Constant)}


def test_nothing_has_words_that_is_never_written() -> None:
    written = {verb for verb, _facts in lines()} | {*NOTICES.values()}
    assert set(trail.words()) - written - chosen() == set()


@pytest.mark.parametrize(("verb", "facts"), [row for row in lines() if row[1] is not None])
def test_a_sentence_asks_for_no_fact_that_its_line_lacks(verb: str, facts: set[str]) -> None:
    sentence = trail.words()[verb].sentence
    assert sentence % dict.fromkeys(facts | FROM_THE_ROW, "x") or not sentence


def test_each_bunch_of_facts_is_known_to_this_test() -> None:
    bunched = {file for file, call in calls() for one in call.keywords if one.arg is None}
    assert bunched == {*BUNCHES}


def test_every_fact_has_its_words() -> None:
    named = {one.arg for _file, call in calls() for one in call.keywords if one.arg}
    written = named.union(*BUNCHES.values()) - OTHER_ARGUMENTS
    assert written - {*FACT_WORDS} == set()
