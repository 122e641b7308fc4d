"""`manage.py makemessages`: catalogues hold what code and templates say, and nothing else."""

from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

from eset_portal.common import catalogue_sources
from eset_portal.common.catalogue_sources import Message

LANGUAGES = ("ca", "es")
HEADER = {
    "Project-Id-Version": "e-SET",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


class Command(BaseCommand):
    """In place of Django's command, which needs gettext and writes dates and line numbers."""

    help = "Brings locale/*/LC_MESSAGES/django.po up to date; what is new is left to translate."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the catalogues: sorted, without dates, so that each change is one of words."""
        said = catalogue_sources.messages(settings.BASE_DIR)
        for language in LANGUAGES:
            path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
            known = polib.pofile(str(path)) if path.exists() else polib.POFile()
            fresh = renewed(known, said, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh.save(str(path), newline="\n")
            print(f"{language}: {len(fresh)} messages, {len(fresh.untranslated_entries())} to do")


def renewed(known: polib.POFile, said: dict[Message, set[str]], language: str) -> polib.POFile:
    """Return the catalogue of what is SAID, with the translations that are KNOWN."""
    fresh = polib.POFile(wrapwidth=100)
    fresh.metadata = HEADER | {"Language": language}
    before = {(entry.msgctxt or "", entry.msgid): entry for entry in known if not entry.obsolete}
    for message in sorted(said):
        entry = _entry(message, sorted(said[message]))
        if message.key in before:
            _keep(entry, before[message.key])
        fresh.append(entry)
    return fresh


def _entry(message: Message, files: list[str]) -> polib.POEntry:
    """Return the empty entry of MESSAGE, that FILES say."""
    return polib.POEntry(
        msgid=message.msgid,
        msgid_plural=message.plural,
        msgstr_plural={0: "", 1: ""} if message.plural else {},
        msgctxt=message.context or None,
        occurrences=[(name, "") for name in files],
        flags=["python-format"] if "%(" in message.msgid + message.plural else [],
    )


def _keep(entry: polib.POEntry, before: polib.POEntry) -> None:
    """Give ENTRY the words it had BEFORE, if it is of the same kind still."""
    if bool(entry.msgid_plural) == bool(before.msgid_plural):
        entry.msgstr, entry.tcomment = before.msgstr, before.tcomment
        entry.msgstr_plural = dict(before.msgstr_plural)
