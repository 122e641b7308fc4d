"""The questionnaire of needs: what a body tells at the beginning of its deployment."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop
from governance.rules import entity_kinds

CHOICE = "choice"
SEVERAL = "several"
NUMBER = "number"
TEXT = "text"

DEPENDENT = frozenset(kind.code for kind in entity_kinds.KINDS.values() if kind.has_parent)
WITH_SECRETARY = frozenset({"ajuntament", "emd", "mancomunitat", "comunitat_municipis", "consorci"})
SERVING = frozenset({"consell_comarcal", "diputacio", "aran", "entitat_metropolitana"})
LARGE = frozenset({"T4", "T5", "T6"})


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose: its stored code, its words, and the need that follows from it."""

    code: str
    label: str
    need: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its words, what can be answered, and whom it concerns (empty: everybody)."""

    code: str
    text: str
    kind: str
    options: tuple[Option, ...] = ()
    kinds: frozenset[str] = frozenset()
    bands: frozenset[str] = frozenset()
    required: bool = True

    def concerns(self, kind: str, band: str) -> bool:
        """Say whether a body of KIND and BAND ("" without one) is asked this."""
        suits = not self.kinds or kind in self.kinds
        return suits and (not self.bands or not band or band in self.bands)


QUESTIONS = (
    Question("staff", noop("How many people work in the offices?"), NUMBER),
    Question(
        "departments",
        noop("How many areas or departments are there?"),
        NUMBER,
        kinds=frozenset({"ajuntament", *SERVING}),
        bands=LARGE,
    ),
    Question(
        "secretary",
        noop("Is there a secretary, and is it shared with other bodies?"),
        CHOICE,
        (
            Option("own", noop("Only for this body")),
            Option(
                "shared",
                noop("Shared with other bodies"),
                noop("Agree on the calendar with the other bodies that share the secretary."),
            ),
            Option(
                "vacant",
                noop("The post is vacant"),
                noop("Agree on who signs and decides while the post of secretary is vacant."),
            ),
        ),
        WITH_SECRETARY,
    ),
    Question(
        "lent",
        noop("What does the body on which it depends lend it?"),
        SEVERAL,
        (
            Option("register", noop("Register")),
            Option("manager", noop("File manager")),
            Option("signature", noop("Certificates and signature")),
            Option(
                "nothing",
                noop("Nothing"),
                noop("Ask the body on which it depends which services it can lend."),
            ),
        ),
        DEPENDENT,
    ),
    Question(
        "serves",
        noop("Does it run services for smaller bodies?"),
        CHOICE,
        (
            Option(
                "yes",
                noop("Yes"),
                noop("Say in the plan which smaller bodies work with the same circuits."),
            ),
            Option("no", noop("No")),
        ),
        SERVING,
    ),
    Question(
        "leader",
        noop("Is somebody in charge of e-SET, with time for it?"),
        CHOICE,
        (
            Option("named", noop("Yes, by a formal decision")),
            Option("informal", noop("Yes, informally"), noop("Name the e-SET manager formally.")),
            Option("nobody", noop("Nobody yet"), noop("Name the e-SET manager formally.")),
        ),
    ),
    Question(
        "register",
        noop("Where do documents that arrive get registered?"),
        CHOICE,
        (
            Option("single", noop("In one electronic register")),
            Option(
                "several",
                noop("In several registers"),
                noop("Bring the registers together into a single electronic one."),
            ),
            Option("paper", noop("On paper"), noop("Start the electronic register.")),
        ),
    ),
    Question(
        "manager",
        noop("Is there a file manager?"),
        CHOICE,
        (
            Option("none", noop("None"), noop("Choose how files will be kept without a manager.")),
            Option("served", noop("Served by another administration")),
            Option("bought", noop("Bought from a company")),
        ),
    ),
    Question(
        "scanner",
        noop("Can paper be scanned where it arrives?"),
        CHOICE,
        (
            Option("yes", noop("Yes")),
            Option("no", noop("No"), noop("Get a scanner for the place where paper arrives.")),
        ),
    ),
    Question(
        "certificates",
        noop("Who has a certificate to sign with?"),
        CHOICE,
        (
            Option("all", noop("Everybody who needs one")),
            Option("some", noop("Some people"), noop("Ask for the certificates that are missing.")),
            Option("nobody", noop("Nobody"), noop("Ask for the certificates that are missing.")),
        ),
    ),
    Question(
        "telework",
        noop("Do people work from home?"),
        CHOICE,
        (
            Option("ruled", noop("Yes, with rules of its own")),
            Option(
                "unruled",
                noop("Yes, without written rules"),
                noop("Write the protocol of telework and shared work."),
            ),
            Option(
                "never",
                noop("No"),
                noop("Prepare telework, at least for days when the office cannot open."),
            ),
        ),
    ),
    Question(
        "shared_work",
        noop("What do people use to work together?"),
        SEVERAL,
        (
            Option("folders", noop("Shared folders")),
            Option("calendar", noop("Shared calendars")),
            Option("meetings", noop("Meetings by video")),
            Option("documents", noop("Documents written by several people at once")),
            Option("nothing", noop("Nothing"), noop("Choose the tools for working together.")),
        ),
    ),
    Question(
        "connection",
        noop("What is the connection to the Internet like?"),
        CHOICE,
        (
            Option("good", noop("Good in all workplaces")),
            Option(
                "uneven",
                noop("Good in some workplaces only"),
                noop("Improve the connection before the pilot."),
            ),
            Option("poor", noop("Poor"), noop("Improve the connection before the pilot.")),
        ),
    ),
    Question(
        "archivist",
        noop("Who helps with classification and the archive?"),
        CHOICE,
        (
            Option("own", noop("An archivist of its own")),
            Option("network", noop("An archivist of a network or of another body")),
            Option(
                "nobody",
                noop("Nobody"),
                noop("Ask the supporter for an archivist to turn to."),
            ),
        ),
    ),
    Question(
        "training",
        noop("What training is needed?"),
        SEVERAL,
        (
            Option("basics", noop("How e-SET works"), noop("Training: how e-SET works.")),
            Option(
                "digitising",
                noop("Register and digitising"),
                noop("Training: register and digitising."),
            ),
            Option("signing", noop("Signature"), noop("Training: signature.")),
            Option(
                "files", noop("Files and classification"), noop("Training: files, classification.")
            ),
            Option(
                "remote",
                noop("Telework and shared work"),
                noop("Training: telework and shared work."),
            ),
            Option("nothing", noop("Nothing")),
        ),
    ),
    Question("remarks", noop("What else should the technician know?"), TEXT, required=False),
)


def asked(kind: str, band: str) -> list[Question]:
    """Return the questions for a body of KIND and BAND ("" without one), in their order."""
    return [question for question in QUESTIONS if question.concerns(kind, band)]
