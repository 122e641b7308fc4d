"""What can be wrong with a catalogue of translations; each fault is a line for whoever mends it."""

import re
from collections.abc import Collection, Iterable, Iterator

import polib

from eset_portal.common.catalogue_sources import Message

PLACEHOLDER = re.compile(r"%(?:\((?P<name>\w+)\))?(?P<kind>[sdif%])")
TAG = re.compile(r"</?[a-z][^>]*>")
ENTITY = re.compile(r"&[a-z]+;")
CODE = re.compile(r"`[^`]*`|\{\{[^{}]*\}\}|\w*_\w*|https?://\S+")
WORD = re.compile(r"[^\W\d_]+(?:[’·'-][^\W\d_]+)*")
ELIDED = re.compile(r"^[ldsnmt]'", re.IGNORECASE)
STRAIGHT = "'"


def faults(catalogue: polib.POFile, said: Iterable[Message], language: str) -> Iterator[str]:
    """Return what is wrong with CATALOGUE as the translation to LANGUAGE of what code has SAID."""
    wanted = {message.key: message.plural for message in said}
    held = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue if not entry.obsolete}
    for key in sorted(wanted.keys() - held.keys()):
        yield f"not in the catalogue (run `manage.py makemessages`): {key[1]!r}"
    for key in sorted(held.keys() - wanted.keys()):
        yield f"no longer in the code (run `manage.py makemessages`): {key[1]!r}"
    for entry in catalogue.obsolete_entries():
        yield f"obsolete: {entry.msgid!r}"
    for key, entry in held.items():
        if key in wanted and wanted[key] != entry.msgid_plural:
            yield f"its plural is another in the code: {entry.msgid!r}"
        yield from (f"{fault}: {entry.msgid!r}" for fault in _faults_of(entry, language))


def _faults_of(entry: polib.POEntry, language: str) -> Iterator[str]:
    """Return what is wrong with one ENTRY."""
    forms = translations(entry)
    if not all(forms):
        yield "a plural form is missing" if any(forms) else "not translated"
        return
    if entry.fuzzy:
        yield "doubtful (fuzzy)"
    if language == "ca" and any(STRAIGHT in form for form in forms):
        yield "a straight apostrophe, where Catalan writes ’"
    if any(form[:1].isspace() or form[-1:].isspace() for form in forms):
        yield "a space at an end"
    if not all(_same_parts(entry, number, form) for number, form in enumerate(forms)):
        yield "other placeholders or tags than in English"


def translations(entry: polib.POEntry) -> list[str]:
    """Return the translated forms of ENTRY: singular and plural, or the one there is."""
    if entry.msgid_plural:
        return [entry.msgstr_plural.get(0, ""), entry.msgstr_plural.get(1, "")]
    return [entry.msgstr]


def _same_parts(entry: polib.POEntry, number: int, form: str) -> bool:
    """Say whether FORM names what the English does; a singular may say `one` in place of it."""
    if not entry.msgid_plural:
        return parts(form) == parts(entry.msgid)
    if number == 0:
        return set(parts(form)) <= {*parts(entry.msgid), *parts(entry.msgid_plural)}
    return parts(form) == parts(entry.msgid_plural)


def parts(text: str) -> list[str]:
    """Return the placeholders and tags of TEXT, sorted."""
    holders = [found.group() for found in PLACEHOLDER.finditer(text)]
    return sorted([*holders, *TAG.findall(text)])


def words(text: str) -> list[str]:
    """Return the words of TEXT that a dictionary may know: no codes, tags, letters or acronyms."""
    plain = text
    for pattern in (TAG, PLACEHOLDER, ENTITY, CODE):
        plain = pattern.sub(" ", plain)
    found = (word.replace("’", "'") for word in WORD.findall(plain))
    return [word for word in found if not ELIDED.sub("", word).isupper() and len(word) > 1]


def unknown(found: Iterable[str], known: Collection[str]) -> list[str]:
    """Return those of the words FOUND that are not KNOWN, bare or elided, once each, sorted."""
    folded = {word.casefold() for word in known}
    return sorted({word for word in found if ELIDED.sub("", word).casefold() not in folded})
