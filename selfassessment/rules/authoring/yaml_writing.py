"""Write a questionnaire as YAML, to be read again with `load_yaml`."""

from collections.abc import Mapping
from typing import Any

import yaml


def to_yaml(content: Mapping[str, Any]) -> str:
    """Return CONTENT as YAML: what `load_yaml` reads from it is the same again."""
    return yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=False, width=96)
