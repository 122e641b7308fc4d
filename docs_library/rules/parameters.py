"""Parameters such as {{ ens.nom }}: which there are, and how a text is filled with them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from eset_portal.common.rules.i18n import noop

KNOWN = {
    "ens.nom": noop("Name of the body"),
    "ens.tipus": noop("Kind of body"),
    "ens.codi": noop("Code of the body"),
    "ens.nif": noop("Tax number of the body"),
    "ens.dir3": noop("DIR3 code of the body"),
    "ens.web": noop("Website of the body"),
}
# What a reader without a body sees; documents are written in Catalan.
UNFILLED = {
    "ens.nom": "[nom de l’ens]",
    "ens.tipus": "[tipus d’ens]",
    "ens.codi": "[codi de l’ens]",
    "ens.nif": "[NIF de l’ens]",
    "ens.dir3": "[codi DIR3 de l’ens]",
    "ens.web": "[web de l’ens]",
}
_WRITTEN = re.compile(r"\{\{\s*([^{}\n]{0,60}?)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A parameter that does not exist: its name as written and the line of the text, from 1."""

    name: str
    line: int


def unknown(text: str) -> list[Unknown]:
    """Return the parameters in TEXT that nobody knows, in order."""
    return [
        Unknown(match[1], number)
        for number, line in enumerate(text.splitlines(), start=1)
        for match in _WRITTEN.finditer(line)
        if match[1] not in KNOWN
    ]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return TEXT with known parameters in place of their names; VALUES may lack or empty some."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in KNOWN:
            return match[0]
        return values.get(match[1]) or UNFILLED[match[1]]

    return _WRITTEN.sub(value, text)


def fill(tokens: Sequence[Token], values: Mapping[str, str]) -> None:
    """Fill the parameters in the parsed TOKENS of a text: as words, never as Markdown."""
    for token in tokens:
        for child in token.children or ():
            if child.type in {"text", "code_inline"} and "{{" in child.content:
                child.content = filled(child.content, values)
        if token.type in {"fence", "code_block"} and "{{" in token.content:
            token.content = filled(token.content, values)
        if "name" in token.meta:
            token.meta["name"] = filled(token.meta["name"], values)
