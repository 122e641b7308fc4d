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
    "person.added": Verb(noop("Account made"), noop("Made the account of %(target)s")),
    "person.closed": Verb(noop("Account closed"), noop("Closed the account of %(target)s")),
    "membership.given": Verb(noop("Role given"), noop("Gave %(user)s the role “%(role)s”")),
    "membership.ended": Verb(noop("Role ended"), noop("Ended the role “%(role)s” of %(user)s")),
    "register.imported": Verb(
        noop("Bodies imported"), noop("Imported bodies: %(new)s new, %(changed)s changed")
    ),
    "register.exported": Verb(noop("Register exported"), noop("Exported %(entities)s bodies")),
    "support.assigned": Verb(
        noop("Supporter assigned"), noop("%(target)s accompanies %(entities)s more bodies")
    ),
    "deployment.started": Verb(
        noop("Deployment started"), noop("Started the deployment of the body with a plan")
    ),
    "deployment.phase_closed": Verb(
        noop("Phase closed"), noop("Closed the phase “%(phase)s” of the deployment")
    ),
    "deployment.phase_reopened": Verb(
        noop("Phase reopened"), noop("Opened the phase “%(phase)s” of the deployment again")
    ),
    "deployment.demo_loaded": Verb(
        noop("Deployment of the demonstration loaded"), noop("Invented %(plans)s plans")
    ),
    "deployment.exported": Verb(
        noop("Deployment board exported"), noop("Exported the deployment of %(bodies)s bodies")
    ),
    "plan_template.loaded": Verb(
        noop("Templates of plans loaded"), noop("Loaded %(templates)s templates of plans")
    ),
    "plan_template.added": Verb(noop("Template of a plan added")),
    "plan_template.changed": Verb(noop("Template of a plan changed")),
    "plan_template.retired": Verb(noop("Template of a plan taken out of use")),
    "tool.loaded": Verb(noop("Tools loaded"), noop("Loaded %(tools)s tools into the catalogue")),
    "tool.added": Verb(noop("Tool added"), noop("Added the tool “%(tool)s” to the catalogue")),
    "tool.changed": Verb(noop("Tool changed"), noop("Changed the tool “%(tool)s”")),
    "tool.announced": Verb(
        noop("Change of a tool announced"),
        noop("Announced a change of the tool “%(tool)s” from %(since)s"),
    ),
    "tool.notice_withdrawn": Verb(
        noop("Notice of a tool withdrawn"), noop("Withdrew a notice about the tool “%(tool)s”")
    ),
    "tool.exported": Verb(
        noop("Use of tools exported"), noop("Exported which of %(bodies)s bodies uses which tool")
    ),
    "trail.exported": Verb(
        noop("Audit trail exported"), noop("Exported %(lines)s lines of the audit trail")
    ),
}
