"""Say in our words what the reader of Word files, which speaks English, did not understand."""

import re
from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop

STYLE = noop("The style “%(name)s” is not known: check its paragraphs.")
ELEMENT = noop("Something that this portal does not read was left out (%(name)s).")
SIGN = noop("A sign of a font of symbols was left out (%(name)s).")
BREAK = noop("A break of a kind that is not known was left out (%(name)s).")
TABLE = noop("A table has parts that are neither rows nor cells: check its merged cells.")
PICTURE = noop("A picture could not be read and was left out.")
OTHER = noop("The reader of Word files did not understand something: compare with the file.")
_SAID = (
    (r"^Unrecognised \w+ style: None \(Style ID: (.+)\)$", STYLE),
    (r"^Unrecognised \w+ style: (?!None )(.+) \(Style ID: ", STYLE),
    (r"style with ID (\S+) was referenced", STYLE),
    (r"^An unrecognised element was ignored: (.+)$", ELEMENT),
    (r"unsupported character was ignored: char (.+)$", SIGN),
    (r"^Unsupported break type: (.+)$", BREAK),
    (r"cell merging may be incorrect", TABLE),
    (r"[Ii]mage|v:imagedata", PICTURE),
)
_KNOWN = tuple((re.compile(pattern), message) for pattern, message in _SAID)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A message of ours, and the name that it asks for, if any."""

    message: str
    name: str = ""


def doubt(said: str) -> Doubt:
    """Return what was SAID as a message of ours; what is not known says to compare."""
    for pattern, message in _KNOWN:
        found = pattern.search(said)
        if found:
            return Doubt(message, found[1] if found.groups() else "")
    return Doubt(OTHER)
