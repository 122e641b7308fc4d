"""`./portal test`: everything that the tests need, in a place of their own, then the tests."""

from eset_portal.launcher import messages, servers, serving, system
from eset_portal.launcher.asked import listening
from eset_portal.launcher.passing import own_place
from eset_portal.launcher.processes import together
from eset_portal.launcher.progress import say

ENDED = 130  # what a shell says of a process that Ctrl-C ended
# Three on two cores: some always wait. In the order of tests/conftest.py: the long ones first.
PARALLEL = ("-n", "3", "--dist", "loadscope", "--no-loadscope-reorder")
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}  # a run starts some hundred processes of one code
RUN = "PORTAL_TEST_RUN"  # names the data directory of a run to all its processes
SHORT = ("-m", "not drill")


def run(arguments: list[str]) -> int:
    """Run pytest with ARGUMENTS on all tests but the drills; return its exit code."""
    return pytest(arguments, marker=SHORT)


def pytest(arguments: list[str], *, marker: tuple[str, ...]) -> int:
    """Run pytest with ARGUMENTS and MARKER over servers of its own; return its exit code."""
    messages.compile_all()
    missing = [system.provide_reports(), system.provide_browser()]
    for command in filter(None, missing):
        say(f"some tests cannot run on this machine. Run: {command}")
    chosen = [*marker] if not _given(arguments, "-m") else []
    parallel = [*PARALLEL] if not _given(arguments, "-n") else []
    with (
        listening() as asked,
        own_place("test") as places,
        servers.running(places, lasting=False) as services,
        together(asked) as group,
    ):
        command_line = serving.python("-m", "pytest", *parallel, *chosen, *arguments)
        group.start(
            "pytest", command_line, services.environment | COMPILED | {RUN: str(places.data)}
        )
        code = group.code("pytest")
    return ENDED if code is None else code


def _given(arguments: list[str], option: str) -> bool:
    """Say whether the person chose OPTION."""
    return any(argument.startswith(option) for argument in arguments)
