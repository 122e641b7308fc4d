"""The bodies that people name in a list they paste."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from governance.models import Entity
from governance.rules.pasted import entries


def named_in(text: str) -> tuple[list[Entity], list[tuple[str, str]]]:
    """Return the bodies that a pasted TEXT names, and its lines that name none or several."""
    lines = entries(text)
    wanted = [line.code for line in lines if line.code]
    by_code = _by(Entity.objects.filter(Q(code__in=wanted) | Q(ine_code__in=wanted)), "code")
    by_code |= _by(Entity.objects.filter(ine_code__in=wanted), "ine_code")
    keys = [line.key for line in lines if line.key]
    by_name = _by(Entity.objects.filter(sort_name__in=keys), "sort_name")
    found: list[Entity] = []
    problems: list[tuple[str, str]] = []
    for line in lines:
        fits = by_code.get(line.code, []) if line.code else by_name.get(line.key, [])
        exact = [body for body in fits if body.name.casefold() == line.text.casefold()]
        fits = exact or fits
        if len(fits) == 1:
            found += fits
        elif fits:
            names = ", ".join(f"{body.name} ({body.code or '—'})" for body in fits[:4])
            words = _("Several bodies are called so: write the code. %(names)s") % {"names": names}
            problems.append((line.text, words))
        else:
            problems.append((line.text, _("No body of the register has this code or name.")))
    return found, problems


def _by(rows: Iterable[Entity], column: str) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for body in rows:
        found[str(getattr(body, column))].append(body)
    return dict(found)
