"""Triggers for tables that only grow, or that stop changing."""

import pgtrigger


def never_emptied() -> pgtrigger.Trigger:
    """Refuse TRUNCATE."""
    return pgtrigger.Trigger(
        name="never_emptied",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'this table is never emptied' USING ERRCODE = '42501';",
    )


def append_only() -> list[pgtrigger.Trigger]:
    """Refuse every change and removal of a row."""
    changes = pgtrigger.Update | pgtrigger.Delete
    return [pgtrigger.Protect(name="append_only", operation=changes), never_emptied()]
