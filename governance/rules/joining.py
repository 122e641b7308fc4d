"""The steps by which a body comes to work with e-SET, and which of them concern whom."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop


@dataclass(frozen=True, slots=True)
class Step:
    """A step: stored code, its name, and what happens in it."""

    code: str
    label: str
    hint: str


APPLY = Step(
    "apply",
    noop("Application"),
    noop("The body applies with its papers, and the Consortium decides."),
)
TAKEN_ALONG = Step(
    "taken_along",
    noop("Taken along"),
    noop("The body that it depends on takes it along when it joins: no papers of its own."),
)
AGREEMENT = Step(
    "agreement",
    noop("Agreement"),
    noop("The agreement is signed by both sides, and a supporter is set."),
)
TEAM = Step("team", noop("Team"), noop("The body invites its people and says who does what."))
DEPLOYMENT = Step(
    "deployment",
    noop("Deployment"),
    noop("From the diagnosis to consolidation, with its supporter."),
)
ASSESSMENT = Step(
    "assessment",
    noop("Self-assessment"),
    noop("In each campaign, the questions for its kind and size."),
)
ACCOMPANYING = Step(
    "accompanying",
    noop("Support for others"),
    noop("Its technicians accompany the bodies of its territory."),
)

ALONE = (APPLY, AGREEMENT, TEAM, DEPLOYMENT, ASSESSMENT)
WITH_PARENT = (TAKEN_ALONG, TEAM, DEPLOYMENT, ASSESSMENT)
SUPPORTING = (*ALONE, ACCOMPANYING)
