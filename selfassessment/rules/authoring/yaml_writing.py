"""Write a questionnaire as YAML, to be read again with `load_yaml`."""

from collections.abc import Mapping
from typing import Any

import yaml

ODD_BREAKS = frozenset("\x85\u2028\u2029")  # a plain YAML text would fold them into spaces


class _Dumper(yaml.SafeDumper):
    """Writes each text so that it comes back to the letter."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if ODD_BREAKS & set(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def to_yaml(content: Mapping[str, Any]) -> str:
    """Return CONTENT as YAML: what `load_yaml` reads from it is the same again."""
    written = yaml.dump(
        dict(content), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=96
    )
    return str(written)
