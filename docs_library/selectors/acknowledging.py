"""Which editions staff are asked to acknowledge, who has, and who has not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from docs_library.models import Acknowledgement, Document, Edition
from docs_library.rules import following
from docs_library.selectors import staff
from docs_library.selectors.staff import Member
from governance.models import Entity, Support, User
from governance.models.dated import holding

Key = tuple[int, UUID, int]
"""A person, a document, and the first half of the number of its edition."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader of an edition is asked: whether it is to be acknowledged by them, and is.

    `last` is the edition of this document that they acknowledged last, this one or an older one.
    """

    is_asked: bool
    done_at: datetime | None
    last: Edition | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody of a team, and for each document asked when they read it; None when they owe it."""

    user: User
    cells: list[datetime | None]

    @property
    def owes(self) -> int:
        """How many documents are still to be read."""
        return sum(cell is None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Team:
    """The documents that a body's staff are asked to read, and who has read which."""

    editions: list[Edition]
    readers: list[Reader]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many have acknowledged, of how many who are asked."""

    label: str
    edition: Edition | None
    done: int
    asked: int

    @property
    def share(self) -> int | None:
        """The part that has, in per cent."""
        return following.share(self.done, self.asked)


def asked_editions(on: date) -> list[Edition]:
    """Return the editions in force ON a day that staff are asked to acknowledge."""
    rows = Edition.objects.in_force(on).filter(state="published", major__gt=1)
    return list(rows.select_related("document").defer("text").order_by("document__code"))


def asked(user: User, edition: Edition, *, on: date) -> Asked:
    """Return whether USER is asked to acknowledge EDITION, and whether they did."""
    if not following.asks(edition.major):
        return Asked(is_asked=False, done_at=None, last=None)
    concerned = any(one.is_for(edition.document) for one in staff.members(on, user=user.pk))
    rows = Acknowledgement.objects.filter(user=user, edition__document=edition.document_id)
    last = rows.select_related("edition").order_by("-at").first()
    done = last is not None and last.edition.major == edition.major
    return Asked(concerned, last.at if last and done else None, last.edition if last else None)


def pending(user: User, *, on: date) -> list[Edition]:
    """Return what USER is asked to acknowledge and has not, by code."""
    mine = staff.members(on, user=user.pk)
    if not mine:
        return []
    done = {(document, major) for _user, document, major in _done(user=user)}
    return [
        one
        for one in asked_editions(on)
        if (one.document_id, one.major) not in done and _any(mine, one.document)
    ]


def owing(on: date) -> set[int]:
    """Return who is asked to acknowledge something and has not, by key, in three queries."""
    done, editions = _done(), asked_editions(on)
    return {
        member.user
        for member in (staff.members(on) if editions else [])
        for one in editions
        if _key(member.user, one) not in done and member.is_for(one.document)
    }


def team(entity: Entity, *, on: date) -> Team:
    """Return who of the staff of ENTITY has read what concerns it."""
    mine = staff.members(on, entity=entity.pk)
    editions = [one for one in asked_editions(on) if _any(mine, one.document)]
    people = User.objects.filter(pk__in=[one.user for one in mine]).order_by("full_name", "email")
    rows = Acknowledgement.objects.filter(user__in=people, edition__major__gt=1)
    when = {
        (row.user_id, row.edition.document_id, row.edition.major): row.at
        for row in rows.select_related("edition").order_by("-at")
    }
    return Team(
        editions,
        [
            Reader(user, [when.get((user.pk, one.document_id, one.major)) for one in editions])
            for user in people
        ],
    )


def statistics(
    on: date, *, bodies: Iterable[UUID] | None = None
) -> tuple[list[Tally], list[Tally]]:
    """Return who has acknowledged by document and by supporter, in four queries for any number.

    Each person counts once a document, and once a document for each supporter of theirs. Only the
    staff of BODIES count if any are given.
    """
    editions, everybody = asked_editions(on), staff.members(on)
    if bodies is not None:
        kept = set(bodies)
        everybody = [one for one in everybody if one.entity in kept]
    supporters = _supporters(on)
    done, owed = set(_done()), set[tuple[int, int]]()
    by_supporter = Counter[str](), Counter[str]()
    counted = set[tuple[int, int, str]]()
    for index, one in enumerate(editions):
        for member in (member for member in everybody if member.is_for(one.document)):
            owed.add((index, member.user))
            name = supporters.get(member.entity, "")
            if (index, member.user, name) not in counted:
                counted.add((index, member.user, name))
                by_supporter[1][name] += 1
                by_supporter[0][name] += _key(member.user, one) in done
    whole = Counter(index for index, _user in owed)
    part = Counter(index for index, user in owed if _key(user, editions[index]) in done)
    documents = [
        Tally(str(one.document), one, part[index], whole[index])
        for index, one in enumerate(editions)
    ]
    names = sorted(by_supporter[1], key=lambda name: (not name, name))
    return documents, [
        Tally(name, None, by_supporter[0][name], by_supporter[1][name]) for name in names
    ]


def _done(*, user: User | None = None) -> set[Key]:
    rows = Acknowledgement.objects.filter(edition__major__isnull=False)
    if user is not None:
        rows = rows.filter(user=user)
    keys = rows.values_list("user_id", "edition__document_id", "edition__major")
    return {(person, document, major or 0) for person, document, major in keys}


def _key(user: int, edition: Edition) -> Key:
    return user, edition.document_id, edition.major or 0


def _any(members: Iterable[Member], document: Document) -> bool:
    return any(one.is_for(document) for one in members)


def _supporters(on: date) -> dict[UUID, str]:
    rows = holding(Support.objects.order_by("supporter__sort_name"), on)
    return dict(rows.values_list("entity_id", "supporter__name"))
