"""Every page in each of its states, for axe to visit; visit.py says how to add one."""

from tests.a11y.visits import account, editing, governance, portal, reading, selfassessment
from tests.a11y.visits.visit import Visit

VISITS: list[Visit] = [
    *portal.VISITS,
    *account.VISITS,
    *governance.VISITS,
    *reading.VISITS,
    *editing.VISITS,
    *selfassessment.VISITS,
]
