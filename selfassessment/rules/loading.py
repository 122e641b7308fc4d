"""Read a questionnaire from YAML, as authors write it, into canonical content."""

from collections.abc import Mapping

import yaml

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument import InvalidInstrument, Problem
from selfassessment.rules.instrument.parsing import read_applies
from selfassessment.rules.instrument.reading import Reader

_LONGEST = 2_000_000

_DEFAULTS: Mapping[str, object] = {
    "kind": "level",
    "evidence": [],
    "norms": [],
    "documents": [],
    "critical": False,
    "control": False,
    "allows_na": True,
}


class _Unusable(yaml.YAMLError):
    """Something that YAML allows and a questionnaire does not."""

    def __init__(self, message: str, mark: yaml.Mark) -> None:
        super().__init__(message)
        self.message = message
        self.line = mark.line + 1


class _Loader(yaml.SafeLoader):
    """Plain values only: no repeated names, which would hide a value, and no references."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]  # so in PyYAML's stubs
            raise _Unusable(
                noop("line %(line)d: references (* and &) are not used here, write the value out"),
                event.start_mark,
            )
        return super().compose_node(parent, index)

    def compose_mapping_node(self, anchor: dict[object, yaml.Node]) -> yaml.MappingNode:
        node = super().compose_mapping_node(anchor)
        seen = set()
        for key, _ in node.value:
            name = (key.tag, str(key.value))
            if name in seen:
                raise _Unusable(
                    noop("line %(line)d: a name stands twice in the same group"), key.start_mark
                )
            seen.add(name)
        return node


def load_yaml(text: str) -> dict[str, object]:
    """Return the content that TEXT describes, for `parse`: groups and defaults written out.

    Raises InvalidInstrument, with the line, when TEXT is not usable YAML, and with the
    place when a group is wrong or does not exist. Anything else that is wrong is left
    for `parse` to say.
    """
    document = _document(text)
    if not isinstance(document, dict):
        raise _refusal(noop("a questionnaire is expected here"))
    reader = Reader()
    groups = _groups(reader, document.get("groups", {}))
    reader.close()
    content = {str(key): value for key, value in document.items() if key != "groups"}
    if isinstance(content.get("dimensions"), list):
        content["dimensions"] = [
            _dimension(reader, f"dimensions[{position}]", value, groups)
            for position, value in enumerate(content["dimensions"])
        ]
    reader.close()
    return content


def _document(text: str) -> object:
    if len(text) > _LONGEST:
        raise _refusal(noop("at most %(limit)d characters fit here"), limit=_LONGEST)
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader, only stricter
    except _Unusable as error:
        raise _refusal(error.message, line=error.line) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _refusal(
            noop("line %(line)d: this is not valid YAML (%(reason)s)"),
            line=mark.line + 1 if mark else 1,
            reason=error.problem or "",
        ) from None
    except (yaml.YAMLError, ValueError) as error:
        raise _refusal(noop("this is not valid YAML (%(reason)s)"), reason=str(error)) from None
    except RecursionError:
        raise _refusal(noop("the text is nested too deeply")) from None


def _refusal(message: str, **params: str | int) -> InvalidInstrument:
    return InvalidInstrument([Problem("", message, params)])


def _groups(reader: Reader, value: object) -> dict[str, dict[str, list[str]]]:
    if not isinstance(value, dict):
        reader.refuse("groups", noop("a group of named values is expected here"))
        return {}
    groups = {}
    for name, members in value.items():
        applies = read_applies(reader, f"groups.{name}", members)
        groups[str(name)] = {"kinds": sorted(applies.kinds), "bands": sorted(applies.bands)}
    return groups


def _dimension(
    reader: Reader, place: str, value: object, groups: Mapping[str, Mapping[str, list[str]]]
) -> object:
    if not isinstance(value, dict):
        return value
    dimension = {**value, **_weight(value)}
    if isinstance(dimension.get("questions"), list):
        dimension["questions"] = [
            _question(reader, f"{place}.questions[{position}]", item, groups)
            for position, item in enumerate(dimension["questions"])
        ]
    return dimension


def _question(
    reader: Reader, place: str, value: object, groups: Mapping[str, Mapping[str, list[str]]]
) -> object:
    if not isinstance(value, dict):
        return value
    question = {**_DEFAULTS, **value, **_weight(value)}
    applies = question.get("applies")
    if isinstance(applies, str):
        if applies not in groups:
            reader.refuse(
                f"{place}.applies", noop("the group “%(word)s” is not described"), word=applies
            )
        question["applies"] = groups.get(applies, {})
    elif isinstance(applies, dict):
        question["applies"] = {"bands": [], **applies}
    return question


def _weight(value: Mapping[object, object]) -> dict[str, object]:
    """Keep the digits the author wrote: a float says them again, and no float goes further."""
    weight = value.get("weight")
    return {"weight": repr(weight)} if isinstance(weight, float) else {}
