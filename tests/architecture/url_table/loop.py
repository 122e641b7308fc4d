"""The thread of improvement: everybody who is signed in, as far as they may see."""

from docs_library.models import EditionNorm
from selfassessment.models import ImprovementAction
from tests.architecture.url_table.rows import NEVER_SIGNED_IN, Row, of_a, signed_in
from tests.world import World

Kwargs = dict[str, object]


def document(world: World) -> Kwargs:
    """Make the address of the thread of the document."""
    return {"kind": "document", "key": world.edition.document.code}


def edition(world: World) -> Kwargs:
    """Make the address of the thread of the edition."""
    return {"kind": "edition", "key": world.edition.pk}


def norm(_world: World) -> Kwargs:
    """Make the address of the thread of a norm."""
    link = EditionNorm.objects.order_by("edition__document__code", "position").first()
    return {"kind": "norm", "key": link.norm_id if link else ""}


def question(_world: World) -> Kwargs:
    """Make the address of the thread of a question."""
    return {"kind": "question", "key": "D1.1"}


def action(world: World) -> Kwargs:
    """Make the address of the thread of an action of body a."""
    rows = ImprovementAction.objects.filter(entity=world.cast.a, state="done")
    return {"kind": "action", "key": rows.get().pk}


def proposal(world: World) -> Kwargs:
    """Make the address of the thread of an open proposal."""
    return {"kind": "proposal", "key": world.proposals.shown.pk}


def practice(world: World) -> Kwargs:
    """Make the address of the thread of what a body shares."""
    return {"kind": "practice", "key": world.practices.shared.pk}


ROWS = [
    Row("selfassessment:loop", case=name, kwargs=kwargs, get=signed_in(200), post=NEVER_SIGNED_IN)
    for name, kwargs in (
        ("document", document),
        ("edition", edition),
        ("norm", norm),
        ("question", question),
        ("proposal", proposal),
        ("practice", practice),
    )
] + [
    Row(
        "selfassessment:loop",
        case="action",
        kwargs=action,
        get=of_a(200),
        post=NEVER_SIGNED_IN,
    ),
    Row(
        "selfassessment:loop",
        case="unknown",
        kwargs=lambda _w: {"kind": "norm", "key": "x"},
        get=signed_in(404),
        post=NEVER_SIGNED_IN,
        html=False,
    ),
]
