"""What goes on step by step goes only where its table of moves leads, by any path of code."""

import pgtrigger

from eset_portal.common.rules.moves import Workflow


def goes_on(what: str, life: Workflow) -> pgtrigger.Trigger:
    """Let a row of WHAT begin as a draft and take only steps of LIFE, one at a time."""
    steps = ", ".join(f"('{start}', '{end}')" for (start, _move), end in life.moves.items())
    return pgtrigger.Trigger(
        name=f"{what}_goes_on",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            IF TG_OP = 'INSERT' THEN
                IF NEW.state <> 'draft' THEN
                    RAISE EXCEPTION 'a {what} always begins as a draft';
                END IF;
                RETURN NEW;
            END IF;
            IF OLD.state <> NEW.state AND (
                (OLD.state, NEW.state) NOT IN ({steps}) OR NEW.step <> OLD.step + 1) THEN
                RAISE EXCEPTION 'a {what} never goes from % to %', OLD.state, NEW.state;
            END IF;
            RETURN NEW;
        """,
    )
