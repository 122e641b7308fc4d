"""The people of the demonstration: invented names, one for each role."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from governance.models import Entity, User
from governance.services import memberships, people, supports

AOC = "9821920002"
BARCELONA = "8000840003"
SMALL = ("0802530008", "0800820002", "0802140003")
LARGE = "4312330008"
EDITOR, APPROVER = "editora@demo.example", "aprovadora@demo.example"
ADMINISTRATOR = "aoc@demo.example"
PROVINCES = {"08": BARCELONA, "17": "8001760009", "25": "8002550006", "43": "8004330008"}
NEAR = "08"
DOMAIN = "demo.example"
SUPPORTED_SINCE = date(2021, 1, 1)
SUPPORTED_KINDS = ("ajuntament", "emd")


@dataclass(frozen=True, slots=True)
class Account:
    """An account: the name before the @, the name shown, the role, and the codes of its bodies."""

    box: str
    name: str
    role: str
    bodies: tuple[str, ...]

    @property
    def email(self) -> str:
        """The address that signs in; `.example` can never belong to anybody."""
        return f"{self.box}@{DOMAIN}"


ACCOUNTS = (
    Account("secretaria", "Secretària de Mostra", "entity_manager", SMALL),
    Account("auxiliar", "Auxiliar de Mostra", "entity_contributor", SMALL[:1]),
    Account("lectora", "Lectora de Mostra", "entity_reader", SMALL[:1]),
    Account("gran", "Responsable de Mostra", "entity_manager", (LARGE,)),
    Account("tecnic", "Tècnic de Mostra", "technician", (BARCELONA,)),
    Account("suport", "Cap de Suport de Mostra", "supporter_admin", (BARCELONA,)),
    Account("editora", "Editora de Mostra", "methodology_editor", (AOC,)),
    Account("aprovadora", "Aprovadora de Mostra", "methodology_approver", (AOC,)),
    Account("revisora", "Revisora de Mostra", "methodology_approver", (AOC,)),
    Account("comite", "Vocal de Mostra", "committee_member", (AOC,)),
    Account("actes", "Secretari del Comitè de Mostra", "committee_secretary", (AOC,)),
    Account("aoc", "Administradora de Mostra", "aoc_admin", (AOC,)),
    Account("auditora", "Auditora de Mostra", "auditor", (AOC,)),
)


def people_in(password: str, *, now: datetime) -> list[User]:
    """Give each account of the demonstration its role and PASSWORD, and return the people.

    The password, which is printed anyway, is hashed once for all: hashing is slow on purpose.
    """
    made = []
    for account in ACCOUNTS:
        user = people.add(email=account.email, full_name=account.name, by=None, demo=True)
        for code in account.bodies:
            body = Entity.objects.get(code=code)
            memberships.give(user=user, entity=body, role=account.role, by=None, now=now)
        made.append(user)
    keys = [user.pk for user in made]
    User.objects.filter(pk__in=keys).update(password=make_password(password))
    return made


def support_everywhere(*, today: date) -> None:
    """Let each Diputació accompany the town halls of its province."""
    for province, code in PROVINCES.items():
        bodies = Entity.objects.filter(kind__in=SUPPORTED_KINDS, province=province)
        supports.assign(
            entities=bodies,
            supporter=Entity.objects.get(code=code),
            on=SUPPORTED_SINCE,
            today=today,
            actor=None,
        )
