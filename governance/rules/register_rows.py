"""What a row of a register file must be before anything is written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.signs import has_unseen
from governance.rules import codes, entity_kinds

REQUIRED = ("kind", "name")
TEXTS = (
    *("code", "ine_code", "kind", "name", "parent_code", "province_code", "vegueria"),
    *("dir3", "nif", "website", "status", "longitude", "latitude"),
)
COMARCA = ("comarca_code", "comarca_since", "previous_comarca_code", "previous_comarca_since")
POPULATION = re.compile(r"population_([0-9]{4})")
STATUSES = ("active", "dissolved")
LONGEST_NAME = 150
LONGEST_VEGUERIA = 60
LONGEST_ADDRESS = 200
YEARS = range(1900, 2101)

NEEDS_PARENT = noop("A body of this kind depends on another: give the code of that one.")
WRONG_PARENT = noop("The code of the body it depends on, %(code)s, has a wrong control digit.")
TOO_MANY_CELLS = noop("The row has more cells than there are columns.")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIR3 = re.compile(r"[A-Z0-9]{3,20}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line is refused: a message to translate and what to put in it."""

    line: int
    message: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stay:
    """A comarca and the day since which the body belongs to it, if the file says so."""

    code: str
    since: date | None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A body as a file states it; what the file leaves empty is absent from `facts`."""

    line: int
    kind: str
    name: str
    facts: Mapping[str, str | float]
    parent_code: str = ""
    stays: tuple[Stay, ...] = ()
    populations: Mapping[int, int] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The ten digits, or nothing."""
        return str(self.facts.get("code", ""))


def header_problems(headings: list[str]) -> list[Problem]:
    """Return what is wrong with the first line: a column missing, unknown, or there twice."""
    missing = [name for name in REQUIRED if name not in headings]
    known = {*TEXTS, *COMARCA}
    unknown = [name for name in headings if name not in known and not _is_population(name)]
    twice = sorted({name for name in headings if headings.count(name) > 1})
    return [
        *(Problem(1, noop("The column %(column)s is missing."), {"column": n}) for n in missing),
        *(
            Problem(1, noop("There is no column called %(column)s."), {"column": n})
            for n in unknown
        ),
        *(Problem(1, noop("The column %(column)s is there twice."), {"column": n}) for n in twice),
    ]


def read(line: int, cells: Mapping[str, str]) -> EntityRow | list[Problem]:
    """Return the body that CELLS (by column) state on LINE, or everything that is wrong there."""
    given = {column: cell for column, cell in cells.items() if cell}
    tidy = {
        **given,
        **_changed(given, "code", codes.with_leading_zero),
        **_changed(given, "ine_code", codes.ine_with_leading_zero),
        **_changed(given, "parent_code", codes.with_leading_zero),
        **_changed(given, "comarca_code", _two_digits),
        **_changed(given, "previous_comarca_code", _two_digits),
        **_changed(given, "province_code", _two_digits),
        **_changed(given, "nif", _bare),
        **_changed(given, "dir3", _bare),
    }
    found = [Problem(line, message, values) for message, values in _faults(tidy)]
    return found or _row(line, tidy)


def _row(line: int, given: Mapping[str, str]) -> EntityRow:
    plain = ("code", "ine_code", "province_code", "vegueria", "dir3", "nif", "website", "status")
    facts: dict[str, str | float] = {name: given[name] for name in plain if name in given}
    facts |= {n: float(given[n]) for n in ("longitude", "latitude") if n in given}
    stays = [
        Stay(given[code], _day(given.get(since, "")))
        for code, since in (COMARCA[2:], COMARCA[:2])
        if code in given
    ]
    populations = {
        int(name.removeprefix("population_")): int(cell)
        for name, cell in given.items()
        if _is_population(name)
    }
    parent = given.get("parent_code", "")
    return EntityRow(line, given["kind"], given["name"], facts, parent, tuple(stays), populations)


Fault = tuple[str, dict[str, str | int]]


def _faults(given: Mapping[str, str]) -> list[Fault]:
    found: list[Fault] = [
        (noop("The column %(column)s has characters that cannot be seen."), {"column": column})
        for column, cell in given.items()
        if has_unseen(cell)
    ]
    return found or [
        *_name_faults(given),
        *_kind_faults(given),
        *_code_faults(given),
        *_place_faults(given),
        *_date_faults(given),
        *_population_faults(given),
    ]


