"""What a report says, as finished words and drawings: the templates only lay it out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from eset_portal.common.charts.chart import Drawn

Tone = Literal["", "good", "warn", "bad", "on"]
SQUARES = 4


@dataclass(frozen=True, slots=True)
class Tag:
    """A short word in a coloured pill."""

    label: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity card of the document; what is empty is left out of it."""

    body: str
    place: str
    state: str
    elaborated_by: str
    questionnaire: str
    questionnaire_hash: str
    submitted: str = ""
    control_by: str = ""
    instrument: str = ""
    issued: str = ""


@dataclass(frozen=True, slots=True)
class DegreeStep:
    """One degree of the scale; at most one of them is the body's own."""

    label: str
    span: str
    is_reached: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The result in a word and a number: "63,4", or "41,2–58,0" while provisional."""

    score: str
    degree: str
    sentence: str
    scale: tuple[DegreeStep, ...]
    uncapped_degree: str = ""
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class Cap:
    """A critical question that holds the degree back."""

    code: str
    question: str
    reason: str


@dataclass(frozen=True, slots=True)
class Level:
    """The level of an answer, 0 to 4; without number the words say why: N/A, no answer."""

    number: int | None
    words: str

    @property
    def squares(self) -> tuple[bool, ...]:
        """Which of the four squares are filled; none at all without a number."""
        filled = self.number
        return () if filled is None else tuple(at < filled for at in range(SQUARES))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a level of the scale stands for, in the questionnaire's words."""

    level: Level
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A row of a dimension: the question, what was answered and, after control, what was found."""

    code: str
    text: str
    declared: Level
    answer: str = ""
    note: str = ""
    validated: Level | None = None
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension: its result in words and its questions."""

    code: str
    name: str
    score: str
    questions: tuple[Question, ...]
    short_name: str = ""
    sentence: str = ""
    degree: str = ""
    peer: str = ""
    previous: str = ""

    @property
    def anchor(self) -> str:
        """The place in the document that links lead to."""
        return f"dimension-{self.code}"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do next: the question, the change of level, and what it brings."""

    code: str
    question: str
    change: str
    effect: str
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class NextDegree:
    """The way to the next degree; without STEPS the sentence says why there are none."""

    degree: str
    sentence: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A question of the control: its level and whether it conforms."""

    code: str
    question: str
    level: Level
    result: Tag
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """The control of the correct application: the whole, the counts, the rows."""

    result: Tag
    sentence: str
    counts: tuple[tuple[str, str], ...]
    rows: tuple[ControlRow, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The body beside its anonymous group, as words; without ROWS the group is not shown.

    A row is a dimension's code and name, its score, the group's, and the difference.
    """

    sentence: str
    rows: tuple[tuple[str, str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """The body then and now, over the questions that compare; each change is one of them."""

    sentences: tuple[str, ...]
    chart: Drawn | None = None
    changes: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a list about one question: what it is, how it stands, and facts in small."""

    code: str
    title: str
    note: str = ""
    tag: Tag | None = None
    day: str = ""
    print: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """How a reader makes sure that the document is authentic."""

    url: str
    code: str


@dataclass(frozen=True, slots=True)
class ReportContext:
    """All that a body's consolidation report says, in LANGUAGE; CREATED dates the file.

    Texts of the questionnaire are in Catalan in any language. DEMO marks every page. FOLLOW_UP
    is what is done about what the control found; ACTIONS is what the body does by itself.
    """

    language: str
    campaign: str
    identity: Identity
    mark: Mark
    dimensions: tuple[Dimension, ...]
    verification: Verification
    rules_version: str
    created: datetime
    sentences: tuple[str, ...] = ()
    caps: tuple[Cap, ...] = ()
    radar: Drawn | None = None
    bars: Drawn | None = None
    peer_note: str = ""
    levels: tuple[Meaning, ...] = ()
    next_degree: NextDegree | None = None
    control: Control | None = None
    beside: Beside | None = None
    trend: Trend | None = None
    follow_up: tuple[Piece, ...] = ()
    actions: tuple[Piece, ...] = ()
    evidence: tuple[Piece, ...] = ()
    demo: bool = False
    keywords: tuple[str, ...] = ("e-SET",)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    anchor: str
    text: str
    language: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: the template gets DATA by its names; ENTRIES stand under its title."""

    title: str
    template: str
    data: dict[str, object]
    anchor: str = ""
    entries: tuple[Entry, ...] = ()
