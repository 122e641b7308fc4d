"""What the database itself refuses about proposals."""

import pgtrigger

from docs_library.models import steps
from docs_library.rules.proposals.states import LIFE


def goes_on() -> pgtrigger.Trigger:
    """Let a proposal begin as a draft and go only where a move leads, one step at a time."""
    return steps.goes_on("proposal", LIFE)


def published_only() -> pgtrigger.Trigger:
    """Refuse that an edition resolves a proposal before it is published or after its end."""
    return pgtrigger.Trigger(
        name="proposal_published_only",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__resolved_by__isnull=False),
        func="""
            PERFORM 1 FROM docs_library_edition
                WHERE id = NEW.resolved_by_id AND state = 'published' FOR SHARE;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'only a published edition ever resolves a proposal';
            END IF;
            RETURN NEW;
        """,
    )


def assessed_by_another() -> pgtrigger.Trigger:
    """Refuse that somebody assesses their own proposal, whoever they are."""
    return pgtrigger.Trigger(
        name="assessed_by_another",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            PERFORM 1 FROM docs_library_proposal
                WHERE id = NEW.proposal_id AND author_id = NEW.by_id;
            IF FOUND THEN
                RAISE EXCEPTION 'nobody ever assesses their own proposal';
            END IF;
            RETURN NEW;
        """,
    )
