"""The verbs of the audit trail about bodies of governance in words."""

from eset_portal.common.rules.i18n import noop
from governance.rules.verbs import Verb

VERBS = {
    "committee.founded": Verb(
        noop("Body of governance founded"), noop("Founded the body of governance “%(name)s”")
    ),
    "committee.demo_loaded": Verb(
        noop("Bodies of governance of the demonstration loaded"),
        noop("Invented %(bodies)s bodies of governance"),
    ),
    "committee.changed": Verb(noop("Body of governance changed")),
    "committee.seated": Verb(
        noop("Member of a body of governance named"), noop("Gave %(user)s a seat: %(post)s")
    ),
    "committee.unseated": Verb(
        noop("Mandate in a body of governance ended"), noop("Ended the mandate of %(user)s")
    ),
    "session.planned": Verb(noop("Session planned"), noop("Planned session %(number)s")),
    "session.changed": Verb(
        noop("Session moved"), noop("Changed day or place of session %(number)s")
    ),
    "session.called": Verb(
        noop("Session called"), noop("Called session %(number)s: %(people)s people")
    ),
    "session.opened": Verb(noop("Session opened"), noop("Opened session %(number)s")),
    "session.closed": Verb(
        noop("Session closed"), noop("Closed session %(number)s and wrote its minutes")
    ),
    "session.adjourned": Verb(
        noop("Session adjourned"), noop("Adjourned session %(number)s for want of quorum")
    ),
    "session.cancelled": Verb(
        noop("Session cancelled"), noop("Cancelled session %(number)s: %(reason)s")
    ),
    "session.paper_added": Verb(noop("Paper of a session added")),
    "session.paper_removed": Verb(noop("Paper of a session removed")),
    "agenda.added": Verb(
        noop("Item put on an agenda"), noop("Put an item on the agenda: %(title)s")
    ),
    "agenda.removed": Verb(
        noop("Item taken off an agenda"), noop("Took an item off the agenda: %(title)s")
    ),
    "agenda.restored": Verb(
        noop("Item put back on an agenda"), noop("Put an item back on the agenda: %(title)s")
    ),
    "attendance.noted": Verb(
        noop("Attendance noted"), noop("Noted the attendance of %(user)s: %(state)s")
    ),
    "vote.cast": Verb(noop("Vote cast"), noop("Noted a vote of %(user)s")),
    "vote.recused": Verb(
        noop("Withdrew from an item"), noop("%(user)s withdraws from an item: %(reason)s")
    ),
    "decision.taken": Verb(noop("Decision taken"), noop("Took decision %(number)s: %(outcome)s")),
    "decision.revoked": Verb(
        noop("Decision revoked"), noop("Took decision %(number)s in place of %(former)s")
    ),
    "minutes.written": Verb(
        noop("Minutes written"), noop("Wrote the minutes of session %(number)s: %(code)s")
    ),
    "minutes.approved": Verb(
        noop("Minutes approved"), noop("Approved the minutes of session %(number)s")
    ),
}
