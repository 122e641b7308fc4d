"""How the groups of each axis are called, in the order in which they are shown."""

from django.utils.translation import gettext as _

from governance.models import Comarca, Entity
from governance.rules import bands, entity_kinds
from selfassessment.models import Assessment, Campaign
from selfassessment.rules import groups


class Names:
    """The names of the groups of CAMPAIGN, each axis read once."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self.known: dict[str, dict[str, str]] = {}

    def of(self, axis: str) -> dict[str, str]:
        """Return the name of each group of AXIS, by its value; the rest comes last."""
        if axis not in self.known:
            self.known[axis] = _of_axis(axis, self.campaign)
        return self.known[axis]


def _of_axis(axis: str, campaign: Campaign) -> dict[str, str]:
    if axis == groups.KIND:
        return {code: _(kind.plural) for code, kind in entity_kinds.KINDS.items()}
    if axis == groups.BAND:
        sizes = {code: _(band.label) for code, band in bands.BANDS.items()}
        return {**sizes, groups.OTHERS: _("Bodies without inhabitants")}
    if axis == groups.COMARCA:
        rows = Comarca.objects.order_by("sort_name").values_list("code", "name")
        return {**dict(rows), groups.OTHERS: _("Over several comarques")}
    ids = Assessment.objects.filter(campaign=campaign).values("supporter").distinct()
    found = Entity.objects.filter(pk__in=ids).in_order().values_list("pk", "name")
    return {**{str(pk): name for pk, name in found}, groups.OTHERS: _("Nobody accompanies them")}


def short(axis: str, names: dict[str, str]) -> dict[str, str]:
    """Return NAMES as they stand above narrow columns."""
    if axis != groups.BAND:
        return names
    sizes = {code: _(band.short) for code, band in bands.BANDS.items()}
    return {**sizes, groups.OTHERS: _("Others")}
