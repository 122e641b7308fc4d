"""The table, app by app; rows.py says how to add to it."""

from tests.architecture.url_table import (
    account,
    editing,
    governance,
    portal,
    reading,
    selfassessment,
)

ROWS = [
    *portal.ROWS,
    *account.ROWS,
    *governance.ROWS,
    *reading.ROWS,
    *editing.ROWS,
    *selfassessment.ROWS,
]
