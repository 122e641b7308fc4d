"""Roles and what each may do: the one table of rights."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop

# Rights over one body. They are object permissions on Entity; a role with a wider reach holds
# them for more than one body (see Reach).
VIEW = "view_entity"
READ_RESULTS = "read_results"
ANSWER = "answer"
SUBMIT = "submit"
REQUEST_REPORT = "request_report"
PLAN_IMPROVEMENT = "plan_improvement"
MANAGE_TEAM = "manage_team"
CONTROL = "control"
READ_DASHBOARD = "read_dashboard"
READ_TRAIL = "read_trail"
MANAGE_CAMPAIGNS = "manage_campaigns"
DEPLOY = "deploy"
DECIDE_ADHESION = "decide_adhesion"
MANAGE_SUPPORT = "manage_support"
MANAGE_SETTINGS = "manage_settings"
WRITE_METHOD = "write_method"
APPROVE_METHOD = "approve_method"
PUBLISH_URGENTLY = "publish_urgently"
TRIAGE_PROPOSALS = "triage_proposals"
ASSESS_PROPOSALS = "assess_proposals"
RUN_COMMITTEE = "run_committee"

RIGHTS = {
    READ_RESULTS: noop("See the results of a body"),
    ANSWER: noop("Answer for a body"),
    SUBMIT: noop("Submit the self-assessment of a body"),
    REQUEST_REPORT: noop("Ask for the report of a body"),
    PLAN_IMPROVEMENT: noop("Plan the improvement of a body"),
    MANAGE_TEAM: noop("Manage the team of a body"),
    CONTROL: noop("Review the self-assessment of a body"),
    READ_DASHBOARD: noop("See the results of many bodies side by side"),
    READ_TRAIL: noop("Read the audit trail"),
    MANAGE_CAMPAIGNS: noop("Open and close campaigns"),
    DEPLOY: noop("Work on the deployment of a body"),
    DECIDE_ADHESION: noop("Decide on the applications of bodies to join"),
    MANAGE_SUPPORT: noop("Say which body accompanies which"),
    MANAGE_SETTINGS: noop("Change points, templates and catalogues of the portal"),
    WRITE_METHOD: noop("Write documents and questionnaires"),
    APPROVE_METHOD: noop("Approve and publish what others wrote"),
    PUBLISH_URGENTLY: noop("Publish at once, with a review later"),
    TRIAGE_PROPOSALS: noop("Look at proposals of improvement and answer them"),
    ASSESS_PROPOSALS: noop("Assess the impact of proposals of improvement"),
    RUN_COMMITTEE: noop("Prepare and hold the sessions of the bodies of governance"),
}

OWN = "own"
SUPPORTED = "supported"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its words, its rights, and for which bodies it has them (own, supported, all)."""

    code: str
    label: str
    rights: frozenset[str]
    reach: str = OWN


ROLES = {
    role.code: role
    for role in (
        Role(
            "entity_manager",
            noop("e-SET manager"),
            frozenset(
                {
                    VIEW,
                    READ_RESULTS,
                    ANSWER,
                    SUBMIT,
                    PLAN_IMPROVEMENT,
                    REQUEST_REPORT,
                    MANAGE_TEAM,
                    DEPLOY,
                }
            ),
        ),
        Role(
            "entity_contributor",
            noop("Contributor"),
            frozenset({VIEW, READ_RESULTS, ANSWER, DEPLOY}),
        ),
        Role("entity_reader", noop("Reader"), frozenset({VIEW, READ_RESULTS})),
        Role(
            "supporter_admin",
            noop("Head of support"),
            frozenset({VIEW, READ_RESULTS, REQUEST_REPORT, READ_DASHBOARD}),
            SUPPORTED,
        ),
        Role(
            "technician",
            noop("Support technician"),
            frozenset({VIEW, READ_RESULTS, REQUEST_REPORT, CONTROL, READ_DASHBOARD, DEPLOY}),
            SUPPORTED,
        ),
        Role(
            "methodology_editor",
            noop("Methodology editor"),
            frozenset({VIEW, WRITE_METHOD, TRIAGE_PROPOSALS, ASSESS_PROPOSALS}),
            ALL,
        ),
        Role(
            "methodology_approver",
            noop("Methodology approver"),
            frozenset({VIEW, APPROVE_METHOD, PUBLISH_URGENTLY, ASSESS_PROPOSALS}),
            ALL,
        ),
        Role("committee_member", noop("Committee member"), frozenset({VIEW}), ALL),
        Role(
            "committee_secretary",
            noop("Committee secretary"),
            frozenset({VIEW, RUN_COMMITTEE, TRIAGE_PROPOSALS}),
            ALL,
        ),
        Role(
            "aoc_admin",
            noop("AOC administrator"),
            frozenset(
                {
                    VIEW,
                    READ_RESULTS,
                    REQUEST_REPORT,
                    MANAGE_TEAM,
                    READ_DASHBOARD,
                    READ_TRAIL,
                    MANAGE_CAMPAIGNS,
                    DEPLOY,
                    DECIDE_ADHESION,
                    MANAGE_SUPPORT,
                    MANAGE_SETTINGS,
                    TRIAGE_PROPOSALS,
                    ASSESS_PROPOSALS,
                    RUN_COMMITTEE,
                }
            ),
            ALL,
        ),
        Role(
            "auditor",
            noop("Auditor"),
            frozenset({VIEW, READ_RESULTS, READ_DASHBOARD, READ_TRAIL}),
            ALL,
        ),
    )
}


def choices() -> list[tuple[str, str]]:
    """Return the roles as (code, label) pairs in table order."""
    return [(role.code, role.label) for role in ROLES.values()]


def with_reach(reach: str) -> list[Role]:
    """Return the roles whose rights reach as far as REACH says."""
    return [role for role in ROLES.values() if role.reach == reach]
