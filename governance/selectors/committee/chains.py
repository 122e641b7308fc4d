"""A decision with those before and after it, and decisions as rows of a sheet."""

from django.utils.translation import gettext as _

from eset_portal.common.sheets import Cell
from governance.models import CommitteeDecision
from governance.models.committee_decisions import DecisionQuerySet

MOST = 50


def chain(decision: CommitteeDecision) -> list[CommitteeDecision]:
    """Return the decisions that took each other's place, the first one first."""
    rows = CommitteeDecision.objects.select_related("body", "item__session")
    found = [rows.get(pk=decision.pk)]
    while found[0].revokes_id is not None and len(found) < MOST:
        found.insert(0, rows.get(pk=found[0].revokes_id))
    while len(found) < MOST:
        later = rows.filter(revokes=found[-1].pk).first()
        if later is None:
            break
        found.append(later)
    return found


def sheet(rows: DecisionQuerySet) -> tuple[list[str], list[list[Cell]]]:
    """Return headings and cells of ROWS, without names of people."""
    headings = [
        _("Number"),
        _("Body of governance"),
        _("Item"),
        _("Outcome"),
        _("Reasons"),
        _("Conditions"),
    ]
    headings += [_("Day"), _("By which day"), _("Deferred until"), _("In favour"), _("Against")]
    headings += [_("Abstention"), _("In force")]
    return headings, [_cells(row) for row in rows]


def _cells(row: CommitteeDecision) -> list[Cell]:
    later = getattr(row, "revoked_by", None)
    return [
        *(row.code, row.body.name, row.item.title, row.outcome_label, row.reasons),
        *(row.conditions, row.at.date(), row.target_on, row.until, row.in_favour, row.against),
        *(row.abstained, _("no") if later else _("yes")),
    ]
