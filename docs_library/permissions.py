"""Who may write, approve and look at what is being written: each answer carries its reason."""

from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library.models import Practice, Proposal
from docs_library.models.practice_reviewers import able
from docs_library.rules import edition_moves
from docs_library.rules.edition_moves import Facts
from docs_library.rules.practices import names as of_practices
from docs_library.rules.proposals import impacts, names
from eset_portal.common.rules.decisions import YES, Decision, no
from governance import access
from governance.models import Entity, Membership, User
from governance.rules import roles


def may_write(user: User) -> Decision:
    """Say whether USER may write documents."""
    if access.may_for_all(user, roles.WRITE_METHOD):
        return YES
    return no(_("Only methodology editors write documents."))


def may_approve(user: User) -> Decision:
    """Say whether USER may approve, publish and withdraw what others wrote."""
    if access.may_for_all(user, roles.APPROVE_METHOD):
        return YES
    return no(_("Only methodology approvers do this."))


def may_watch(user: User) -> Decision:
    """Say whether USER may note changes around the method and decide reviews."""
    if may_write(user).allowed or may_approve(user).allowed:
        return YES
    return no(_("Only methodology editors and approvers keep the watch over the method."))


def may_look(user: User) -> Decision:
    """Say whether USER may see what is being written: who works on it, and who watches all."""
    rights = (roles.WRITE_METHOD, roles.APPROVE_METHOD, roles.READ_TRAIL)
    if any(access.may_for_all(user, right) for right in rights):
        return YES
    return no(_("What is being written is for methodology editors and approvers."))


def may_move(move: str, facts: Facts) -> Decision:
    """Say whether MOVE may be made where FACTS hold, in the reader's language."""
    decision = edition_moves.decide(move, facts)
    return decision if decision.allowed else no(_(decision.reason))


def may_adopt(user: User, entity: Entity) -> Decision:
    """Say whether USER may declare by which edition ENTITY works."""
    if roles.SUBMIT in access.rights_over(user, entity):
        return YES
    return no(_("Only the e-SET manager of a body says by which edition it works."))


def may_see_readers(user: User, entity: Entity) -> Decision:
    """Say whether USER may see who of the staff of ENTITY has read what."""
    if access.may(user, roles.MANAGE_TEAM, entity):
        return YES
    return no(_("Only the e-SET manager of a body sees who of its team has read what."))


def may_compare_bodies(user: User) -> Decision:
    """Say whether USER may see bodies side by side: how many have read, and what they work by."""
    if access.may_somewhere(user, roles.READ_DASHBOARD):
        return YES
    return no(_("Only the Consortium and those who accompany bodies see this board."))


def may_see_copies(user: User, entity: Entity) -> bool:
    """Say whether USER may see the own copies of ENTITY: its staff, who accompanies it, the AOC."""
    return roles.READ_RESULTS in access.rights_over(user, entity)


def may_adapt(user: User, entity: Entity) -> Decision:
    """Say whether USER may make and write the own copies of ENTITY."""
    if roles.ANSWER in access.rights_over(user, entity):
        return YES
    return no(_("Only the e-SET manager and the contributors of a body write its own copies."))


def may_lead_copies(user: User, entity: Entity) -> Decision:
    """Say whether USER may approve, undo, detach and retire the own copies of ENTITY."""
    if roles.SUBMIT in access.rights_over(user, entity):
        return YES
    return no(_("Only the e-SET manager of a body decides what its own copies say to its staff."))


def may_see_what_bodies_change(user: User) -> Decision:
    """Say whether USER may see, counted, which paragraphs bodies change in their copies."""
    if may_look(user).allowed:
        return YES
    return no(_("Only those who write and watch the method see what bodies change in it."))


def parts_in(user: User, proposal: Proposal) -> frozenset[str]:
    """Return the parts that USER has in PROPOSAL: author, triager, secretary."""
    found = {names.AUTHOR} if proposal.author_id == user.pk else set()
    if access.may_for_all(user, roles.TRIAGE_PROPOSALS):
        found.add(names.TRIAGER)
    if access.may_for_all(user, roles.RUN_COMMITTEE):
        found.add(names.SECRETARY)
    return frozenset(found)


def may_triage(user: User) -> Decision:
    """Say whether USER may look at proposals for the Consortium."""
    if access.may_for_all(user, roles.TRIAGE_PROPOSALS):
        return YES
    return no(_(names.WHO_MAY[names.TRIAGER]))


def may_assess(user: User, proposal: Proposal) -> Decision:
    """Say whether USER may assess the impact of PROPOSAL: never their own."""
    if proposal.author_id == user.pk:
        return no(_(impacts.OWN))
    if access.may_for_all(user, roles.ASSESS_PROPOSALS):
        return YES
    return no(_("Only those who write, approve and lead the method assess proposals."))


def may_support(user: User, entity: Entity | None) -> Decision:
    """Say whether USER may support proposals in the name of ENTITY."""
    if entity is not None and roles.ANSWER in access.rights_over(user, entity):
        return YES
    return no(_("Only the e-SET manager and the contributors of a body support in its name."))


def sees_all_proposals(user: User) -> bool:
    """Say whether USER sees every proposal that was sent, also private ones."""
    rights = (
        *(roles.TRIAGE_PROPOSALS, roles.ASSESS_PROPOSALS),
        *(roles.READ_TRAIL, roles.APPROVE_METHOD),
    )
    return any(access.may_for_all(user, right) for right in rights)


def parts_in_practice(user: User, practice: Practice) -> frozenset[str]:
    """Return the parts that USER has in PRACTICE: owner, reviewer.

    Who accompanies the body reviews what it shares, the Consortium where nobody there can; nobody
    reviews what they wrote or what their own body shares.
    """
    rights = access.rights_over(user, practice.entity)
    if roles.ANSWER in rights:
        return frozenset({of_practices.OWNER})
    own = Membership.objects.filter(user=user, entity=practice.entity_id).exists()
    if own or practice.author_id == user.pk:
        return frozenset()
    reviews = roles.CONTROL in rights
    if not reviews and roles.TRIAGE_PROPOSALS in rights:
        rows = able(practice.entity_id, practice.author_id, timezone.localdate())
        reviews = not rows.exists()
    return frozenset({of_practices.REVIEWER}) if reviews else frozenset()


def may_share(user: User, entity: Entity | None) -> Decision:
    """Say whether USER may share practices in the name of ENTITY, and say that it uses some."""
    if entity is not None and roles.ANSWER in access.rights_over(user, entity):
        return YES
    return no(_("Only the e-SET manager and the contributors of a body do this in its name."))
