"""The verbs about changes of bodies, the network and people's data, in words."""

from eset_portal.common.rules.i18n import noop
from governance.rules.verbs import Verb

VERBS = {
    "body.population_stated": Verb(
        noop("Inhabitants stated"), noop("%(target)s: %(inhabitants)s inhabitants in %(year)s")
    ),
    "body.moved": Verb(
        noop("Comarca changed"), noop("%(target)s belongs to comarca %(comarca)s from %(on)s on")
    ),
    "body.renamed": Verb(
        noop("Body renamed"), noop("“%(before)s” is called “%(name)s” from %(on)s on")
    ),
    "body.attached": Verb(
        noop("Dependence changed"), noop("%(target)s depends on %(parent)s from %(on)s on")
    ),
    "body.dissolved": Verb(noop("Body dissolved"), noop("%(target)s was dissolved on %(on)s")),
    "body.merged": Verb(
        noop("Body merged"), noop("%(target)s merged into %(successor)s on %(on)s")
    ),
    "body.taken_along": Verb(
        noop("Bodies taken along"), noop("%(target)s takes %(bodies)s bodies along")
    ),
    "body.let_go": Verb(
        noop("Body no longer taken along"), noop("%(target)s is no longer taken along")
    ),
    "contact.published": Verb(
        noop("Contact published"), noop("%(target)s names somebody whom others may ask")
    ),
    "contact.withdrawn": Verb(
        noop("Contact withdrawn"), noop("%(target)s no longer names anybody to ask")
    ),
    "person.data_taken": Verb(
        noop("Own data taken away"), noop("%(target)s took their own data away: %(rows)s rows")
    ),
    "person.forgotten": Verb(noop("Names taken away"), noop("The names of %(target)s went")),
    "data.erased": Verb(
        noop("Data erased at the end of their period"), noop("Erased %(rows)s rows")
    ),
}
