"""`./portal manage …`: manage.py with the services up, as the role that the work needs."""

from eset_portal.launcher import messages, servers, serving
from eset_portal.launcher.asked import listening
from eset_portal.launcher.places import here
from eset_portal.launcher.processes import together

CHANGE_TABLES = {
    "migrate", "makemigrations", "sqlmigrate", "prepare_portal", "grant_app_role", "load_demo",
    "createcachetable", "dbshell", "optimizemigration", "squashmigrations",
}  # fmt: skip

ENDED = 130  # what a shell says of a process that Ctrl-C ended


def run(arguments: list[str]) -> int:
    """Run manage.py with ARGUMENTS and return its exit code."""
    messages.compile_all()
    with listening() as asked, servers.running(here()) as services, together(asked) as group:
        environment = services.environment
        if arguments and arguments[0] in CHANGE_TABLES:
            environment = serving.as_owner(environment)
        command = serving.python("manage.py", *arguments)
        group.start("manage.py", command, environment, terminal=True)
        code = group.code("manage.py")
    return ENDED if code is None else code
