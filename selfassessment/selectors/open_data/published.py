"""Read what was published: as groups for pages, as rows for files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from selfassessment.models import Campaign, Publication
from selfassessment.rules import groups, open_data
from selfassessment.rules.spreading import Quartiles
from selfassessment.selectors.steering.cells import HIDDEN, Cell, cell_of
from selfassessment.selectors.steering.names import Names
from selfassessment.selectors.steering.table import Heat, Row

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Published:
    """A published group: how many bodies and means by dimension; none of it when hidden."""

    bodies: Mapping[str, int]
    means: Mapping[str, Fraction]
    quartiles: Quartiles | None
    hidden: bool = False


def all_of_them() -> list[Publication]:
    """Return what was published, the newest campaign first."""
    rows = Publication.objects.select_related("campaign__version")
    return list(rows.defer("campaign__version__content").order_by("-campaign__opens_on"))


def one(slug: str) -> Publication | None:
    """Return what was published of the campaign SLUG; None when nothing was."""
    rows = Publication.objects.filter(campaign__slug=slug).select_related("campaign__version")
    return rows.defer("campaign__version__content").first()


def of(campaign: Campaign) -> Publication | None:
    """Return what was published of CAMPAIGN; None when nothing was."""
    return Publication.objects.filter(campaign=campaign).first()


def newest_for(campaign: Campaign) -> Publication | None:
    """Return what was published last of a campaign that asks what CAMPAIGN asks, up to it."""
    rows = Publication.objects.filter(
        campaign__version=campaign.version_id,
        campaign__instrument=campaign.instrument,
        campaign__chosen=campaign.chosen,
        campaign__opens_on__lte=campaign.opens_on,
    )
    found = rows.select_related("campaign__version").defer("campaign__version__content")
    return found.order_by("-campaign__opens_on").first()


def group(published: Publication, only: Mapping[str, str]) -> Published | None:
    """Return the group of ONLY (axis: value); None when there is no such group in the tables."""
    axes = [axis for axis in groups.AXES if axis in only]
    for line in published.content["groups"]:
        if line["axes"] == axes and line["values"] == [only[axis] for axis in axes]:
            return _read(line)
    return None


def heat(published: Publication, axis: str) -> Heat:
    """Return a row per group of AXIS and a column per dimension, hidden groups hatched."""
    parts = [("", ""), *((code, name) for code, name in published.content["dimensions"])]
    names = Names(published.campaign).of(axis)
    lines = {
        line["values"][0]: line for line in published.content["groups"] if line["axes"] == [axis]
    }
    rows = []
    for value, name in names.items():
        if value in lines:
            found = _read(lines[value])
            cells = tuple(_cell(found, code) for code, _name in parts)
            rows.append(Row(value, name, cells))
    return Heat(tuple(parts), tuple(rows))


def rows(published: Publication, table: str) -> Iterator[Line]:
    """Yield the lines of TABLE by the names of its columns."""
    content = published.content
    campaign = content["campaign"]["slug"]
    if table == open_data.DEGREES:
        for code, name, n in content["degrees"]:
            yield {"campanya": campaign, "grau": code, "nom": name, "ens": n}
    elif table == open_data.SPREAD:
        for low, high, n in content["spread"]:
            yield {"campanya": campaign, "des_de": low, "fins_a": high, "ens": n}
    else:
        codes = ["", *(code for code, _name in content["dimensions"])]
        for line in content["groups"]:
            yield from _group_rows(campaign, line, codes)


def _group_rows(campaign: str, line: Line, codes: Sequence[str]) -> Iterator[Line]:
    axes, values, names = (_two(line[key]) for key in ("axes", "values", "names"))
    quartiles = line.get("quartiles") or [None] * 3
    for code in codes if not line.get("hidden") else [""]:
        parted = quartiles if not code else [None] * 3
        yield {
            "campanya": campaign,
            "eix": axes[0] or open_data.ALL,
            "codi": values[0],
            "grup": names[0],
            "eix_2": axes[1],
            "codi_2": values[1],
            "grup_2": names[1],
            "dimensio": code,
            "ens": line.get("bodies", {}).get(code),
            "mitjana": _number(line.get("means", {}).get(code)),
            **dict(zip(("quartil_1", "mediana", "quartil_3"), map(_number, parted), strict=True)),
            "ocult": int(bool(line.get("hidden"))),
        }


def _two(found: Sequence[str]) -> tuple[str, str]:
    first, second, *_more = [*found, "", ""]
    return first, second


def _number(text: str | None) -> float | None:
    return None if text is None else float(Decimal(text))


def _read(line: Line) -> Published:
    if line.get("hidden"):
        return Published({}, {}, None, hidden=True)
    parted = line["quartiles"]
    return Published(
        line["bodies"],
        {code: Fraction(mean) for code, mean in line["means"].items()},
        Quartiles(*(Fraction(value) for value in parted)) if parted else None,
    )


def _cell(found: Published, code: str) -> Cell:
    if found.hidden:
        return HIDDEN
    mean = found.means.get(code)
    return Cell() if mean is None else cell_of(mean, found.bodies[code])
