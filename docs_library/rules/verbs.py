"""What the library writes into the audit trail, in words."""

from eset_portal.common.rules.i18n import noop
from governance.rules.verbs import Verb

VERBS = {
    "library.edition_published": Verb(
        noop("Edition published"), noop("Published edition %(number)s of %(code)s")
    ),
}
