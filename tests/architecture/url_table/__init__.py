"""The table, app by app; rows.py says how to add to it."""

from tests.architecture.url_table import (
    account,
    adhesion,
    authoring,
    batches,
    control,
    deployment,
    editing,
    filling,
    governance,
    network,
    portal,
    reading,
    selfassessment,
    support,
    team,
    told,
)

ROWS = [
    *portal.ROWS,
    *account.ROWS,
    *governance.ROWS,
    *network.ROWS,
    *adhesion.ROWS,
    *deployment.ROWS,
    *reading.ROWS,
    *editing.ROWS,
    *selfassessment.ROWS,
    *authoring.ROWS,
    *filling.ROWS,
    *control.ROWS,
    *batches.ROWS,
    *team.ROWS,
    *support.ROWS,
    *told.ROWS,
]
