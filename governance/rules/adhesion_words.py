"""What is said about a case: in letters, as its heading, and as the next thing to do."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop
from governance.rules import adhesion_states as at

LETTERS = {
    at.SUBMIT: noop("There is a new application: %(body)s asks to join e-SET."),
    at.TAKE: noop("The review of the application of %(body)s has begun."),
    at.ACCEPT: noop("The application of %(body)s is accepted. The agreement will follow."),
    at.ASK_PAPERS: noop("To decide on the application of %(body)s, papers are still needed."),
    at.BRING_PAPERS: noop("%(body)s has handed in the papers that were asked for."),
    at.REJECT: noop("The application of %(body)s is rejected."),
    at.SEND_AGREEMENT: noop("The agreement of %(body)s is ready to be signed."),
    at.SIGN: noop("%(body)s has handed in the signed agreement."),
    at.COUNTERSIGN: noop(
        "The agreement of %(body)s is signed by both sides. You are now its e-SET manager."
    ),
    at.RETURN_AGREEMENT: noop("The agreement of %(body)s has to be signed again."),
    at.CONSOLIDATE: noop("The deployment at %(body)s is closed: it works with e-SET."),
    at.SUSPEND: noop("The work of %(body)s with e-SET is suspended."),
    at.RESUME: noop("%(body)s works with e-SET again."),
    at.LEAVE: noop("%(body)s has left e-SET."),
    at.WITHDRAW: noop("%(body)s withdraws its application."),
}
"""By move, the first sentence of its letter."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands, as a heading, and what comes next: for its filer, and for the others."""

    heading: str
    for_filer: str
    for_others: str


STANDINGS = {
    at.DRAFT: Standing(
        noop("Your application is a draft"),
        noop("Fill it in, add the signed request and send it. Nobody else sees it until then."),
        "",
    ),
    at.SUBMITTED: Standing(
        noop("The application is sent"),
        noop("The Consortium will look at it. You need do nothing now; you get an e-mail."),
        noop("It waits for somebody of the Consortium to start the review."),
    ),
    at.UNDER_REVIEW: Standing(
        noop("The application is under review"),
        noop("You need do nothing now. You get an e-mail as soon as there is a decision."),
        noop("Read the request and the papers, then accept, ask for papers or reject."),
    ),
    at.PAPERS_REQUESTED: Standing(
        noop("Papers are needed to decide"),
        noop("Upload each paper of the list as a PDF, then hand them in."),
        noop("It waits for the body to hand in the papers."),
    ),
    at.ACCEPTED: Standing(
        noop("The application is accepted"),
        noop("The Consortium prepares the agreement. You get an e-mail when it is ready."),
        noop("Send the agreement: the portal writes it with the facts of the body."),
    ),
    at.AGREEMENT_SENT: Standing(
        noop("The agreement is ready to be signed"),
        noop("Download it, have it signed outside the portal, upload it, and hand it in."),
        noop("It waits for the body to sign."),
    ),
    at.AGREEMENT_SIGNED: Standing(
        noop("The body has signed the agreement"),
        noop("The Consortium signs now. You get an e-mail with the agreement signed by both."),
        noop("Check the signature, sign, and upload the agreement signed by both sides."),
    ),
    at.DEPLOYING: Standing(
        noop("The body belongs to e-SET: the deployment begins"),
        noop("You are the e-SET manager: invite your team and follow the deployment plan."),
        noop("The body deploys e-SET with whoever accompanies it."),
    ),
    at.ACTIVE: Standing(
        noop("The body works with e-SET"),
        noop("Nothing is pending here: the self-assessment and the library are your next steps."),
        noop("Nothing is pending here."),
    ),
    at.SUSPENDED: Standing(
        noop("The work with e-SET is suspended"),
        noop("The reason is below. Write to the Consortium when it is settled."),
        noop("Resume it when the reason is settled, or record that the body leaves."),
    ),
    at.LEFT: Standing(
        noop("The body has left e-SET"),
        noop("What was done stays readable. The body may apply again."),
        noop("The case is closed."),
    ),
    at.REJECTED: Standing(
        noop("The application is rejected"),
        noop("The reason is below. The body may apply again when it is settled."),
        noop("The case is closed."),
    ),
    at.WITHDRAWN: Standing(
        noop("The application is withdrawn"),
        noop("The body may apply again whenever it wants."),
        noop("The case is closed."),
    ),
}
