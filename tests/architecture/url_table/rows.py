"""What a row of the table of URL × method × role is made of.

To add a page: put a `Row` into the module of its app here. `name` is the route's name; `get` and
`post` say which status each person gets (see tests/cast.py), most briefly by `each`:

    Row("selfassessment:result", kwargs=lambda w: {"pk": w.finished.pk},
        get=of_a(200), post=each(405, anonymous=302))

`kwargs` and `data` are made from the world (tests/world.py), where everything belongs to body a:
so alice stands for "own body", charlie and rita for "other body". The same route may have more
rows, told apart by `case`. A route without a row fails the test; so does a row without a route.
`html=False` marks what is no page (files, parts): axe visits every other GET that gives 200.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from tests.cast import Cast
from tests.world import World

Make = Callable[[World], Mapping[str, Any]]
Answers = Mapping[str, int]


def each(status: int, **others: int) -> Answers:
    """Return that everybody gets STATUS, but those named in OTHERS."""
    unknown = others.keys() - set(Cast.names())
    if unknown:
        raise ValueError(f"nobody is called {unknown}")
    return {name: others.get(name, status) for name in Cast.names()}


def signed_in(status: int, **others: int) -> Answers:
    """Return that everybody gets STATUS once signed in; visitors are sent to sign in."""
    return each(status, **{"anonymous": 302, **others})


def of_a(status: int, **others: int) -> Answers:
    """Return that who may see the results of body a gets STATUS, and others find nothing.

    Whoever writes or approves the method (edith, april) sees every body but no results.
    """
    return signed_in(status, **{**dict.fromkeys(STRANGERS, 404), **others})


STRANGERS = ("charlie", "rita", "edith", "april")
NEVER = each(405)
NEVER_SIGNED_IN = signed_in(405)


def _nothing(_world: World) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Row:
    """A route with what each person gets from it."""

    name: str
    get: Answers
    post: Answers
    kwargs: Make = _nothing
    data: Make = _nothing
    query: str = ""
    case: str = ""
    html: bool = True

    def __str__(self) -> str:
        return f"{self.name} {self.case}".strip()

    def url(self, world: World) -> str:
        """Return the address; a route without a name goes by its path."""
        try:
            return reverse(self.name, kwargs=dict(self.kwargs(world))) + self.query
        except NoReverseMatch:
            if "/" not in self.name:
                raise
            return f"/{self.name}{self.query}"
