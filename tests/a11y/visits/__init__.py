"""Every page in each of its states, for axe to visit; visit.py says how to add one."""

from tests.a11y.visits import (
    account,
    deployment,
    docs_library,
    governance,
    portal,
    selfassessment,
    support,
    team,
)
from tests.a11y.visits.visit import Visit

VISITS: list[Visit] = [
    *portal.VISITS,
    *account.VISITS,
    *governance.VISITS,
    *deployment.VISITS,
    *docs_library.VISITS,
    *selfassessment.VISITS,
    *team.VISITS,
    *support.VISITS,
]
