"""The table, app by app; rows.py says how to add to it."""

from tests.architecture.url_table import (
    account,
    deployment,
    docs_library,
    governance,
    portal,
    selfassessment,
    support,
    team,
)

ROWS = [
    *portal.ROWS,
    *account.ROWS,
    *governance.ROWS,
    *deployment.ROWS,
    *docs_library.ROWS,
    *selfassessment.ROWS,
    *team.ROWS,
    *support.ROWS,
]
