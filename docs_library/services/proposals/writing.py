"""Write proposals: begin a draft, change its words, open it to all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library.models import Edition, Proposal
from docs_library.rules.proposals import kinds, names, quotes
from docs_library.selectors.proposals import finding
from docs_library.services.proposals.moving import Act, overtaken
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance import audit
from governance.models import Entity, Tool, User


@dataclass(frozen=True, slots=True)
class About:
    """What a proposal is about: an edition, a tool, a question by its LABEL, or nothing yet."""

    edition: Edition | None = None
    tool: Tool | None = None
    label: str = ""

    @property
    def subject(self) -> str:
        """What it is, by code."""
        if self.edition is not None:
            return kinds.DOCUMENT
        if self.tool is not None:
            return kinds.TOOL
        return kinds.QUESTION if self.label else kinds.NEW


@dataclass(frozen=True, slots=True)
class Words:
    """What a proposal says. WANTED is how the passage QUOTE should read, in Markdown."""

    kind: str
    title: str
    problem: str
    suggestion: str
    quote: str = ""
    wanted: str = ""
    is_private: bool = False


class NotThere(DomainError):
    """The passage that somebody quotes does not stand in the edition."""


@transaction.atomic
def begin(
    *, about: About, words: Words, by: User, entity: Entity | None, now: datetime
) -> Proposal:
    """Begin a proposal ABOUT something for ENTITY, which nobody sees but BY until it is sent.

    Raise NotThere for a quote that is not in the edition, Conflict for a document of which
    nothing is in force any more.
    """
    edition = about.edition
    if edition is not None and finding.is_gone(edition.document, timezone.localdate(now)):
        raise Conflict(_(names.WHY_NOT[names.NOT_GONE]))
    row = Proposal(
        author=by,
        entity=entity,
        subject=about.subject,
        document=edition.document if edition else None,
        edition=edition,
        tool=about.tool,
        label=about.label[:300],
        created_at=now,
        changed_at=now,
    )
    _write(row, words)
    row.save()
    audit.record(by, "library.proposal_drafted", row, acting_for=entity, subject=row.subject)
    return row


@transaction.atomic
def rewrite(*, proposal: Proposal, words: Words, act: Act) -> Proposal:
    """Change the WORDS of a draft, or of one about which its proposer was asked something.

    Raise NotAllowed, Conflict when it moved on meanwhile, and NotThere as `begin`.
    """
    row = Proposal.objects.select_for_update(of=["self"]).select_related("edition")
    now = row.get(pk=proposal.pk)
    if act.by is None or now.author_id != act.by.pk:
        raise NotAllowed(_(names.WHO_MAY[names.AUTHOR]))
    if now.step != act.seen or not now.is_editable:
        raise Conflict(overtaken(now))
    _write(now, words)
    now.changed_at = act.now
    now.save()
    audit.record(act.by, "library.proposal_changed", now, acting_for=now.entity)
    return now


@transaction.atomic
def open_to_all(*, proposal: Proposal, by: User) -> None:
    """Let all members see PROPOSAL, which was private; it never becomes private again."""
    if proposal.author_id != by.pk:
        raise NotAllowed(_(names.WHO_MAY[names.AUTHOR]))
    if not Proposal.objects.filter(pk=proposal.pk, is_private=True).update(is_private=False):
        raise IllegalMove(_("All members see this proposal already."))
    audit.record(by, "library.proposal_opened", proposal, acting_for=proposal.entity)


def _write(row: Proposal, words: Words) -> None:
    row.kind, row.title = words.kind, " ".join(words.title.split())
    row.problem, row.suggestion = words.problem.strip(), words.suggestion.strip()
    # What others have seen, and supported, is not hidden from them again.
    row.is_private = words.is_private and (row.is_private or row.submitted_at is None)
    row.quote = row.quote_before = row.quote_after = row.quote_heading = row.wanted = ""
    if row.edition is None or not words.quote.strip():
        return
    found = quotes.anchor(row.edition.text, words.quote)
    if found is None:
        raise NotThere(
            _("Edition %(number)s does not say this. Copy the passage as it stands there.")
            % {"number": row.edition.number}
        )
    row.quote, row.quote_heading = found.exact, found.heading[:80]
    row.quote_before, row.quote_after = found.prefix, found.suffix
    old = quotes.source(row.edition.text, row.quote)
    row.wanted = words.wanted if words.wanted.strip() != old.strip() else ""
