"""`./portal bench`: the benchmarks, over servers and data of their own."""

from eset_portal.launcher import messages, servers, serving, system
from eset_portal.launcher.asked import listening
from eset_portal.launcher.commands import test
from eset_portal.launcher.passing import own_place
from eset_portal.launcher.processes import together


def run(arguments: list[str]) -> int:
    """Prepare a portal with demo data and run the benchmarks on it; return their exit code."""
    messages.compile_all()
    system.provide_reports()
    with (
        listening() as asked,
        own_place("bench", on_disk=True) as places,
        servers.running(places) as services,
        together(asked) as group,
    ):
        environment = services.environment
        owner = serving.as_owner(environment)
        group.complete("prepare", serving.prepare(environment), owner)
        command = serving.python("-m", "benchmarks", *arguments)
        group.start("benchmarks", command, environment)
        code = group.code("benchmarks")
    return test.ENDED if code is None else code
