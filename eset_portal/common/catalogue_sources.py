"""Find the messages in code and templates, without gettext: makemessages and its check ask here."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

SOURCES = ("eset_portal", "governance", "docs_library", "selfassessment")
TEMPLATES = "templates"
# What each function takes, in order; the rest of its arguments are no messages.
CALLS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "noop"), ("msgid",)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), ("msgid", "plural")),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ("context", "msgid")),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ("context", "msgid", "plural")),
}


@dataclass(frozen=True, order=True)
class Message:
    """What a catalogue translates: the English words, their plural and their context, or ''."""

    msgid: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What makes it one message: gettext knows one plural for each."""
        return self.context, self.msgid


def messages(root: Path) -> dict[Message, set[str]]:
    """Return each message under ROOT with the files that say it, as POSIX paths."""
    found: dict[Message, set[str]] = {}
    for path in files(root):
        text = path.read_text(encoding="utf-8")
        read = in_python if path.suffix == ".py" else in_template
        name = path.relative_to(root).as_posix()
        for message in read(text):
            found.setdefault(message, set()).add(name)
    return found


def files(root: Path) -> Iterator[Path]:
    """Return the code and templates under ROOT, sorted."""
    for name in SOURCES:
        yield from sorted((root / name).rglob("*.py"))
    yield from sorted(path for path in (root / TEMPLATES).rglob("*") if path.is_file())


def in_python(text: str) -> Iterator[Message]:
    """Return the messages of Python code; computed ones are marked where they are written."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _name(node.func) in CALLS:
            yield from _message(_name(node.func), node.args)


def in_template(text: str) -> Iterator[Message]:
    """Return the messages of a Django template."""
    for call in _calls(templatize(text)):
        yield from in_python(call)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _message(name: str, arguments: list[ast.expr]) -> Iterator[Message]:
    """Return the message that a call of NAME with ARGUMENTS says, if it says it in plain."""
    named = zip(CALLS[name], arguments, strict=False)
    values = {part: one.value for part, one in named if isinstance(one, ast.Constant)}
    if len(values) == len(CALLS[name]):
        yield Message(**{part: str(value) for part, value in values.items()})


def _calls(code: str) -> Iterator[str]:
    """Return the calls for translation in CODE, which templatize filled up with X for all else."""
    lines = io.StringIO("\n".join(line.lstrip() for line in code.splitlines()))
    tokens = list(tokenize.generate_tokens(lines.readline))
    for at, token in enumerate(tokens[:-1]):
        if token.string in CALLS and tokens[at + 1].string == "(":
            end = next(i for i in range(at, len(tokens)) if tokens[i].string == ")")
            yield " ".join(one.string for one in tokens[at : end + 1])