def _name_faults(given: Mapping[str, str]) -> list[Fault]:
    name = given.get("name", "")
    if not name:
        return [(noop("The name is missing."), {})]
    if len(name) > LONGEST_NAME:
        return [(noop("The name is longer than %(most)s characters."), {"most": LONGEST_NAME})]
    if "<" in name or ">" in name or not any(sign.isalpha() for sign in name):
        return [(noop("“%(name)s” is not a name."), {"name": name})]
    return []


def _kind_faults(given: Mapping[str, str]) -> list[Fault]:
    kind, status = given.get("kind", ""), given.get("status", "active")
    if kind not in entity_kinds.KINDS:
        return [(noop("There is no kind of body called “%(kind)s”."), {"kind": kind[:40]})]
    found: list[Fault] = []
    has_parent = entity_kinds.KINDS[kind].has_parent
    if has_parent and "parent_code" not in given:
        found.append(
            (noop("A body of this kind depends on another: give the code of that one."), {})
        )
    if not has_parent and "parent_code" in given:
        found.append(
            (noop("A body of this kind depends on no other: leave the code of that one empty."), {})
        )
    if status not in STATUSES:
        found.append(
            (
                noop("The status is “active” or “dissolved”, not “%(status)s”."),
                {"status": status[:40]},
            )
        )
    return found


def _code_faults(given: Mapping[str, str]) -> list[Fault]:
    checks = (
        ("code", codes.is_code, noop("The code %(code)s has a wrong control digit.")),
        ("ine_code", codes.is_ine_code, noop("The INE code %(code)s has a wrong control digit.")),
        ("nif", codes.is_nif, noop("The NIF %(code)s has a wrong control letter.")),
        (
            "parent_code",
            codes.is_code,
            noop("The code of the body it depends on, %(code)s, has a wrong control digit."),
        ),
        ("dir3", _DIR3.fullmatch, noop("The DIR3 code %(code)s has other signs than A–Z and 0–9.")),
        ("website", _is_address, noop("%(code)s is not the address of a website.")),
    )
    return [
        (message, {"code": given[name][:40]})
        for name, good, message in checks
        if name in given and not good(given[name])
    ]


def _place_faults(given: Mapping[str, str]) -> list[Fault]:
    if len(given.get("vegueria", "")) > LONGEST_VEGUERIA:
        return [(noop("The name of the vegueria is too long."), {})]
    if ("longitude" in given) != ("latitude" in given):
        return [(noop("A point needs both longitude and latitude."), {})]
    limits = (("longitude", 180), ("latitude", 90))
    return [
        (noop("The %(column)s is not a number of degrees: write 41.5."), {"column": name})
        for name, most in limits
        if name in given and not _within(given[name], most)
    ]


def _date_faults(given: Mapping[str, str]) -> list[Fault]:
    found: list[Fault] = [
        (noop("The date in %(column)s is not written as 2023-05-12."), {"column": name})
        for name in ("comarca_since", "previous_comarca_since")
        if name in given and _day(given[name]) is None
    ]
    if "previous_comarca_code" in given and not (
        {"comarca_code", "comarca_since", "previous_comarca_since"} <= given.keys()
    ):
        found.append((noop("A previous comarca needs the dates of both comarques."), {}))
    days = [_day(given.get(name, "")) for name in ("previous_comarca_since", "comarca_since")]
    if days[0] and days[1] and days[0] >= days[1]:
        found.append((noop("The previous comarca must start before the present one."), {}))
    return found


def _population_faults(given: Mapping[str, str]) -> list[Fault]:
    return [
        (noop("The inhabitants in %(column)s are not a whole number."), {"column": name})
        for name, cell in given.items()
        if _is_population(name) and not (re.fullmatch(r"[0-9]{1,9}", cell))
    ]


def _is_population(column: str) -> bool:
    found = POPULATION.fullmatch(column)
    return found is not None and int(found[1]) in YEARS


def _changed(given: Mapping[str, str], column: str, change: Callable[[str], str]) -> dict[str, str]:
    return {column: change(given[column])} if column in given else {}


def _two_digits(code: str) -> str:
    return code.zfill(2)


def _bare(code: str) -> str:
    return re.sub(r"[\s.-]", "", code).upper()


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"} and "." in parts.netloc and len(text) <= LONGEST_ADDRESS
    )


def _within(text: str, most: int) -> bool:
    return bool(re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,9})?", text)) and abs(float(text)) <= most


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
