"""The verbs of the audit trail in words."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: its heading for filters, and the sentence that a line shows.

    The sentence may hold %(target)s and the names of the line's facts.
    """

    label: str
    sentence: str = ""


VERBS = {
    "account.signed_in": Verb(noop("Signed in")),
    "account.signed_out": Verb(noop("Signed out")),
    "account.locked": Verb(
        noop("Sign-in stopped after too many attempts"),
        noop("Sign-in stopped after too many attempts: %(target)s"),
    ),
    "account.password_set": Verb(noop("Set a password")),
    "account.email_changed": Verb(noop("Changed the e-mail address")),
    "account.email_removed": Verb(noop("Removed an e-mail address")),
    "account.codes_activated": Verb(noop("Activated the application with codes")),
    "account.codes_deactivated": Verb(noop("Deactivated the application with codes")),
    "account.recovery_codes_made": Verb(noop("Made new recovery codes")),
    "account.passkey_added": Verb(noop("Added a key or passkey")),
    "account.passkey_removed": Verb(noop("Removed a key or passkey")),
    "account.identity_linked": Verb(noop("Linked VÀLid")),
    "account.identity_unlinked": Verb(noop("Unlinked VÀLid")),
    "person.added": Verb(noop("Account made"), noop("Made the account of %(target)s")),
    "person.closed": Verb(noop("Account closed"), noop("Closed the account of %(target)s")),
    "person.reopened": Verb(
        noop("Account opened again"), noop("Opened %(target)s’s account again")
    ),
    "access.stopped": Verb(
        noop("Access stopped at once"), noop("Stopped the access of %(target)s (%(roles)s roles)")
    ),
    "access.reviewed": Verb(
        noop("Accesses reviewed"), noop("Confirmed who has access: %(people)s people")
    ),
    "access.exported": Verb(
        noop("List of accesses exported"), noop("Exported a list of accesses: %(lines)s lines")
    ),
    "invitation.sent": Verb(noop("Invitation sent"), noop("Invited somebody as “%(role)s”")),
    "invitation.revoked": Verb(
        noop("Invitation withdrawn"), noop("Withdrew an invitation as “%(role)s”")
    ),
    "invitation.accepted": Verb(
        noop("Invitation accepted"), noop("Accepted the invitation as “%(role)s”")
    ),
    "team.handed_over": Verb(
        noop("Team handed over"), noop("Handed the management over to %(user)s")
    ),
    "membership.given": Verb(noop("Role given"), noop("Gave %(user)s the role “%(role)s”")),
    "membership.ended": Verb(noop("Role ended"), noop("Ended the role “%(role)s” of %(user)s")),
    "register.imported": Verb(
        noop("Bodies imported"), noop("Imported bodies: %(new)s new, %(changed)s changed")
    ),
    "register.exported": Verb(noop("Register exported"), noop("Exported %(entities)s bodies")),
    "support.assigned": Verb(
        noop("Supporter assigned"), noop("%(target)s accompanies %(entities)s more bodies")
    ),
    "account.opened": Verb(noop("Opened an account to apply")),
    "application.started": Verb(noop("Application begun")),
    "application.moved": Verb(
        noop("Application moved on"), noop("Moved an application on: “%(move)s”")
    ),
    "application.linked": Verb(noop("Application linked to a body of the register")),
    "paper.added": Verb(noop("Paper added to an application")),
    "paper.removed": Verb(noop("Paper removed from an application")),
    "points.changed": Verb(noop("Points of the queue changed")),
    "applications.exported": Verb(
        noop("Applications exported"), noop("Exported %(applications)s applications")
    ),
    "support.ended": Verb(
        noop("Support ended"), noop("%(target)s no longer accompanies %(entities)s bodies")
    ),
    "support.exported": Verb(
        noop("Support relations exported"), noop("Exported %(lines)s support relations")
    ),
    "trail.exported": Verb(
        noop("Audit trail exported"), noop("Exported %(lines)s lines of the audit trail")
    ),
}
