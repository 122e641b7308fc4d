"""What is kept about people, table by table: what, why, for how long, and how it ends.

A test compares this with the tables: one that points to a person, or describes one, and is not
told here fails it. Each app has such a list; settings.PERSONAL_DATA names them.
"""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop

STAYS = "stays"
GONE = "gone"
BLANK = "blank"
ISSUED = "issued"

AT_THE_END = {
    STAYS: noop("It stays, with a number instead of the name."),
    GONE: noop("It is erased."),
    BLANK: noop("What describes the person is erased; the rest stays."),
    ISSUED: noop(
        "It stays as it was issued: nobody can change it. Pages show a number, not a name."
    ),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A table with people in it.

    `people` are its columns that point to one, `columns` those that describe one. A row is about
    the person that `owner` points to, or whose e-mail address stands in `address`. `hidden` is
    left out of what people take away: secrets. `end` is what becomes of the rows about somebody
    when the names go; those that only point to them stay.
    """

    table: str
    what: str
    why: str
    people: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    owner: str = ""
    address: str = ""
    hidden: tuple[str, ...] = ()
    end: str = STAYS


ACCESS = noop("To let you in and show you what concerns you")
PROOF = noop("To make sure that it is you")
TRACE = noop("So that what a public body decides can be traced and checked")
ABUSE = noop("To protect the portal from abuse")
ASKING = noop("So that the bodies can ask each other, where they want to")
NEWS = noop("To tell you what concerns you, and to know that it was sent")

KEPT = (
    Kept(
        "governance.user",
        noop("Your account: name and e-mail address"),
        ACCESS,
        columns=("email", "full_name"),
        address="email",
        hidden=("password", "groups", "user_permissions"),
        end=BLANK,
    ),
    Kept("governance.membership", noop("Your roles, where and when"), ACCESS, people=("user",)),
    Kept(
        "account.emailaddress",
        noop("The addresses with which you sign in"),
        ACCESS,
        people=("user",),
        columns=("email",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "account.emailconfirmation",
        noop("The letters that confirm an address"),
        PROOF,
        columns=("email_address",),
        hidden=("key",),
        end=GONE,
    ),
    Kept(
        "mfa.authenticator",
        noop("Your second step: applications and keys"),
        PROOF,
        people=("user",),
        owner="user",
        hidden=("data",),
        end=GONE,
    ),
    Kept(
        "socialaccount.socialaccount",
        noop("Your identity at another provider, if you sign in with it"),
        PROOF,
        people=("user",),
        owner="user",
        hidden=("extra_data",),
        end=GONE,
    ),
    Kept(
        "governance.auditevent",
        noop("What you did, with the date"),
        TRACE,
        people=("actor",),
        hidden=("hash", "prev_hash"),
    ),
    Kept(
        "governance.entityusergrant",
        noop("Your rights over each body, as your roles give them"),
        ACCESS,
        people=("user",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "governance.user_groups",
        noop("Your wider roles"),
        ACCESS,
        people=("user",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "governance.user_user_permissions",
        noop("Rights given to you alone; none are in use"),
        ACCESS,
        people=("user",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "guardian.userobjectpermission",
        noop("Rights given to you alone; none are in use"),
        ACCESS,
        people=("user",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "governance.publiccontact",
        noop("The line by which other bodies may ask you"),
        ASKING,
        people=("given_by",),
        columns=("name", "post", "email", "about"),
        address="email",
        end=GONE,
    ),
    Kept(
        "governance.invitation",
        noop("Invitations to a team that you got, made or accepted"),
        ACCESS,
        people=("invited_by", "accepted_by"),
        columns=("email",),
        owner="accepted_by",
        address="email",
        hidden=("token_hash",),
        end=GONE,
    ),
    Kept(
        "governance.application",
        noop("The applications of bodies that you filed, with your post and telephone"),
        TRACE,
        people=("filer",),
        columns=("post", "phone"),
        owner="filer",
        end=BLANK,
    ),
    Kept(
        "governance.casemove",
        noop("What you did and wrote in applications"),
        TRACE,
        people=("by",),
    ),
    Kept(
        "governance.casepaper",
        noop("The papers that you uploaded, and the names that their signatures state"),
        TRACE,
        people=("by",),
        columns=("signatures",),
        hidden=("file",),
        end=ISSUED,
    ),
    Kept(
        "governance.accessreview",
        noop("The reviews of who has access that you made"),
        TRACE,
        people=("by",),
    ),
    Kept(
        "governance.letter",
        noop("The letters that the portal sent you"),
        NEWS,
        people=("user",),
        columns=("address",),
        owner="user",
        address="address",
        hidden=("token",),
        end=GONE,
    ),
    Kept(
        "axes.accessattempt",
        noop("Sign-ins that failed: address, Internet address, browser"),
        ABUSE,
        columns=("username", "ip_address", "user_agent", "post_data"),
        address="username",
        hidden=("post_data", "get_data"),
        end=GONE,
    ),
    Kept(
        "axes.accessfailurelog",
        noop("A list of failed sign-ins; it is not in use"),
        ABUSE,
        columns=("username", "ip_address", "user_agent"),
        address="username",
        end=GONE,
    ),
    Kept(
        "axes.accesslog",
        noop("A list of sign-ins; it is not in use"),
        ABUSE,
        columns=("username", "ip_address", "user_agent"),
        address="username",
        end=GONE,
    ),
)
