"""The table, app by app; rows.py says how to add to it."""

from tests.architecture.url_table import (
    account,
    adhesion,
    control,
    deployment,
    editing,
    governance,
    network,
    portal,
    reading,
    selfassessment,
    support,
    team,
    told,
    watch,
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
    *control.ROWS,
    *team.ROWS,
    *support.ROWS,
    *told.ROWS,
    *watch.ROWS,
]
