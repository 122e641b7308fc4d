"""Migrations whose models are drawn once for many operations, not once for each.

Django draws every model that is tied to a changed one anew after each operation. Ours are tied
closely, and have hundreds of constraints and triggers: that took most of the time of a first start.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddField, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import IndexOperation
from django.db.migrations.state import ProjectState


class InOneGo(Operation):
    """Operations of one sort that stand one after the other; the database does them one by one.

    They must bear to see the models as the last of them leaves them.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the state of the models, and draw what is tied to them anew, once."""
        drawn = state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        if drawn is not None:
            state.__dict__["apps"] = drawn
            state.reload_models([(app_label, name) for name in self._names()], delay=self._plain())

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Do all in their order."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Undo all, the last one first."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say what all of them do."""
        return "; ".join(operation.describe() for operation in self.operations)

    def references_model(self, name: str, app_label: str) -> bool:
        """Say whether any of them has to do with the model of that NAME."""
        return any(operation.references_model(name, app_label) for operation in self.operations)

    def _names(self) -> set[str]:
        return {_model(operation) for operation in self.operations}

    def _plain(self) -> bool:
        """Say whether no tie between models changes: then what is farther away stays as it is."""
        return all(isinstance(operation, IndexOperation) for operation in self.operations)


def in_one_go(operations: Sequence[Operation]) -> list[Operation]:
    """Return OPERATIONS, of which neighbours of one sort are done in one go."""
    return list(_together(operations))


def _together(operations: Sequence[Operation]) -> Iterator[Operation]:
    for sort, neighbours in groupby(operations, key=_sort):
        if sort:
            yield InOneGo(list(neighbours))
        else:
            yield from neighbours


def _sort(operation: Operation) -> str:
    """Return what OPERATION may stand beside; nothing where it must stand alone."""
    if isinstance(operation, CreateModel):
        return "tables"
    return "parts" if isinstance(operation, (AddField, IndexOperation)) else ""


def _model(operation: Operation) -> str:
    """Return the name of the model that OPERATION creates or adds to."""
    name = "name" if isinstance(operation, CreateModel) else "model_name"
    return str(getattr(operation, name)).lower()
