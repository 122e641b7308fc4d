"""What is measured of the library: a search among 2,000 editions, and the difference of two."""

import itertools
import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from http import HTTPStatus

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.rows import Piece, Row, beside
from docs_library.models import Document, Edition
from docs_library.rules import blocks
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.selectors import comparing, searching
from docs_library.selectors.searching import Wanted
from docs_library.services import publishing
from docs_library.services.publishing import Terms

EDITIONS = 2_000
TIMES = 40
ASKED = (
    "registres d’entrada",
    "signatura electrònica",
    "quadre de classificació",
    "arxiu",
    "INS-04",
)
FIRST = date(2025, 2, 1)
SIZE = 83_000  # letters of a long instruction


def search() -> Row:
    """Search 2,000 editions and mark the hits of a page, beside the bare SQL of the search."""
    fill(timezone.now())
    today = timezone.localdate()
    asked = itertools.cycle(ASKED)

    def ours() -> None:
        wanted = Wanted(query=next(asked))
        searching.shown(searching.search(wanted, on=today)[:20], wanted, on=today)

    with CaptureQueriesContext(connection) as captured:
        ours()
    statement = captured.captured_queries[0]["sql"]
    piece = Piece(
        f"search {Edition.objects.numbered().count():,} editions",
        limit="its SQL statement alone",
        budget="≤ 30 ms",
        queries=len(captured),
    )
    return beside(piece, ours, _replay(statement), times=TIMES)


def searching_page() -> Row:
    """The same over the whole stack: what a reader waits for."""
    client = Client(SERVER_NAME="localhost")
    asked = itertools.cycle(ASKED)

    def ours() -> None:
        response = client.get("/biblioteca/", {"q": next(asked)})
        if response.status_code != HTTPStatus.OK:
            raise RuntimeError(str(response.status_code))

    with CaptureQueriesContext(connection) as captured:
        ours()
    statements = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    piece = Piece("page of a search", "its SQL statements alone", "≤ 12 queries", len(captured))
    return beside(piece, ours, lambda: [run() for run in map(_replay, statements)], times=TIMES)


def difference() -> Row:
    """Compare two texts of 83 KB never seen before and lay out the page, beside cutting both."""
    pairs = _texts()

    def ours() -> None:
        blocks._blocks.cache_clear()  # noqa: SLF001 - nothing remembered from the last time
        comparing.shown(*next(pairs), whole=True)

    def bare() -> None:
        blocks._blocks.cache_clear()  # noqa: SLF001 - as above
        for text in next(pairs):
            blocks.split(text)

    piece = Piece("difference page of 83 KB", "cutting both texts into blocks", "≤ 200 ms")
    return beside(piece, ours, bare, times=20)


def fill(now: datetime) -> None:
    """Publish as many editions as are missing to EDITIONS, two a document, in invented words."""
    texts = [*Edition.objects.numbered().order_by("document__code").values_list("text", flat=True)]
    missing = EDITIONS - Edition.objects.numbered().count()
    for number in range(missing // 2):
        code = f"{('FIT', 'FOR')[number % 2]}-{number // 2 + 100:03}"
        document = Document.objects.create(
            code=code, slug=code.lower(), kind="form", title=f"Model {number}",
            summary="Text inventat", collection="registry",
        )  # fmt: skip
        for major in (1, 2):
            text = texts[(number + major) % len(texts)]
            content = Content(
                code=code, title=f"Model {number}", summary="Text inventat", text=text,
                change_note="Un text inventat per mesurar.", norms=(),
            )  # fmt: skip
            first = FIRST + timedelta(days=major)
            terms = Terms(Number(major, 0), first, "initial" if major == 1 else "minor")
            publishing.publish(document=document, content=content, terms=terms, now=now, actor=None)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _texts() -> Iterator[tuple[str, str]]:
    """Give pairs of long texts, each with 120 words added from the first to the second."""
    chance = random.Random(4)  # noqa: S311 - any words will do
    texts = [*Edition.objects.numbered().values_list("text", flat=True)[:40]]
    while True:
        chance.shuffle(texts)
        one = "\n\n".join(texts)[:SIZE]
        other = one.split(" ")
        for place in chance.sample(range(len(other)), 120):
            other[place] += " CANVI"
        yield one, " ".join(other)[:SIZE]


def _replay(statement: str) -> Callable[[], None]:
    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            cursor.fetchall()

    return bare
