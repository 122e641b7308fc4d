"""What the database itself refuses about shared practices."""

import pgtrigger

from docs_library.models import steps
from docs_library.rules.practices.states import LIFE

_WRITTEN = ("kind", "title", "problem", "how", "gains", "licence", "copy_id")
_BEFORE = ", ".join(f"OLD.{name}" for name in _WRITTEN)
_AFTER = ", ".join(f"NEW.{name}" for name in _WRITTEN)
WRITES = pgtrigger.Insert | pgtrigger.Update


def goes_on() -> pgtrigger.Trigger:
    """Let a practice begin as a draft and go only where a move leads, one step at a time."""
    return steps.goes_on("practice", LIFE)


def says_the_same() -> pgtrigger.Trigger:
    """Refuse that what a reviewer reads, or has read, changes under their eyes."""
    return pgtrigger.Trigger(
        name="practice_says_the_same",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__state__in=[code for code in LIFE.states if code != "draft"]),
        func=f"""
            IF ({_BEFORE}) IS DISTINCT FROM ({_AFTER}) THEN
                RAISE EXCEPTION 'the words of a practice never change but in a draft';
            END IF;
            RETURN NEW;
        """,
    )


def reviewed_by_another() -> pgtrigger.Trigger:
    """Refuse that somebody reviews what they wrote, or what their own body shares."""
    return pgtrigger.Trigger(
        name="practice_reviewed_by_another",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(new__reviewed_by__isnull=False),
        func="""
            IF OLD.reviewed_by_id IS NOT DISTINCT FROM NEW.reviewed_by_id THEN
                RETURN NEW;
            END IF;
            PERFORM 1 FROM governance_membership
                WHERE entity_id = NEW.entity_id AND user_id = NEW.reviewed_by_id;
            IF FOUND OR NEW.reviewed_by_id = NEW.author_id THEN
                RAISE EXCEPTION 'nobody ever reviews what they share themselves';
            END IF;
            RETURN NEW;
        """,
    )


def shares_own_copy() -> pgtrigger.Trigger:
    """Refuse to share the own copy of another body, or one that nobody approved."""
    return pgtrigger.Trigger(
        name="practice_shares_own_copy",
        when=pgtrigger.Before,
        operation=WRITES,
        condition=pgtrigger.Q(new__copy__isnull=False),
        func="""
            PERFORM 1 FROM docs_library_localedition t JOIN docs_library_adaptation a
                ON a.id = t.adaptation_id
                WHERE t.id = NEW.copy_id AND t.state = 'approved' AND a.entity_id = NEW.entity_id;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'a body shares only an approved text of its own';
            END IF;
            RETURN NEW;
        """,
    )


def is_found() -> pgtrigger.Trigger:
    """Index what a practice says, so that nothing is shared unfound, however it was written."""
    return pgtrigger.Trigger(
        name="practice_is_found",
        when=pgtrigger.Before,
        operation=WRITES,
        func="""
            NEW.vector := setweight(public.docs_library_vector(NEW.title), 'A')
                || setweight(public.docs_library_vector(NEW.problem), 'B')
                || setweight(public.docs_library_vector(NEW.how || ' ' || NEW.gains), 'C');
            RETURN NEW;
        """,
    )


def while_draft() -> pgtrigger.Trigger:
    """Refuse that files, tools and documents of a practice change but in a draft."""
    return pgtrigger.Trigger(
        name="practice_part_of_draft",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="""
            PERFORM 1 FROM docs_library_practice WHERE state = 'draft'
                AND id = COALESCE(NEW.practice_id, OLD.practice_id) FOR SHARE;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'the parts of a practice never change but in a draft';
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            RETURN NEW;
        """,
    )


def used_by_another() -> pgtrigger.Trigger:
    """Refuse that a body counts among those that use what it shares itself."""
    return pgtrigger.Trigger(
        name="practice_used_by_another",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            PERFORM 1 FROM docs_library_practice
                WHERE id = NEW.practice_id AND entity_id = NEW.entity_id;
            IF FOUND THEN
                RAISE EXCEPTION 'a body never counts as using what it shares itself';
            END IF;
            RETURN NEW;
        """,
    )
