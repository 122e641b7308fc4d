"""Entrance of the launcher: `python -m eset_portal.launcher COMMAND [arguments]`."""

import sys

from eset_portal.launcher.commands import bench, check, drill, manage, test, up
from eset_portal.launcher.errors import StartError

COMMANDS = {
    "up": up.run,
    "test": test.run,
    "check": check.run,
    "drill": drill.run,
    "bench": bench.run,
    "manage": manage.run,
}


def main(arguments: list[str]) -> int:
    """Run the command that ARGUMENTS name; return its exit code."""
    name, *rest = arguments
    try:
        return COMMANDS[name](rest)
    except StartError as error:
        print(f"\nportal: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
