"""`manage.py check_translations`: nobody meets a missing, stale or misspelt word."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import polib
import yaml
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from eset_portal.common import catalogue_checks, catalogue_sources
from eset_portal.management.commands.makemessages import LANGUAGES

DICTIONARIES = {"ca": "ca", "es": "es_ES"}
CATALAN_TEXTS = (
    "selfassessment/seed/*.yaml",
    "governance/seed/*.yaml",
    "docs_library/sample/*.md",
)
OUR_WORDS = "tests/words/paraules.txt"
HOW_TO_SPELL = "sudo apt-get install -y hunspell hunspell-ca hunspell-es"


class Command(BaseCommand):
    """Compare the catalogues with the code, then spell all Catalan and Spanish of the project."""

    help = "Fails with the list of what is missing, stale, broken or misspelt."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each fault and fail if there is one."""
        found = [*_in_catalogues(), *self._spelling()]
        for fault in found:
            self.stdout.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults in the words of the portal")

    def _spelling(self) -> Iterator[str]:
        """Return the words that no dictionary knows, or say why nobody looked."""
        ours = (settings.BASE_DIR / OUR_WORDS).read_text(encoding="utf-8").split()
        for language in LANGUAGES:
            if not can_spell(language):
                self.stderr.write(f"spelling of {language} not checked. Run: {HOW_TO_SPELL}")
                continue
            for name, text in _texts(language):
                doubtful = misspelt(catalogue_checks.words(text), language)
                for word in catalogue_checks.unknown(doubtful, ours):
                    yield f"{name}: spelling: {word}"


def _in_catalogues() -> Iterator[str]:
    said = catalogue_sources.messages(settings.BASE_DIR)
    for language in LANGUAGES:
        for fault in catalogue_checks.faults(_catalogue(language), said, language):
            yield f"{language}: {fault}"


def _catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"))


def _texts(language: str) -> Iterator[tuple[str, str]]:
    """Return what is to be spelt in LANGUAGE, each text with a name to find it by."""
    entries = (entry for entry in _catalogue(language) if not entry.obsolete)
    forms = (form for entry in entries for form in catalogue_checks.translations(entry))
    yield f"locale/{language}", "\n".join(forms)
    if language == "ca":
        for pattern in CATALAN_TEXTS:
            for path in sorted(settings.BASE_DIR.glob(pattern)):
                yield path.relative_to(settings.BASE_DIR).as_posix(), _written(path)


def _written(path: Path) -> str:
    """Return what a person wrote in PATH: of YAML the texts, of a document its title and body."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".yaml":
        return "\n".join(_sentences(yaml.safe_load(text)))
    _, head, body = text.split("---\n", 2)
    return "\n".join([*_sentences(yaml.safe_load(head)), body])


def _sentences(value: object) -> Iterator[str]:
    """Return the texts of more than one word in VALUE; single ones are codes."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _sentences(one)
    elif isinstance(value, list):
        for one in value:
            yield from _sentences(one)
    elif isinstance(value, str) and " " in value:
        yield value


def can_spell(language: str) -> bool:
    """Say whether hunspell and the dictionary of LANGUAGE are installed."""
    return shutil.which("hunspell") is not None and _hunspell("", language).returncode == 0


def misspelt(words: Iterable[str], language: str) -> list[str]:
    """Return those of WORDS that the dictionary of LANGUAGE does not know."""
    return _hunspell("\n".join(words) + "\n", language).stdout.split()


def _hunspell(text: str, language: str) -> subprocess.CompletedProcess[str]:
    command = ["hunspell", "-i", "utf-8", "-d", DICTIONARIES[language], "-l"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)  # noqa: S603 - no word of a user gets here
