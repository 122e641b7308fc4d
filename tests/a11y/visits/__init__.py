"""Every page in each of its states, for axe to visit; visit.py says how to add one."""

from tests.a11y.visits import (
    account,
    adhesion,
    batches,
    campaigns,
    control,
    deployment,
    editing,
    filling,
    governance,
    improvement,
    network,
    portal,
    reading,
    selfassessment,
    support,
    team,
    told,
    watch,
)
from tests.a11y.visits.visit import Visit

VISITS: list[Visit] = [
    *portal.VISITS,
    *account.VISITS,
    *governance.VISITS,
    *network.VISITS,
    *adhesion.VISITS,
    *deployment.VISITS,
    *reading.VISITS,
    *editing.VISITS,
    *selfassessment.VISITS,
    *filling.VISITS,
    *control.VISITS,
    *improvement.VISITS,
    *batches.VISITS,
    *campaigns.VISITS,
    *team.VISITS,
    *support.VISITS,
    *told.VISITS,
    *watch.VISITS,
]
