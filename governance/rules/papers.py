"""What a body hands in with its application to join, by the code its kind names."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: stored code, its name, and one sentence that says what it must show."""

    code: str
    label: str
    hint: str


REQUEST = Paper(
    "request",
    noop("Signed request"),
    noop("The form of the application, signed by whoever represents the body."),
)
RESOLUTION = Paper(
    "resolution",
    noop("Decision to join"),
    noop("The decree of the mayor, or the agreement of the plenary, that decides to join."),
)
AGREEMENT_OF_ORGAN = Paper(
    "organ_agreement",
    noop("Agreement of the governing body"),
    noop("The certificate of the agreement by which the governing body decides to join."),
)
STATUTES = Paper(
    "statutes",
    noop("Statutes in force"),
    noop("The statutes as published, with the list of members if it has any."),
)
ADSCRIPTION = Paper(
    "adscription",
    noop("Administration it belongs to"),
    noop("The article of the statutes, or the agreement, that says whose administration it is."),
)
CONSENT = Paper(
    "parent_consent",
    noop("Consent of the body it depends on"),
    noop("The decision by which the body that it depends on agrees that it joins."),
)

ALL = {
    paper.code: paper
    for paper in (REQUEST, RESOLUTION, AGREEMENT_OF_ORGAN, STATUTES, ADSCRIPTION, CONSENT)
}

OWN = (REQUEST, RESOLUTION)
COLLEGIATE = (REQUEST, AGREEMENT_OF_ORGAN)
ASSOCIATED = (*COLLEGIATE, STATUTES)
ATTACHED = (*ASSOCIATED, ADSCRIPTION)
LOCAL = (*COLLEGIATE, CONSENT)
DEPENDENT = (*COLLEGIATE, STATUTES, CONSENT)
