"""Every verb that code writes into the audit trail has its words, and they fit its facts."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from governance.adapters import NOTICES
from governance.selectors import trail

APPS = ("eset_portal", "governance", "docs_library", "selfassessment")
OTHER_ARGUMENTS = {"acting_for"}
FROM_THE_ROW = {"target"}


def lines() -> Iterator[tuple[str, set[str] | None]]:
    """Yield each verb written and the names of its facts; None where they come as a bunch."""
    for file in (file for app in APPS for file in Path(app).rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text())):
            if not isinstance(call, ast.Call) or ast.unparse(call.func) != "audit.record":
                continue
            if isinstance(call.args[1], ast.Constant):
                names = {keyword.arg for keyword in call.keywords}
                yield call.args[1].value, None if None in names else names - OTHER_ARGUMENTS


@pytest.mark.parametrize("verb", sorted({verb for verb, _facts in lines()} | {*NOTICES.values()}))
def test_a_verb_has_its_words(verb: str) -> None:
    assert verb in trail.words()


def test_nothing_has_words_that_is_never_written() -> None:
    assert set(trail.words()) == {verb for verb, _facts in lines()} | {*NOTICES.values()}


@pytest.mark.parametrize(("verb", "facts"), [row for row in lines() if row[1] is not None])
def test_a_sentence_asks_for_no_fact_that_its_line_lacks(verb: str, facts: set[str]) -> None:
    sentence = trail.words()[verb].sentence
    assert sentence % dict.fromkeys(facts | FROM_THE_ROW, "x") or not sentence
